// How chances of reputations change in an encounter: those of independent reputations, in many outcomes at once.

/**
 * The chances of the new reputation of one of two who meet.
 *
 * @param chances of reputations, [outcomes, K] of each agent: from `own` on its own, from `judge` on the other's
 * @param judgements chances of its new reputation by its own and the judge's before, [K, K, K], from `judged` on
 * @param into chances after, [outcomes, K]
 */
export function change(
  chances: Float64Array,
  own: number,
  judge: number,
  judgements: Float64Array,
  judged: number,
  k: number,
  into: Float64Array,
): void {
  if (k === 2) {
    changeBinary(chances, own, judge, judgements, judged, into);
    return;
  }
  into.fill(0);
  for (let outcome = 0; outcome < into.length; outcome += k) {
    for (let r = 0; r < k; r++) {
      if (chances[own + outcome + r] === 0) continue;
      for (let s = 0; s < k; s++) {
        const chance = chances[own + outcome + r]! * chances[judge + outcome + s]!;
        if (chance === 0) continue;
        const row = judged + (r * k + s) * k;
        for (let signal = 0; signal < k; signal++) into[outcome + signal]! += chance * judgements[row + signal]!;
      }
    }
  }
}

/**
 * Both of an encounter of two reputations, of which the chance of one tells that of the other, read and written in one pass: this is
 * where the time goes.
 */
export function changeBoth(
  chances: Float64Array,
  first: number,
  second: number,
  toFirst: number,
  toSecond: number,
  judgements: Float64Array,
  judgedFirst: number,
  judgedSecond: number,
  width: number,
): void {
  const bb = judgements[judgedFirst + 1]!;
  const bg = judgements[judgedFirst + 3]!;
  const gb = judgements[judgedFirst + 5]!;
  const gg = judgements[judgedFirst + 7]!;
  const bb2 = judgements[judgedSecond + 1]!;
  const bg2 = judgements[judgedSecond + 3]!;
  const gb2 = judgements[judgedSecond + 5]!;
  const gg2 = judgements[judgedSecond + 7]!;
  for (let at = 1; at < width; at += 2) {
    const g = chances[first + at]!;
    const h = chances[second + at]!;
    const both = g * h;
    const neither = 1 - g - h + both;
    const one = bb * neither + bg * (h - both) + gb * (g - both) + gg * both;
    const other = bb2 * neither + bg2 * (g - both) + gb2 * (h - both) + gg2 * both;
    chances[toFirst + at] = one;
    chances[toFirst + at - 1] = 1 - one;
    chances[toSecond + at] = other;
    chances[toSecond + at - 1] = 1 - other;
  }
}

/** `change` for two reputations. */
function changeBinary(
  chances: Float64Array,
  own: number,
  other: number,
  judgements: Float64Array,
  judged: number,
  into: Float64Array,
): void {
  const bb = judgements[judged + 1]!;
  const bg = judgements[judged + 3]!;
  const gb = judgements[judged + 5]!;
  const gg = judgements[judged + 7]!;
  for (let at = 1; at < into.length; at += 2) {
    const g = chances[own + at]!;
    const h = chances[other + at]!;
    const both = g * h;
    const good = bb * (1 - g - h + both) + bg * (h - both) + gb * (g - both) + gg * both;
    into[at] = good;
    into[at - 1] = 1 - good;
  }
}
