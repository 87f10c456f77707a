// Gradients of the payoff by chances of choices.

/** Half of a policy: the chances of its choices, [contexts, outcomes], and the gradient of the payoff by them. */
export interface Slopes {
  readonly chances: ArrayLike<number>;
  readonly gradient: ArrayLike<number>;
  readonly outcomes: number;
  /** How many outcomes are open in each context; the others have no chance, and no gradient. All unless told. */
  readonly open?: Uint8Array;
}

/** How large one part of a gradient is beside the rest, of which the chances of each context sum to 1; its sign is the other one. */
export function shareOf(part: readonly Slopes[], whole: readonly Slopes[]): number {
  let own = 0;
  let rest = 0;
  for (const [half, { gradient, chances, outcomes }] of part.entries()) {
    const all = whole[half]!.gradient;
    for (let row = 0; row < gradient.length; row += outcomes) {
      // What does not depend on the choice is no slope.
      let ownMean = 0;
      let allMean = 0;
      for (let at = row; at < row + outcomes; at++) {
        ownMean -= chances[at]! * gradient[at]!;
        allMean += chances[at]! * all[at]!;
      }
      for (let at = row; at < row + outcomes; at++) {
        const carried = -gradient[at]! - ownMean;
        own += chances[at]! * Math.abs(carried);
        rest += chances[at]! * Math.abs(all[at]! - allMean - carried);
      }
    }
  }
  return own === 0 ? 0 : own / (own + rest);
}
