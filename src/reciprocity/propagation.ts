// Propagating beliefs over reputation vectors along a course, on the tape; method.md section 4, `joint` and `anchored`.
import type { Floats, Indices, Tape, Tensor } from "../autodiff/index.js";
import type { Game } from "../game/index.js";
import { type Course, type CourseSize, STEP } from "./course.js";
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
  private readonly nobody: Int32Array;
  private readonly nothing: Int32Array;

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
    this.nobody = new Int32Array(rows * STEP).fill(-1);
    this.nothing = new Int32Array(rows);
    const { nobody } = this;
    let belief = this.belief;
    let total: Tensor | undefined;
    for (const [round, width] of widths.entries()) {
      const open = live === "all" || round === 0;
      const meeting = tape.indices([rows, STEP], nobody);
      const payoffRow = tape.indices([rows]);
      this.meetings.push(meeting);
      this.payoffRows.push(payoffRow);
      const paid = (open ? payoffs : payoffs.stopGradient()).gather(payoffRow);
      const earned = belief.pairMarginal(game.reputations, meeting).mul(paid).sum();
      total = total === undefined ? earned : total.add(earned);
      this.steps.push([]);
      for (let step = 0; step < width; step++) {
        const encounters = tape.indices([rows, STEP], nobody);
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
    const { pairs } = this.size;
    this.subjects.set(padded(course.pairs.subjects, pairs));
    this.judges.set(padded(course.pairs.judges, pairs));
    this.weight.set([weight]);
    this.belief.set(initial === undefined ? this.knownStart(course) : this.independentStart(initial));
    for (const [round, meeting] of this.meetings.entries()) {
      meeting.set(course.meetings[round] ?? this.nobody);
      this.payoffRows[round]!.set(course.payoffRows[round] ?? this.nothing);
      for (const [place, step] of this.steps[round]!.entries()) step.set(course.steps[round]?.[place] ?? this.nobody);
    }
  }

  /** One-hot rows; an axis that a row does not use stays at reputation 0. */
  private knownStart(course: Course): Floats {
    const k = this.game.reputations;
    const { rows, axes } = this.size;
    const states = k ** axes;
    const belief = new Float32Array(rows * states);
    const given = Math.min(axes, course.axes);
    for (let row = 0; row < course.rows; row++) {
      let state = 0;
      for (let axis = 0; axis < given; axis++) state = state * k + course.start[row * course.axes + axis]!;
      belief[row * states + state * k ** (axes - given)] = 1;
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
