// The matrix by which a step acts on the values of two axes where K = 2, like a two-qubit gate.
//
// It stands in memory as 4 x 4 numbers [before, after], or [after, before] to go back, indexed by outer * 2 + inner.

export const GATE: usize = memory.data(128, 16);
export const GATE_ADJOINT: usize = memory.data(128, 16);

/**
 * The gate of two tables [own, other, new], of the outer and of the inner axis, whose new values are independent given both
 * old ones: [before, after] = outer[own, other, new] inner[other, own, new].
 */
export function makeGate<T>(outer: usize, inner: usize): void {
  for (let before = 0; before < 4; before++) {
    const a = outer + <usize>(before << 1) * sizeof<T>();
    const b = inner + <usize>(mirrored(before) << 1) * sizeof<T>();
    const to = GATE + <usize>(before << 2) * sizeof<T>();
    if (sizeof<T>() == 8) {
      const pair = v128.load(b);
      v128.store(to, v128.mul<f64>(v128.load64_splat(a), pair));
      v128.store(to, v128.mul<f64>(v128.load64_splat(a, 8), pair), 16);
    } else {
      const news = v128.load64_splat(a);
      v128.store(to, v128.mul<f32>(v128.shuffle<f32>(news, news, 0, 0, 1, 1), v128.load64_splat(b)));
    }
  }
}

/** From outer * 2 + inner to inner * 2 + outer. */
// @ts-ignore: decorator
@inline
function mirrored(pair: i32): i32 {
  return ((pair & 1) << 1) | (pair >> 1);
}

/** The same as [after, before]. */
export function makeGateBack<T>(outer: usize, inner: usize): void {
  if (sizeof<T>() == 8) {
    for (let own = 0; own < 2; own++) {
      const a0 = v128.load(outer + (<usize>own << 5));
      const a1 = v128.load(outer + (<usize>own << 5), 16);
      const b0 = v128.load(inner + (<usize>own << 4));
      const b1 = v128.load(inner + (<usize>own << 4), 32);
      const zero = v128.shuffle<f64>(a0, a1, 0, 2);
      const one = v128.shuffle<f64>(a0, a1, 1, 3);
      const otherZero = v128.shuffle<f64>(b0, b1, 0, 2);
      const otherOne = v128.shuffle<f64>(b0, b1, 1, 3);
      const to = GATE + (<usize>own << 4);
      v128.store(to, v128.mul<f64>(zero, otherZero));
      v128.store(to, v128.mul<f64>(zero, otherOne), 32);
      v128.store(to, v128.mul<f64>(one, otherZero), 64);
      v128.store(to, v128.mul<f64>(one, otherOne), 96);
    }
    return;
  }
  const a0 = v128.load(outer);
  const a1 = v128.load(outer, 16);
  const b0 = v128.load(inner);
  const b1 = v128.load(inner, 16);
  const zero = v128.shuffle<f32>(a0, a1, 0, 2, 4, 6);
  const one = v128.shuffle<f32>(a0, a1, 1, 3, 5, 7);
  const otherZero = v128.shuffle<f32>(b0, b1, 0, 4, 2, 6);
  const otherOne = v128.shuffle<f32>(b0, b1, 1, 5, 3, 7);
  v128.store(GATE, v128.mul<f32>(zero, otherZero));
  v128.store(GATE, v128.mul<f32>(zero, otherOne), 16);
  v128.store(GATE, v128.mul<f32>(one, otherZero), 32);
  v128.store(GATE, v128.mul<f32>(one, otherOne), 48);
}

/** Adds the adjoint of the gate [before, after] to those of the two tables. */
export function gateAdjoint<T>(outer: usize, inner: usize, outerAdjoint: usize, innerAdjoint: usize): void {
  let from = GATE_ADJOINT;
  for (let before = 0; before < 4; before++)
    for (let a = 0; a < 2; a++)
      for (let b = 0; b < 2; b++, from += sizeof<T>()) {
        const g = load<T>(from);
        const x = <usize>((before << 1) + a) * sizeof<T>();
        const y = <usize>((mirrored(before) << 1) + b) * sizeof<T>();
        store<T>(outerAdjoint + x, load<T>(outerAdjoint + x) + g * load<T>(inner + y));
        store<T>(innerAdjoint + y, load<T>(innerAdjoint + y) + g * load<T>(outer + x));
      }
}

/** A pair of values, or the one that it is with its axes turned. */
// @ts-ignore: decorator
@inline
function turnedIf(turned: bool, pair: i32): i32 {
  return turned ? mirrored(pair) : pair;
}

/** The gate that a matrix [before, after] of the pairs of two axes is, the first the inner one where `turned`. */
export function setGate<T>(matrix: usize, turned: bool): void {
  for (let before = 0; before < 4; before++)
    for (let after = 0; after < 4; after++) {
      const from = matrix + <usize>((turnedIf(turned, before) << 2) + turnedIf(turned, after)) * sizeof<T>();
      store<T>(GATE + <usize>((before << 2) + after) * sizeof<T>(), load<T>(from));
    }
}

/** The same as [after, before]. */
export function setGateBack<T>(matrix: usize, turned: bool): void {
  for (let before = 0; before < 4; before++)
    for (let after = 0; after < 4; after++) {
      const from = matrix + <usize>((turnedIf(turned, before) << 2) + turnedIf(turned, after)) * sizeof<T>();
      store<T>(GATE + <usize>((after << 2) + before) * sizeof<T>(), load<T>(from));
    }
}

/** Adds the adjoint of the gate to that of the matrix it was set from. */
export function addGateAdjoint<T>(to: usize, turned: bool): void {
  let from = GATE_ADJOINT;
  for (let before = 0; before < 4; before++)
    for (let after = 0; after < 4; after++, from += sizeof<T>()) {
      const at = to + <usize>((turnedIf(turned, before) << 2) + turnedIf(turned, after)) * sizeof<T>();
      store<T>(at, load<T>(at) + load<T>(from));
    }
}
