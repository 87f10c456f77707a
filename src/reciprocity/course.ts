// A course says which encounters a row of a batch goes through, on the axes of its belief: what both `joint` and
// `anchored` propagate. A row of `joint` is a whole episode with an axis for every agent; a row of `anchored` is one
// decision of the learner with an axis for every agent that carries its influence at a time.
import type { Game, PublicRecords } from "../game/index.js";
import { PairList } from "./pair-list.js";
import { KEEP } from "./society.js";

/** One encounter on a row's belief. */
export interface Step {
  readonly axisI: number;
  readonly axisJ: number;
  /** Number of the table in the list of tables. */
  tableI: number;
  tableJ: number;
}

/** The learner's encounter in a round: its axes, and the row of the payoff tables. */
export interface Meeting {
  readonly axisOwn: number;
  readonly axisPartner: number;
  readonly payoff: number;
}

/** What happens in one round of a row: what the learner is paid is read first, then reputations change. */
export interface CourseRound {
  meeting: Meeting | undefined;
  readonly steps: Step[];
}

export interface CourseRow {
  /** The reputation on each axis at the start, where it is known. */
  readonly start: number[];
  readonly rounds: CourseRound[];
}

export interface Course {
  readonly rows: CourseRow[];
  readonly pairs: PairList;
}

/** Sizes that a program must have for a course to run on it. */
export interface CourseSize {
  readonly rows: number;
  readonly axes: number;
  readonly pairs: number;
  /** Most steps of any row in each round. */
  readonly widths: readonly number[];
}

export function sizeOfCourse({ rows, pairs }: Course): CourseSize {
  const widths: number[] = [];
  let axes = 2;
  for (const { start, rounds } of rows) {
    axes = Math.max(axes, start.length);
    for (const [round, { steps }] of rounds.entries()) widths[round] = Math.max(widths[round] ?? 0, steps.length);
  }
  return { rows: rows.length, axes, pairs: pairs.subjects.length, widths };
}

/** The tables of an encounter between agents: both are judged, or only the donor. */
export function encounterTables(game: Game, pairs: PairList, i: number, j: number): [number, number] {
  const first = 1 + game.reputations;
  const tableI = first + pairs.of(i, j);
  return [tableI, game.encounter === "mutual" ? first + pairs.of(j, i) : KEEP];
}

/** The row of the payoff tables for the learner's encounter: its partner's, or 0 where it only gives. */
export function payoffRow(game: Game, i: number, j: number): number {
  return game.encounter === "one-way" && i === 0 ? 0 : i + j;
}

/** The courses of whole episodes: every agent has its axis, every encounter is a step. */
export function episodeCourse(game: Game, { first, second, episodes, rounds, pairs: width }: EpisodeMatchings): Course {
  const pairs = new PairList(game.agents);
  const rows: CourseRow[] = [];
  for (let episode = 0, at = 0; episode < episodes; episode++) {
    const row: CourseRow = { start: [], rounds: [] };
    for (let agent = 0; agent < game.agents; agent++) row.start.push(0);
    for (let round = 0; round < rounds; round++) {
      const course: CourseRound = { meeting: undefined, steps: [] };
      for (let pair = 0; pair < width; pair++, at++) {
        const i = first[at]!;
        const j = second[at]!;
        const [tableI, tableJ] = encounterTables(game, pairs, i, j);
        course.steps.push({ axisI: i, axisJ: j, tableI, tableJ });
        if (i === 0 || j === 0) course.meeting = { axisOwn: 0, axisPartner: i + j, payoff: payoffRow(game, i, j) };
      }
      row.rounds.push(course);
    }
    rows.push(row);
  }
  return { rows, pairs };
}

/** Who met whom; public records are one. */
export type EpisodeMatchings = Pick<PublicRecords, "first" | "second" | "episodes" | "rounds" | "pairs">;
