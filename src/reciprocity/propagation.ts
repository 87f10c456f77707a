// Propagating beliefs over reputation vectors along a course, on the tape; method.md section 4, `joint` and `anchored`.
import type { Floats, Indices, Tape, Tensor } from "../autodiff/index.js";
import type { Game } from "../game/index.js";
import type { Course, CourseSize } from "./course.js";
import { constantTables, judgementTables, payoffTables, type Society } from "./society.js";

/** Where the learner's policy is live: in the first round of each row, or in all. */
export type Live = "first" | "all";

/** A recorded propagation; `load` gives it another course of at most its size. */
export class Propagation {
  /** The learner's expected payoff: the sum over rows and rounds times the weight given to `load`. */
  readonly payoff: Tensor;
  private readonly belief: Tensor;
  private readonly weight: Tensor;
  private readonly subjects: Indices;
  private readonly judges: Indices;
  private readonly meetings: Indices[] = [];
  private readonly payoffRows: Indices[] = [];
  private readonly steps: Indices[][] = [];

  constructor(
    tape: Tape,
    private readonly game: Game,
    society: Society,
    readonly size: CourseSize,
    live: Live,
  ) {
    const { rows, axes, pairs, widths } = size;
    this.subjects = tape.indices([pairs]);
    this.judges = tape.indices([pairs]);
    this.belief = tape.input([rows, game.reputations ** axes]);
    this.weight = tape.input([]);
    const judgements = judgementTables(game, society, this.subjects, this.judges);
    const tables = tape.concat([constantTables(tape, game), judgements], 0);
    const payoffs = payoffTables(tape, game, society);
    const nobody = new Int32Array(rows * 4).fill(-1);
    let belief = this.belief;
    let total: Tensor | undefined;
    for (const [round, width] of widths.entries()) {
      const open = live === "all" || round === 0;
      const meeting = tape.indices([rows, 4], nobody);
      const payoffRow = tape.indices([rows]);
      this.meetings.push(meeting);
      this.payoffRows.push(payoffRow);
      const paid = (open ? payoffs : payoffs.stopGradient()).gather(payoffRow);
      const earned = belief.pairMarginal(game.reputations, meeting).mul(paid).sum();
      total = total === undefined ? earned : total.add(earned);
      this.steps.push([]);
      for (let step = 0; step < width; step++) {
        const encounters = tape.indices([rows, 4], nobody);
        this.steps[round]!.push(encounters);
        belief = belief.pairUpdate(open ? tables : tables.stopGradient(), encounters);
      }
    }
    this.payoff = total!.mul(this.weight);
  }

  /** Whether a course of this size runs here. */
  fits({ rows, axes, pairs, widths }: CourseSize): boolean {
    const { size } = this;
    return (
      rows <= size.rows &&
      axes <= size.axes &&
      pairs <= size.pairs &&
      widths.length <= size.widths.length &&
      widths.every((width, round) => width <= size.widths[round]!)
    );
  }

  /**
   * Sets the course.
   *
   * @param weight of each row's payoffs in the sum
   * @param initial distribution of a reputation at the start; where absent each row starts from what it knows
   */
  load(course: Course, weight: number, initial?: Float64Array): void {
    const { rows, pairs, widths } = this.size;
    this.subjects.set(padded(course.pairs.subjects, pairs));
    this.judges.set(padded(course.pairs.judges, pairs));
    this.weight.set([weight]);
    this.belief.set(initial === undefined ? this.knownStart(course) : this.independentStart(initial));
    const encounters = new Int32Array(rows * 4);
    const payoffRows = new Int32Array(rows);
    for (let round = 0; round < widths.length; round++) {
      encounters.fill(-1);
      payoffRows.fill(0);
      for (const [at, row] of course.rows.entries()) {
        const meeting = row.rounds[round]?.meeting;
        if (meeting === undefined) continue;
        encounters[4 * at] = meeting.axisOwn;
        encounters[4 * at + 1] = meeting.axisPartner;
        payoffRows[at] = meeting.payoff;
      }
      this.meetings[round]!.set(encounters);
      this.payoffRows[round]!.set(payoffRows);
      for (const [number, indices] of this.steps[round]!.entries()) {
        encounters.fill(-1);
        for (const [at, row] of course.rows.entries()) {
          const step = row.rounds[round]?.steps[number];
          if (step === undefined) continue;
          encounters[4 * at] = step.axisI;
          encounters[4 * at + 1] = step.axisJ;
          encounters[4 * at + 2] = step.tableI;
          encounters[4 * at + 3] = step.tableJ;
        }
        indices.set(encounters);
      }
    }
  }

  /** One-hot rows; an axis that a row does not use stays at reputation 0. */
  private knownStart({ rows }: Course): Floats {
    const k = this.game.reputations;
    const states = k ** this.size.axes;
    const belief = new Float32Array(this.size.rows * states);
    for (const [at, { start }] of rows.entries()) {
      let state = 0;
      for (let axis = 0; axis < this.size.axes; axis++) state = state * k + (start[axis] ?? 0);
      belief[at * states + state] = 1;
    }
    return belief;
  }

  private independentStart(initial: Float64Array): Floats {
    const row = productDistribution(initial, this.size.axes);
    const belief = new Float64Array(this.size.rows * row.length);
    for (let at = 0; at < this.size.rows; at++) belief.set(row, at * row.length);
    return belief;
  }
}

/** The distribution of `axes` independent reputations, [K^axes]. */
export function productDistribution(one: Float64Array, axes: number): Float64Array {
  let product = Float64Array.of(1);
  for (let axis = 0; axis < axes; axis++) {
    const wider = new Float64Array(product.length * one.length);
    for (let state = 0; state < wider.length; state++) {
      wider[state] = product[Math.floor(state / one.length)]! * one[state % one.length]!;
    }
    product = wider;
  }
  return product;
}

function padded(list: readonly number[], length: number): Int32Array {
  const array = new Int32Array(length);
  array.set(list);
  return array;
}
