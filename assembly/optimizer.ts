// Parameter updates. Each walks a list of parameters in memory: [value, adjoint, state 1, state 2, elements] a row,
// 32 bits each. State is padded to whole vectors, which may be written whole; what follows the last value may belong to another
// parameter, for a view is a part of one.
import { firstLanes, lanes, storeFirst, sumLanes } from "./math/vector";

const ROW: usize = 20;

/** The Euclidean norm of all gradients together, summed in double precision. */
export function norm<T>(list: usize, count: i32): f64 {
  const square = sumOfSquares<T>(list, count, 1);
  // In doubles the squares of single precision neither overflow nor vanish.
  if (sizeof<T>() == 4 || (square > 1e-280 && square < Infinity)) return Math.sqrt(square);
  const most = largest(list, count);
  if (!(most > 0 && most < Infinity)) return most; // 0, infinite, or not a number
  return most * Math.sqrt(sumOfSquares<T>(list, count, most));
}

/** The sum of the squares of all gradients, each over `unit`. */
function sumOfSquares<T>(list: usize, count: i32, unit: f64): f64 {
  let total: f64 = 0;
  for (; count > 0; count--, list += ROW) {
    let g = <usize>load<u32>(list, 4);
    let left = load<i32>(list, 16);
    let sum = f64x2.splat(0);
    for (; left >= lanes<T>(); left -= lanes<T>(), g += 16) sum = f64x2.add(sum, squares<T>(v128.load(g), unit));
    if (left > 0) sum = f64x2.add(sum, squares<T>(v128.and(v128.load(g), firstLanes<T>(left)), unit));
    total += sumLanes<f64>(sum);
  }
  return total;
}

/** Squares in double precision; of single precision those of two lanes together. */
// @ts-ignore: decorator
@inline
function squares<T>(vector: v128, unit: f64): v128 {
  if (sizeof<T>() == 4) {
    const low = f64x2.promote_low_f32x4(vector);
    const high = f64x2.promote_low_f32x4(v128.shuffle<u64>(vector, vector, 1, 1));
    return f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high));
  }
  const scaled = unit == 1 ? vector : f64x2.div(vector, f64x2.splat(unit));
  return f64x2.mul(scaled, scaled);
}

/** The largest size of a gradient in double precision; NaN where there is one. */
function largest(list: usize, count: i32): f64 {
  let most: f64 = 0;
  for (; count > 0; count--, list += ROW) {
    let g = <usize>load<u32>(list, 4);
    for (let left = load<i32>(list, 16); left > 0; left--, g += 8) most = max(most, abs(load<f64>(g)));
  }
  return most;
}

/** What gradients are scaled by first, as a small scale would vanish in single precision; a power of two, which rounds nothing. */
function unitOf<T>(scale: f64): f64 {
  const small: f64 = 5.421010862427522e-20; // 2^-64
  return sizeof<T>() == 4 && scale < small ? small : 1;
}

/** value -= rate * velocity, where velocity = momentum * velocity + gradient * scale. */
export function descend<T>(list: usize, count: i32, rate: f64, momentum: f64, scale: f64): void {
  const rates = v128.splat<T>(<T>rate);
  const momenta = v128.splat<T>(<T>momentum);
  const unit = unitOf<T>(scale);
  const units = v128.splat<T>(<T>unit);
  const scales = v128.splat<T>(<T>(scale / unit));
  for (; count > 0; count--, list += ROW) {
    const value = <usize>load<u32>(list);
    const g = <usize>load<u32>(list, 4);
    const velocity = <usize>load<u32>(list, 8);
    let left = load<i32>(list, 16);
    let at: usize = 0;
    for (; left >= lanes<T>(); left -= lanes<T>(), at += 16) {
      v128.store(value + at, descended<T>(value + at, g + at, velocity + at, rates, momenta, units, scales));
    }
    if (left > 0) {
      storeFirst<T>(value + at, descended<T>(value + at, g + at, velocity + at, rates, momenta, units, scales), left);
    }
  }
}

// @ts-ignore: decorator
@inline
function descended<T>(
  value: usize, g: usize, velocity: usize, rates: v128, momenta: v128, units: v128, scales: v128,
): v128 {
  const scaled = v128.mul<T>(v128.mul<T>(v128.load(g), units), scales);
  const speed = v128.add<T>(v128.mul<T>(momenta, v128.load(velocity)), scaled);
  v128.store(velocity, speed);
  return v128.sub<T>(v128.load(value), v128.mul<T>(rates, speed));
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
  const unit = unitOf<T>(scale);
  const units = v128.splat<T>(<T>unit);
  const scales = v128.splat<T>(<T>(scale / unit));
  for (; count > 0; count--, list += ROW) {
    const value = <usize>load<u32>(list);
    const gradient = <usize>load<u32>(list, 4);
    const mean = <usize>load<u32>(list, 8);
    const square = <usize>load<u32>(list, 12);
    for (let at: usize = 0, left = load<i32>(list, 16); left > 0; left -= lanes<T>(), at += 16) {
      const g = v128.mul<T>(v128.mul<T>(v128.load(gradient + at), units), scales);
      const m = v128.add<T>(v128.mul<T>(keep1, v128.load(mean + at)), v128.mul<T>(take1, g));
      const v = v128.add<T>(v128.mul<T>(keep2, v128.load(square + at)), v128.mul<T>(take2, v128.mul<T>(g, g)));
      v128.store(mean + at, m);
      v128.store(square + at, v);
      const spread = v128.add<T>(v128.sqrt<T>(v128.mul<T>(v, corrections)), epsilons);
      const moved = v128.sub<T>(v128.load(value + at), v128.div<T>(v128.mul<T>(steps, m), spread));
      if (left >= lanes<T>()) v128.store(value + at, moved);
      else storeFirst<T>(value + at, moved, left);
    }
  }
}
