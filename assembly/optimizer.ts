// Parameter updates. Each walks a list of parameters in memory: [value, adjoint, state 1, state 2, elements] a row,
// 32 bits each. Values, adjoints and state are padded to whole vectors, so whole vectors are written.
import { lanes, sumLanes, firstLanes } from "./vector";

const ROW: usize = 20;

/** The square of the norm of all gradients together, summed in double precision over rows. */
export function squaredNorm<T>(list: usize, count: i32): f64 {
  let total: f64 = 0;
  for (; count > 0; count--, list += ROW) {
    let g = <usize>load<u32>(list, 4);
    let sum = v128.splat<T>(<T>0);
    for (let left = load<i32>(list, 16); left > 0; left -= lanes<T>(), g += 16) {
      const vector = v128.and(v128.load(g), firstLanes<T>(min(left, lanes<T>())));
      sum = v128.add<T>(sum, v128.mul<T>(vector, vector));
    }
    total += <f64>sumLanes<T>(sum);
  }
  return total;
}

/** value -= rate * velocity, where velocity = momentum * velocity + gradient * scale. */
export function descend<T>(list: usize, count: i32, rate: f64, momentum: f64, scale: f64): void {
  const rates = v128.splat<T>(<T>rate);
  const momenta = v128.splat<T>(<T>momentum);
  const scales = v128.splat<T>(<T>scale);
  for (; count > 0; count--, list += ROW) {
    const value = <usize>load<u32>(list);
    const g = <usize>load<u32>(list, 4);
    const velocity = <usize>load<u32>(list, 8);
    const bytes = <usize>load<i32>(list, 16) * sizeof<T>();
    for (let at: usize = 0; at < bytes; at += 16) {
      const speed = v128.add<T>(
        v128.mul<T>(momenta, v128.load(velocity + at)),
        v128.mul<T>(scales, v128.load(g + at)),
      );
      v128.store(velocity + at, speed);
      v128.store(value + at, v128.sub<T>(v128.load(value + at), v128.mul<T>(rates, speed)));
    }
  }
}

/**
 * Adam (Kingma & Ba 2015, algorithm 1). `correction1` = 1 / (1 - beta1^t) and `correction2` = 1 / (1 - beta2^t).
 */
export function adam<T>(
  list: usize, count: i32, rate: f64, beta1: f64, beta2: f64, correction1: f64, correction2: f64, epsilon: f64,
  scale: f64,
): void {
  const keep1 = v128.splat<T>(<T>beta1);
  const keep2 = v128.splat<T>(<T>beta2);
  const take1 = v128.splat<T>(<T>(1 - beta1));
  const take2 = v128.splat<T>(<T>(1 - beta2));
  const steps = v128.splat<T>(<T>(rate * correction1));
  const corrections = v128.splat<T>(<T>correction2);
  const epsilons = v128.splat<T>(<T>epsilon);
  const scales = v128.splat<T>(<T>scale);
  for (; count > 0; count--, list += ROW) {
    const value = <usize>load<u32>(list);
    const gradient = <usize>load<u32>(list, 4);
    const mean = <usize>load<u32>(list, 8);
    const square = <usize>load<u32>(list, 12);
    const bytes = <usize>load<i32>(list, 16) * sizeof<T>();
    for (let at: usize = 0; at < bytes; at += 16) {
      const g = v128.mul<T>(v128.load(gradient + at), scales);
      const m = v128.add<T>(v128.mul<T>(keep1, v128.load(mean + at)), v128.mul<T>(take1, g));
      const v = v128.add<T>(v128.mul<T>(keep2, v128.load(square + at)), v128.mul<T>(take2, v128.mul<T>(g, g)));
      v128.store(mean + at, m);
      v128.store(square + at, v);
      const spread = v128.add<T>(v128.sqrt<T>(v128.mul<T>(v, corrections)), epsilons);
      v128.store(value + at, v128.sub<T>(v128.load(value + at), v128.div<T>(v128.mul<T>(steps, m), spread)));
    }
  }
}
