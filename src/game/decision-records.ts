/** The decisions that public records tell of, one by one: nothing else decodes them. */
import { type Decision, decisionsOf, kinShift } from "./decisions.js";
import type { Game } from "./game.js";
import { NO_ACTION, type PublicRecords } from "./records.js";

/** Numbers of the halves of a policy, for loops that count. */
export const ACTING = 0;
export const JUDGING = 1;

/**
 * Takes a decision.
 *
 * @param agent who decided
 * @param half ACTING or JUDGING
 * @param row of the agent's table of that half, see `decisionsOf`
 * @param choice what it did, or said
 * @param at place of the encounter in the records
 */
export type DecisionVisitor = (agent: number, half: number, row: number, choice: number, at: number) => void;

/**
 * All decisions of the records in the order in which they were made: round by round, of each encounter first those of acting, role 0
 * before role 1, then what is said of role 0, and of role 1.
 *
 * @param from place of the first encounter, and `to` that after the last; all of them unless told
 */
export function eachDecision(
  records: PublicRecords,
  visit: DecisionVisitor,
  from = 0,
  to = records.first.length,
): void {
  decisionsBetween(records, layoutOf(records.game), visit, from, to);
}

/** The same of the encounters of one agent alone; its partners' decisions are among them. */
export function eachDecisionWith(records: PublicRecords, agent: number, visit: DecisionVisitor): void {
  const read = decisionReader(records);
  const { encounterOf, game } = records;
  for (let row = agent; row < encounterOf.length; row += game.agents) {
    const at = encounterOf[row]!;
    if (at >= 0) read(at, visit);
  }
}

/** Reads the decisions of the encounter at a place. */
export function decisionReader(records: PublicRecords): (at: number, visit: DecisionVisitor) => void {
  const layout = layoutOf(records.game);
  return (at, visit) => decisionsBetween(records, layout, visit, at, at + 1);
}

/** Of each decision that there is of an encounter, by who makes it or by who is judged: where its rows begin (-1: it is not made). */
interface Layout {
  readonly actsFirst: number;
  readonly actsSecond: number;
  readonly judgesFirst: number;
  readonly judgesSecond: number;
  /** By how many rows those about kin come later. */
  readonly kinActsFirst: number;
  readonly kinActsSecond: number;
  readonly kinJudgesFirst: number;
  readonly kinJudgesSecond: number;
  readonly choicesFirst: number;
  readonly choicesSecond: number;
  /** 1 where the second sees what the first does; 1 where judges look at what they did themselves. */
  readonly isSeen: number;
  readonly looksAtOwn: number;
}

function layoutOf(game: Game): Layout {
  const { stage } = game;
  const { acting, judging } = decisionsOf(game);
  const start = (decision: Decision | undefined) => decision?.start ?? -1;
  const shift = (decision: Decision | undefined) => (decision === undefined ? 0 : kinShift(decision));
  return {
    actsFirst: start(acting[0]),
    actsSecond: start(acting[1]),
    judgesFirst: start(judging[1]),
    judgesSecond: start(judging[0]),
    kinActsFirst: shift(acting[0]),
    kinActsSecond: shift(acting[1]),
    kinJudgesFirst: shift(judging[1]),
    kinJudgesSecond: shift(judging[0]),
    choicesFirst: stage.choices[0],
    choicesSecond: stage.choices[1],
    isSeen: Number(stage.order === "sequential"),
    looksAtOwn: Number(stage.judgesSee === "both"),
  };
}

// All that learners know goes through this loop: everything in it is a local.
function decisionsBetween(
  records: PublicRecords,
  layout: Layout,
  visit: DecisionVisitor,
  from: number,
  to: number,
): void {
  const { game, first, second, reputationFirst, reputationSecond } = records;
  const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
  const { reputations: k, groups } = game;
  const { actsFirst, actsSecond, judgesFirst, judgesSecond, choicesFirst, choicesSecond, isSeen, looksAtOwn } = layout;
  const { kinActsFirst, kinActsSecond, kinJudgesFirst, kinJudgesSecond } = layout;
  const seen = isSeen === 1 ? choicesFirst : 1;
  const ownOfSecond = looksAtOwn === 1 ? choicesSecond : 1;
  const ownOfFirst = looksAtOwn === 1 ? choicesFirst : 1;
  for (let at = from; at < to; at++) {
    const i = first[at]!;
    const j = second[at]!;
    const pairI = reputationFirst[at]! * k + reputationSecond[at]!;
    const pairJ = reputationSecond[at]! * k + reputationFirst[at]!;
    const kin = groups === undefined ? 0 : Number(groups[i] === groups[j]);
    // One that does nothing does the only thing it can.
    const actionI = actionFirst[at] === NO_ACTION ? 0 : actionFirst[at]!;
    const actionJ = actionSecond[at] === NO_ACTION ? 0 : actionSecond[at]!;
    if (actsFirst >= 0) visit(i, ACTING, actsFirst + kin * kinActsFirst + pairI, actionI, at);
    if (actsSecond >= 0) {
      visit(j, ACTING, actsSecond + kin * kinActsSecond + pairJ * seen + isSeen * actionI, actionJ, at);
    }
    if (judgesFirst >= 0) {
      const context = (pairI * choicesFirst + actionI) * ownOfSecond + looksAtOwn * actionJ;
      visit(j, JUDGING, judgesFirst + kin * kinJudgesFirst + context, signalFirst[at]!, at);
    }
    if (judgesSecond >= 0) {
      const context = (pairJ * choicesSecond + actionJ) * ownOfFirst + looksAtOwn * actionI;
      visit(i, JUDGING, judgesSecond + kin * kinJudgesSecond + context, signalSecond[at]!, at);
    }
  }
}
