/** One encounter by method.md section 1, every outcome one by one: what the references of this folder are made of. */
import type { Game, Policy } from "../../src/game/index.js";

export interface Outcome {
  readonly chance: number;
  /** Payoffs of the first and the second. */
  readonly payoffs: readonly [number, number];
  /** Their new reputations. */
  readonly signals: readonly [number, number];
  /** What they did; the recipient of a one-way encounter nothing. */
  readonly actions: readonly [number, number | undefined];
}

/** Everything that can happen between two agents whose policies are given as performed. */
export function outcomesOf(game: Game, first: Policy, second: Policy, rFirst: number, rSecond: number): Outcome[] {
  const { reputations: k, actions: a, benefit: b, cost: c } = game;
  const share = (action: number) => action / (a - 1);
  const acts = (policy: Policy, own: number, partner: number, action: number) =>
    policy.action[(own * k + partner) * a + action]!;
  const says = (policy: Policy, action: number, subject: number, judge: number, signal: number) =>
    policy.assessment[((subject * k + judge) * a + action) * k + signal]!;
  const outcomes: Outcome[] = [];
  for (let one = 0; one < a; one++) {
    for (let told = 0; told < k; told++) {
      const donor = acts(first, rFirst, rSecond, one) * says(second, one, rFirst, rSecond, told);
      if (donor === 0) continue;
      if (game.encounter === "one-way") {
        const payoffs = [-c * share(one), b * share(one)] as const;
        outcomes.push({ chance: donor, payoffs, signals: [told, rSecond], actions: [one, undefined] });
        continue;
      }
      for (let other = 0; other < a; other++) {
        for (let toldOther = 0; toldOther < k; toldOther++) {
          const chance = donor * acts(second, rSecond, rFirst, other) * says(first, other, rSecond, rFirst, toldOther);
          if (chance === 0) continue;
          const payoffs = [b * share(other) - c * share(one), b * share(one) - c * share(other)] as const;
          outcomes.push({ chance, payoffs, signals: [told, toldOther], actions: [one, other] });
        }
      }
    }
  }
  return outcomes;
}

/** A policy with the game's errors in, said another way than in `asPerformed`: each choice spills onto the others. */
export function withErrors(game: Game, policy: Policy): Policy {
  const spill = (table: Float64Array, outcomes: number, error: number, onto: (from: number, to: number) => number) => {
    const performed = new Float64Array(table.length);
    for (let row = 0; row < table.length; row += outcomes) {
      for (let from = 0; from < outcomes; from++) {
        for (let to = 0; to < outcomes; to++) {
          const kept = from === to ? 1 - error : 0;
          performed[row + to]! += table[row + from]! * (kept + error * onto(from, to));
        }
      }
    }
    return performed;
  };
  const any = (outcomes: number) => (from: number, to: number) => (from === to ? 0 : 1 / (outcomes - 1));
  const toNothing = (_from: number, to: number) => (to === 0 ? 1 : 0);
  const slip = game.executionErrorKind === "one-sided" ? toNothing : any(game.actions);
  return {
    action: spill(policy.action, game.actions, game.executionError, slip),
    assessment: spill(policy.assessment, game.reputations, game.assessmentError, any(game.reputations)),
  };
}
