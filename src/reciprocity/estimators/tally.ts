// How often each opponent was seen to do and to say what, in which context: all that a model of the others is made from.
import { type Game, NO_ACTION, type PublicRecords } from "../../game/index.js";

/** Whole numbers, in as few bytes as hold the largest that there can be. */
export type Counts = Uint8Array | Uint16Array | Uint32Array;

/** Counts by opponent, context and outcome: action [N-1, K^2, A] and assessment [N-1, K^2 A, K], in the orders of `Policy`. */
export interface Tally {
  readonly action: Counts;
  readonly assessment: Counts;
}

/** The two halves of a policy, each a table of its own. */
export const halves = ["action", "assessment"] as const;
export type Half = (typeof halves)[number];

/** Sizes of one half's tables. */
export interface TableShape {
  readonly opponents: number;
  readonly contexts: number;
  readonly outcomes: number;
}

export function tableShapes({ agents, reputations: k, actions: a }: Game): Readonly<Record<Half, TableShape>> {
  const opponents = agents - 1;
  return {
    action: { opponents, contexts: k * k, outcomes: a },
    assessment: { opponents, contexts: k * k * a, outcomes: k },
  };
}

/** Zeros. @param most the largest count that there will be */
export function emptyTally(game: Game, most = 0xffffffff): Tally {
  const { action, assessment } = tableShapes(game);
  const counts = ({ opponents, contexts, outcomes }: TableShape): Counts => {
    const size = opponents * contexts * outcomes;
    return most < 2 ** 8 ? new Uint8Array(size) : most < 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size);
  };
  return { action: counts(action), assessment: counts(assessment) };
}

/** Counts the encounters in a part of the records: from one place up to another. */
export function tallyOf(game: Game, records: PublicRecords, from = 0, to = records.first.length): Tally {
  // Nobody has more than one encounter a round.
  const { action, assessment } = emptyTally(game, records.episodes * records.rounds);
  const { reputations: k, actions: a } = game;
  const { first, second, reputationFirst, reputationSecond } = records;
  const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
  // Opponent i is row i - 1; the learner needs no model of itself.
  const count = (subject: number, judge: number, own: number, partner: number, acted: number, signal: number) => {
    const context = own * k + partner;
    if (subject > 0) action[((subject - 1) * k * k + context) * a + acted]! += 1;
    if (judge > 0) assessment[(((judge - 1) * k * k + context) * a + acted) * k + signal]! += 1;
  };
  for (let at = from; at < to; at++) {
    const i = first[at]!;
    const j = second[at]!;
    const reputationI = reputationFirst[at]!;
    const reputationJ = reputationSecond[at]!;
    count(i, j, reputationI, reputationJ, actionFirst[at]!, signalFirst[at]!);
    if (actionSecond[at] !== NO_ACTION) {
      count(j, i, reputationJ, reputationI, actionSecond[at]!, signalSecond[at]!);
    }
  }
  return { action, assessment };
}

/** Adds what was counted, or takes it away. */
export function addTally(sum: Tally, { action, assessment }: Tally): void {
  for (let at = 0; at < action.length; at++) sum.action[at]! += action[at]!;
  for (let at = 0; at < assessment.length; at++) sum.assessment[at]! += assessment[at]!;
}
