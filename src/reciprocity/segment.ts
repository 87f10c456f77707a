// Parts of a schedule: steps that change beliefs, and encounters in which the learner is paid; and decisions whose influence is
// carried beyond them.
import { IntegerRows } from "./integer-rows.js";

/** Places of a step's tables among its integers (see autodiff/operations/joint.ts). */
export const TABLE_I = 3;
export const TABLE_J = 4;

/** How many steps and how many encounters of the learner. */
export interface SegmentSize {
  readonly encounters: number;
  readonly meetings: number;
}

/** Encounters that change beliefs, and meetings in which the learner is paid. */
export class Segment {
  /**
   * [count, 5]: the belief followed, axis of i, axis of j, table of i, table of j. Of dependent encounters [count, 4]: there one matrix
   * is in the place of the two tables.
   */
  readonly encounters: IntegerRows;
  /** [count, 3]: the belief, the learner's axis, its partner's. */
  readonly meetings = new IntegerRows(3, -1);
  /** [count, 1]: the row of the payoffs; and the other one, where a payoff is the sum of two. */
  readonly payoffRows = new IntegerRows(1, 0);
  readonly otherPayoffRows = new IntegerRows(1, 0);
  /** How much each of the meetings counts, where these differ. */
  readonly weights: number[] = [];

  /** @param base number of the belief after the first encounter */
  constructor(
    private readonly base: number,
    private readonly dependent: boolean,
  ) {
    this.encounters = new IntegerRows(dependent ? 4 : 5, -1);
  }

  get size(): SegmentSize {
    return { encounters: this.encounters.count, meetings: this.meetings.count };
  }

  /** Gives the number of the belief after it. */
  step(belief: number, axisI: number, axisJ: number, tableI: number, tableJ: number): number {
    const at = this.encounters.add();
    const { data } = this.encounters;
    data[at] = belief;
    data[at + 1] = axisI;
    data[at + 2] = axisJ;
    data[at + TABLE_I] = tableI;
    if (!this.dependent) data[at + TABLE_J] = tableJ;
    return this.base + this.encounters.count - 1;
  }

  meet(belief: number, axisOwn: number, axisPartner: number, payoffRow: number, otherPayoffRow: number): void {
    const at = this.meetings.add();
    const { data } = this.meetings;
    data[at] = belief;
    data[at + 1] = axisOwn;
    data[at + 2] = axisPartner;
    const row = this.payoffRows.add();
    this.payoffRows.data[row] = payoffRow;
    this.otherPayoffRows.add();
    this.otherPayoffRows.data[row] = otherPayoffRow;
  }

  clear(): void {
    this.encounters.clear();
    this.meetings.clear();
    this.payoffRows.clear();
    this.otherPayoffRows.clear();
    this.weights.length = 0;
  }
}

/** Decisions whose influence goes on beyond the encounters that are followed. */
export class CarriedDecisions {
  /**
   * [count, 3]: the belief after the decision's encounter, the learner's axis, its partner's. Of a learner that remembers what was
   * done, [count, 4]: rows of the policies by context, [n K^2]: the learner's, its partner's in the context in which the learner is
   * judged; its partner's, the learner's in that in which the partner is.
   */
  readonly outcomes: IntegerRows;
  /**
   * [count, 4]: the decision's round among all rounds of the records; the last round that is followed, and the last that counts,
   * counted from the decision's; the learner's encounters in the rounds between these two.
   */
  readonly rounds = new IntegerRows(4, 0);
  /** The learner's encounters in all of these. */
  meetings = 0;

  constructor(remembers: boolean) {
    this.outcomes = remembers ? new IntegerRows(4, 0) : new IntegerRows(3, -1);
  }

  add(
    outcome: readonly number[],
    rounds: readonly [start: number, from: number, last: number, meetings: number],
  ): void {
    // Adding may make room elsewhere.
    const row = this.outcomes.add();
    this.outcomes.data.set(outcome, row);
    const place = this.rounds.add();
    this.rounds.data.set(rounds, place);
    this.meetings += rounds[3];
  }

  clear(): void {
    this.outcomes.clear();
    this.rounds.clear();
    this.meetings = 0;
  }
}
