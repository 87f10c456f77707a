/** One encounter by docs/method.md section 1, every outcome one by one: what the references of this folder are made of. */
import { type Decision, decisionsOf, type Factor, type Game, type Policy, rowOf } from "../../src/game/index.js";

export interface Outcome {
  readonly chance: number;
  /** Payoffs of the first and the second. */
  readonly payoffs: readonly [number, number];
  /** Their new reputations. */
  readonly signals: readonly [number, number];
  /** What they did; the recipient of a one-way encounter nothing. */
  readonly actions: readonly [number, number | undefined];
}

/**
 * Everything that can happen between two agents whose policies are given as performed, by the decisions of the game one by one.
 *
 * @param kin whether both are of one group, 0 or 1
 */
export function outcomesOf(
  game: Game,
  first: Policy,
  second: Policy,
  rFirst: number,
  rSecond: number,
  kin = 0,
): Outcome[] {
  const { reputations: k, actions: a, stage } = game;
  const { acting, judging } = decisionsOf(game);
  const [choicesFirst, choicesSecond] = stage.choices;
  type Seen = { readonly [Name in Factor]?: number };
  const chanceOf = (policy: Policy, decision: Decision, seen: Seen, choice: number): number => {
    const row = rowOf(decision, ...decision.sees.map((factor) => ({ ...seen, kin })[factor]!));
    return policy[decision.half][row * (decision.half === "action" ? a : k) + choice]!;
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
  const outcomes: Outcome[] = [];
  for (const one of numbers(choicesFirst)) {
    const own = { own: rFirst, partner: rSecond };
    const does = acting[0] === undefined ? 1 : chanceOf(first, acting[0], own, one);
    for (const other of numbers(choicesSecond)) {
      const theirs = { own: rSecond, partner: rFirst, partnerAction: one };
      const both = does * (acting[1] === undefined ? 1 : chanceOf(second, acting[1], theirs, other));
      const cell = one * choicesSecond + other;
      const payoffs = [stage.payoffs[0][cell]!, stage.payoffs[1][cell]!] as const;
      for (const told of numbers(k)) {
        const ofFirst = { subject: rFirst, judge: rSecond, subjectAction: one, judgeAction: other };
        const says = judging[1] === undefined ? Number(told === rFirst) : chanceOf(second, judging[1], ofFirst, told);
        for (const toldOther of numbers(k)) {
          const ofSecond = { subject: rSecond, judge: rFirst, subjectAction: other, judgeAction: one };
          const saysToo =
            judging[0] === undefined ? Number(toldOther === rSecond) : chanceOf(first, judging[0], ofSecond, toldOther);
          const chance = both * says * saysToo;
          if (chance === 0) continue;
          const actions = [one, choicesSecond === 1 ? undefined : other] as const;
          outcomes.push({ chance, payoffs, signals: [told, toldOther], actions });
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
