// A course says which encounters each row of a batch goes through, on the axes of its belief: what both `joint` and
// `anchored` propagate. A row of `joint` is a whole episode with an axis for every agent; a row of `anchored` is one
// decision of the learner with an axis for every agent that carries its influence at a time.
import type { Game, PublicRecords } from "../game/index.js";
import { PairList } from "./pair-list.js";
import { KEEP } from "./society.js";

/** Integers of an encounter: axis of i, axis of j, table of i, table of j. */
export const STEP = 4;

/** Sizes that a program must have for a course to run on it. */
export interface CourseSize {
  readonly rows: number;
  readonly axes: number;
  readonly pairs: number;
  /** Most encounters of any row in each round. */
  readonly widths: readonly number[];
}

/** In each round of a row first what the learner is paid is read, then the encounters change reputations. */
export class Course {
  readonly pairs: PairList;
  /** The reputation on each axis at the start, where it is known: [rows, axes]. */
  readonly start: Uint8Array;
  /** The learner's encounter in each round, [rows, 4]: own axis and partner's, the others unused; -1 for none. */
  readonly meetings: Int32Array[] = [];
  /** Its row of the payoff tables, in each round [rows]. */
  readonly payoffRows: Int32Array[] = [];
  /** Encounters in each round and place, [rows, 4]; -1 for none. */
  readonly steps: Int32Array[][] = [];
  /** Rows in use, and meetings in all of them. */
  rows = 0;
  meetingCount = 0;
  private usedAxes = 2;

  /**
   * @param most rows there may be
   * @param axes a row may have
   */
  constructor(
    readonly game: Game,
    readonly most: number,
    readonly axes: number,
  ) {
    this.pairs = new PairList(game.agents);
    this.start = new Uint8Array(most * axes);
  }

  get size(): CourseSize {
    const widths = this.meetings.map((_, round) => this.steps[round]!.length);
    return { rows: this.rows, axes: this.usedAxes, pairs: Math.max(1, this.pairs.subjects.length), widths };
  }

  /** Forgets all rows. */
  clear(): void {
    this.rows = 0;
    this.meetingCount = 0;
    this.pairs.clear();
    this.start.fill(0);
    for (const meeting of this.meetings) meeting.fill(-1);
    for (const rows of this.payoffRows) rows.fill(0);
    for (const round of this.steps) for (const step of round) step.fill(-1);
  }

  /** Begins a row that starts from these reputations, if they are known. */
  addRow(reputations?: ArrayLike<number>, axes = 0): number {
    const row = this.rows++;
    for (let axis = 0; axis < axes; axis++) this.start[row * this.axes + axis] = reputations![axis]!;
    return row;
  }

  /** The learner's encounter in a round. */
  meet(row: number, round: number, axisOwn: number, axisPartner: number, payoffRow: number): void {
    this.need(round, axisOwn, axisPartner);
    const meeting = this.meetings[round]!;
    meeting[row * STEP] = axisOwn;
    meeting[row * STEP + 1] = axisPartner;
    this.payoffRows[round]![row] = payoffRow;
    this.meetingCount += 1;
  }

  /** An encounter in a round, at its place among the row's encounters of that round. */
  step(row: number, round: number, place: number, axisI: number, axisJ: number, tableI: number, tableJ: number): void {
    this.need(round, axisI, axisJ);
    const round_ = this.steps[round]!;
    while (round_.length <= place) round_.push(new Int32Array(this.most * STEP).fill(-1));
    const step = round_[place]!;
    const at = row * STEP;
    step[at] = axisI;
    step[at + 1] = axisJ;
    step[at + 2] = tableI;
    step[at + 3] = tableJ;
  }

  private need(round: number, axisI: number, axisJ: number): void {
    this.usedAxes = Math.max(this.usedAxes, axisI + 1, axisJ + 1);
    while (this.meetings.length <= round) {
      this.meetings.push(new Int32Array(this.most * STEP).fill(-1));
      this.payoffRows.push(new Int32Array(this.most));
      this.steps.push([]);
    }
  }
}

/** The table by which i is judged when i and j meet, as a number in the list of tables. */
export function tableOfFirst(game: Game, pairs: PairList, i: number, j: number): number {
  return 1 + game.reputations + pairs.of(i, j);
}

/** The table by which j is judged: nobody judges the recipient of a one-way encounter. */
export function tableOfSecond(game: Game, pairs: PairList, i: number, j: number): number {
  return game.encounter === "mutual" ? tableOfFirst(game, pairs, j, i) : KEEP;
}

/** The row of the payoff tables for the learner's encounter: its partner's, or 0 where it only gives. */
export function payoffRow(game: Game, i: number, j: number): number {
  return game.encounter === "one-way" && i === 0 ? 0 : i + j;
}

/** Who met whom; public records are one. */
export type EpisodeMatchings = Pick<PublicRecords, "first" | "second" | "episodes" | "rounds" | "pairs">;

/** Fills a course with whole episodes: every agent has its axis, every encounter is a step. */
export function courseOfEpisodes(course: Course, { first, second, episodes, rounds, pairs }: EpisodeMatchings): void {
  const { game } = course;
  course.clear();
  for (let episode = 0, at = 0; episode < episodes; episode++) {
    const row = course.addRow();
    for (let round = 0; round < rounds; round++) {
      for (let pair = 0; pair < pairs; pair++, at++) {
        const i = first[at]!;
        const j = second[at]!;
        const tableI = tableOfFirst(game, course.pairs, i, j);
        course.step(row, round, pair, i, j, tableI, tableOfSecond(game, course.pairs, i, j));
        if (i === 0 || j === 0) course.meet(row, round, 0, i + j, payoffRow(game, i, j));
      }
    }
  }
}
