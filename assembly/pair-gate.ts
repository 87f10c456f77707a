// The matrix by which an encounter acts on the reputations of its two agents, like a two-qubit gate: given both of
// them the two new ones are independent, so that it is the product of two tables of [own, partner, new] reputations,
// one of the agent with the outer axis, one of the other.
//
// It stands in memory as numbers [before, after], or [after, before] to go back, indexed by outer * K + inner reputation.

/** Room for K <= 8: K^4 numbers. */
export const GATE: usize = memory.data(8 * 8 * 8 * 8 * 8, 16);
export const GATE_ADJOINT: usize = memory.data(8 * 8 * 8 * 8 * 8, 16);

/** [before, after] = outer[own, partner, new] inner[partner, own, new]. */
export function makeGate<T>(outer: usize, inner: usize, k: i32): void {
  if (k == 2) {
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
    return;
  }
  let to = GATE;
  for (let own = 0; own < k; own++)
    for (let partner = 0; partner < k; partner++)
      for (let a = 0; a < k; a++)
        for (let b = 0; b < k; b++, to += sizeof<T>()) {
          const x = load<T>(outer + <usize>((own * k + partner) * k + a) * sizeof<T>());
          const y = load<T>(inner + <usize>((partner * k + own) * k + b) * sizeof<T>());
          store<T>(to, x * y);
        }
}

/** From outer * 2 + inner to inner * 2 + outer. */
// @ts-ignore: decorator
@inline
function mirrored(pair: i32): i32 {
  return ((pair & 1) << 1) | (pair >> 1);
}

/** The same for K = 2 as [after, before]. */
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
export function gateAdjoint<T>(outer: usize, inner: usize, outerAdjoint: usize, innerAdjoint: usize, k: i32): void {
  let from = GATE_ADJOINT;
  for (let own = 0; own < k; own++)
    for (let partner = 0; partner < k; partner++)
      for (let a = 0; a < k; a++)
        for (let b = 0; b < k; b++, from += sizeof<T>()) {
          const g = load<T>(from);
          const x = <usize>((own * k + partner) * k + a) * sizeof<T>();
          const y = <usize>((partner * k + own) * k + b) * sizeof<T>();
          store<T>(outerAdjoint + x, load<T>(outerAdjoint + x) + g * load<T>(inner + y));
          store<T>(innerAdjoint + y, load<T>(innerAdjoint + y) + g * load<T>(outer + x));
        }
}
