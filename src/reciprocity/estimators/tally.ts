// How often each opponent was seen to do and to say what, in which context: all that a model of the others is made from.
import {
  ACTING,
  decisionsOf,
  eachDecision,
  type Game,
  type Half,
  openChoices,
  type PublicRecords,
  rowsMet,
  SELF,
} from "../../game/index.js";

/** Whole numbers, in as few bytes as hold the largest that there can be. */
export type Counts = Uint8Array | Uint16Array | Uint32Array;

/** Counts by opponent, row and choice, [N-1, rows, width], in the orders of `Policy`; of the donation game action [N-1, K^2, A] and assessment [N-1, K^2 A, K]. */
export interface Tally {
  readonly action: Counts;
  readonly assessment: Counts;
}

/** The two halves of a policy, each a table of its own. */
export const halves = ["action", "assessment"] as const;

/** Sizes of one half's tables. */
export interface TableShape {
  readonly opponents: number;
  /** Rows: the contexts of all its decisions. */
  readonly contexts: number;
  /** Choices that each row has room for. */
  readonly outcomes: number;
  /** How many of them are open, [contexts]; what is beyond never happens. */
  readonly open: Uint8Array;
  /** Whether an opponent can ever come to a row by its roles, 1 or 0, [opponents, contexts]. */
  readonly met: Uint8Array;
}

export function tableShapes(game: Game): Readonly<Record<Half, TableShape>> {
  const decisions = decisionsOf(game);
  const opponents = game.agents - 1;
  const shape = (half: Half): TableShape => {
    const contexts = decisions.rows[half];
    const met = new Uint8Array(opponents * contexts);
    for (let agent = 1; agent <= opponents; agent++) met.set(rowsMet(game, agent, half), (agent - 1) * contexts);
    return { opponents, contexts, outcomes: decisions.width[half], open: openChoices(decisions, half), met };
  };
  return { action: shape("action"), assessment: shape("assessment") };
}

/** Zeros. @param most the largest count that there will be */
export function emptyTally(game: Game, most = 0xffffffff): Tally {
  const { rows, width } = decisionsOf(game);
  const counts = (half: Half): Counts => {
    const size = (game.agents - 1) * rows[half] * width[half];
    return most < 2 ** 8 ? new Uint8Array(size) : most < 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size);
  };
  return { action: counts("action"), assessment: counts("assessment") };
}

/** Counts the encounters in a part of the records: from one place up to another. */
export function tallyOf(game: Game, records: PublicRecords, from = 0, to = records.first.length): Tally {
  // Nobody has more than one encounter a round.
  const { action, assessment } = emptyTally(game, records.episodes * records.rounds);
  const { rows, width } = decisionsOf(game);
  const [rowsActing, choices] = [rows.action, width.action];
  const [rowsJudging, signals] = [rows.assessment, width.assessment];
  // Opponent i is number i - 1; the learner needs no model of itself.
  const count = (agent: number, half: number, row: number, choice: number) => {
    if (agent === SELF) return;
    if (half === ACTING) action[((agent - 1) * rowsActing + row) * choices + choice]! += 1;
    else assessment[((agent - 1) * rowsJudging + row) * signals + choice]! += 1;
  };
  eachDecision(records, count, from, to);
  return { action, assessment };
}

/** Adds what was counted, or takes it away. */
export function addTally(sum: Tally, { action, assessment }: Tally): void {
  for (let at = 0; at < action.length; at++) sum.action[at]! += action[at]!;
  for (let at = 0; at < assessment.length; at++) sum.assessment[at]! += assessment[at]!;
}
