/** One encounter by docs/method.md section 1, every outcome one by one: what the references of this folder are made of. */
import { type Decision, decisionsOf, type Factor, type Game, type Policy } from "../../src/game/index.js";

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
  /** Where the chances of what is chosen stand, by all that can be seen. */
  const rowIn = (decision: Decision, own: number, partner: number, theirAction: number, ownAction: number): number => {
    const seen: Record<Factor, number> = {
      kin,
      own,
      partner,
      subject: partner,
      judge: own,
      partnerAction: theirAction,
      subjectAction: theirAction,
      judgeAction: ownAction,
    };
    let row = 0;
    for (let at = 0; at < decision.sees.length; at++) row = row * decision.sizes[at]! + seen[decision.sees[at]!];
    return (decision.start + row) * (decision.half === "action" ? a : k);
  };
  const outcomes: Outcome[] = [];
  const rowFirst = acting[0] && rowIn(acting[0], rFirst, rSecond, 0, 0);
  for (let one = 0; one < choicesFirst; one++) {
    const does = rowFirst === undefined ? 1 : first.action[rowFirst + one]!;
    if (does === 0) continue;
    const rowSecond = acting[1] && rowIn(acting[1], rSecond, rFirst, one, 0);
    for (let other = 0; other < choicesSecond; other++) {
      const both = does * (rowSecond === undefined ? 1 : second.action[rowSecond + other]!);
      if (both === 0) continue;
      const cell = one * choicesSecond + other;
      const payoffs = [stage.payoffs[0][cell]!, stage.payoffs[1][cell]!] as const;
      const actions = [one, choicesSecond === 1 ? undefined : other] as const;
      const ofFirst = judging[1] && rowIn(judging[1], rSecond, rFirst, one, other);
      const ofSecond = judging[0] && rowIn(judging[0], rFirst, rSecond, other, one);
      for (let told = 0; told < k; told++) {
        const says = ofFirst === undefined ? Number(told === rFirst) : second.assessment[ofFirst + told]!;
        if (says === 0) continue;
        for (let toldOther = 0; toldOther < k; toldOther++) {
          const saysToo =
            ofSecond === undefined ? Number(toldOther === rSecond) : first.assessment[ofSecond + toldOther]!;
          const chance = both * says * saysToo;
          if (chance !== 0) outcomes.push({ chance, payoffs, signals: [told, toldOther], actions });
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
