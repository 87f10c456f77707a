// The matrix by which an encounter acts on the reputations of its two agents where K = 2, like a two-qubit gate: given
// both of them the two new ones are independent, so that it is the product of two tables of [own, partner, new]
// reputations, one of the agent with the outer axis, one of the other.
//
// It stands in memory as 4 x 4 numbers [before, after], or [after, before] to go back, indexed by outer * 2 + inner.

export const GATE: usize = memory.data(128, 16);
export const GATE_ADJOINT: usize = memory.data(128, 16);

/** [before, after] = outer[own, partner, new] inner[partner, own, new]. */
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
      const bad = v128.shuffle<f64>(a0, a1, 0, 2);
      const good = v128.shuffle<f64>(a0, a1, 1, 3);
      const partnerBad = v128.shuffle<f64>(b0, b1, 0, 2);
      const partnerGood = v128.shuffle<f64>(b0, b1, 1, 3);
      const to = GATE + (<usize>own << 4);
      v128.store(to, v128.mul<f64>(bad, partnerBad));
      v128.store(to, v128.mul<f64>(bad, partnerGood), 32);
      v128.store(to, v128.mul<f64>(good, partnerBad), 64);
      v128.store(to, v128.mul<f64>(good, partnerGood), 96);
    }
    return;
  }
  const a0 = v128.load(outer);
  const a1 = v128.load(outer, 16);
  const b0 = v128.load(inner);
  const b1 = v128.load(inner, 16);
  const bad = v128.shuffle<f32>(a0, a1, 0, 2, 4, 6);
  const good = v128.shuffle<f32>(a0, a1, 1, 3, 5, 7);
  const partnerBad = v128.shuffle<f32>(b0, b1, 0, 4, 2, 6);
  const partnerGood = v128.shuffle<f32>(b0, b1, 1, 5, 3, 7);
  v128.store(GATE, v128.mul<f32>(bad, partnerBad));
  v128.store(GATE, v128.mul<f32>(bad, partnerGood), 16);
  v128.store(GATE, v128.mul<f32>(good, partnerBad), 32);
  v128.store(GATE, v128.mul<f32>(good, partnerGood), 48);
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
