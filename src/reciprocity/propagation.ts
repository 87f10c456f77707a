// Propagating beliefs over reputation vectors along a schedule, on the tape; docs/method.md section 4, `joint` and `anchored`.
import type { Floats, Indices, Tape, Tensor } from "../autodiff/index.js";
import { decisionsOf, type Game } from "../game/index.js";
import {
  actionChances,
  constantTables,
  encounterMatrices,
  judgedRoles,
  judgementTables,
  settingMatrices,
} from "./encounter-tensors.js";
import { areSums, pairPayoffs, payoffParts, payoffTables } from "./payoff-tensors.js";
import type { PolicyTensors } from "./policy-tensors.js";
import type { Schedule, ScheduleSize } from "./schedule.js";
import type { Segment, SegmentSize } from "./segment.js";

/** Indices of one segment of the schedule; absent where it has none. */
interface SegmentInputs {
  readonly encounters: Indices | undefined;
  readonly meetings: Indices | undefined;
  readonly payoffRows: Indices | undefined;
  /** Where a payoff is the sum of two rows. */
  readonly otherPayoffRows: Indices | undefined;
  /** With a discount, [meetings, 1]. */
  readonly weights: Tensor | undefined;
}

/** A recorded propagation; `load` gives it another schedule of at most its size. */
export class Propagation {
  /** The learner's expected payoff: the sum over its meetings of what each counts, times the weight given to `load`. */
  readonly payoff: Tensor;
  /** What of it comes of influence beyond what is followed; undefined where none is carried on. */
  readonly carried: Tensor | undefined;
  private readonly start: Tensor;
  private readonly startValues: Float64Array;
  private readonly weight: Tensor;
  /** The two of each pair as rows of `rowsOf`. */
  private readonly firsts: Indices;
  private readonly seconds: Indices;
  private readonly live: SegmentInputs;
  private readonly later: SegmentInputs;
  private readonly beyond: { setOutcomes(rows: Int32Array): void; readonly worth: Tensor } | undefined;

  /** @param learner its situations, and whether it remembers; see `Schedule` */
  constructor(
    tape: Tape,
    private readonly game: Game,
    policies: PolicyTensors,
    readonly size: ScheduleSize,
    { situations, remembers }: Pick<Schedule, "situations" | "remembers"> = { situations: 1, remembers: false },
  ) {
    const { starts, axes, pairs } = size;
    const { reputations, discount } = game;
    const { dependent } = decisionsOf(game);
    this.firsts = tape.indices([pairs]);
    this.seconds = tape.indices([pairs]);
    this.start = tape.input([starts, reputations ** axes]);
    this.startValues = new Float64Array(this.start.size);
    this.weight = tape.input([]);
    const { tables, payoffs } = encounters(tape, game, policies, situations, this.firsts, this.seconds);
    const inParts = situations > 1 && areSums(game);
    let belief = this.start;
    let total: Tensor | undefined;
    const follow = (segment: SegmentSize, tables: Tensor, payoffs: Tensor): SegmentInputs => {
      const encounters = some(tape, segment.encounters, dependent ? 4 : 5, -1);
      const meetings = some(tape, segment.meetings, 3, -1);
      const payoffRows = segment.meetings > 0 ? tape.indices([segment.meetings]) : undefined;
      if (encounters !== undefined) {
        belief = dependent ? belief.pairTransition(tables, encounters) : belief.pairConditionals(tables, encounters);
      }
      const otherPayoffRows = payoffRows && inParts ? tape.indices([segment.meetings]) : undefined;
      const weights = meetings && discount !== 1 ? tape.input([segment.meetings, 1]) : undefined;
      if (meetings !== undefined) {
        const rows = payoffs.gather(payoffRows!);
        const paid = otherPayoffRows === undefined ? rows : rows.add(payoffs.gather(otherPayoffRows));
        const each = belief.pairMarginal(reputations, meetings).mul(paid);
        const earned = (weights === undefined ? each : each.mul(weights)).sum();
        total = total === undefined ? earned : total.add(earned);
      }
      return { encounters, meetings, payoffRows, otherPayoffRows, weights };
    };
    this.live = follow(size.live, tables, payoffs);
    if (size.beyond > 0) {
      const { chances, setOutcomes } = remembers
        ? rememberedOutcomes(tape, game, policies, size.beyond)
        : reputationOutcomes(tape, game, belief, size.beyond);
      const worth = tape.input(chances.shape);
      this.beyond = { setOutcomes, worth };
      this.carried = chances.mul(worth).sum().mul(this.weight);
    }
    this.later = follow(size.later, tables.stopGradient(), payoffs.stopGradient());
    const followed = total!.mul(this.weight);
    this.payoff = this.carried === undefined ? followed : followed.add(this.carried);
  }

  /** Whether a schedule of this size runs here. */
  fits({ starts, axes, agents, pairs, live, later, beyond }: ScheduleSize): boolean {
    const { size } = this;
    const within = (one: SegmentSize, other: SegmentSize) =>
      one.encounters <= other.encounters && one.meetings <= other.meetings;
    return (
      starts <= size.starts &&
      axes <= size.axes &&
      agents <= size.agents &&
      pairs <= size.pairs &&
      beyond <= size.beyond &&
      within(live, size.live) &&
      within(later, size.later)
    );
  }

  /**
   * Sets the schedule.
   *
   * @param weight of each meeting's payoff in the sum
   * @param initial distribution of a reputation at the start; where absent each start is from what is known
   * @param worth of the outcomes of decisions that go on beyond what is followed, [decisions, outcomes]
   */
  load(schedule: Schedule, weight: number, initial?: Float64Array, worth?: Float64Array): void {
    const { pairs } = this.size;
    const { subjects, judges } = schedule.pairs;
    this.firsts.set(rowNumbers(subjects, schedule.kin, pairs));
    this.seconds.set(rowNumbers(judges, schedule.kin, pairs));
    this.weight.set([weight]);
    this.start.set(initial === undefined ? this.knownStart(schedule) : this.independentStart(initial));
    load(this.live, schedule.live);
    load(this.later, schedule.later);
    if (this.beyond === undefined) return;
    this.beyond.setOutcomes(schedule.carried.outcomes.first(this.size.beyond));
    this.beyond.worth.set(worth!);
  }

  /** One-hot; an axis that is not in use stays at reputation 0. */
  private knownStart({ start }: Schedule): Floats {
    const k = this.game.reputations;
    const { axes } = this.size;
    const states = k ** axes;
    const values = this.startValues.fill(0);
    for (let row = 0; row < start.count; row++) {
      let state = 0;
      for (let axis = 0; axis < axes; axis++) {
        const reputation = axis < start.width ? start.data[row * start.width + axis]! : 0;
        state = state * k + reputation;
      }
      values[row * states + state] = 1;
    }
    return values;
  }

  private independentStart(initial: Float64Array): Floats {
    const row = productDistribution(initial, this.size.axes);
    for (let at = 0; at < this.startValues.length; at += row.length) this.startValues.set(row, at);
    return this.startValues;
  }
}

/** What comes of encounters, as a `Schedule` numbers it: tables by which reputations change, and what the learner is paid. */
function encounters(
  tape: Tape,
  game: Game,
  policies: PolicyTensors,
  situations: number,
  firsts: Indices,
  seconds: Indices,
): { readonly tables: Tensor; readonly payoffs: Tensor } {
  const { reputations: k } = game;
  const pairs = firsts.size;
  const isSum = areSums(game);
  const { dependent } = decisionsOf(game);
  const chances = dependent || !isSum ? actionChances(game, policies, firsts, seconds) : undefined;
  const changes = (): readonly Tensor[] => {
    if (dependent) return [settingMatrices(tape, game), encounterMatrices(game, policies, firsts, seconds, chances!)];
    const roles = judgedRoles(game);
    const tables = roles.map((role) =>
      role === 0
        ? judgementTables(game, policies, firsts, seconds, 0)
        : judgementTables(game, policies, seconds, firsts, 1),
    );
    if (tables.length === 1) return [constantTables(tape, game), tables[0]!];
    const apart = tables.map((table) => table.reshape([pairs, 1, k, k, k]));
    return [constantTables(tape, game), tape.concat(apart, 1).reshape([pairs * tables.length, k, k, k])];
  };
  const tables = tape.concat(changes(), 0);
  if (!isSum) return { tables, payoffs: pairPayoffs(game, chances!) };
  const payoffs = situations === 1 ? payoffTables(tape, game, policies) : payoffParts(tape, game, policies, situations);
  return { tables, payoffs };
}

/** Chances of what comes of decisions. */
interface Outcomes {
  /** [decisions, outcomes]. */
  readonly chances: Tensor;
  setOutcomes(rows: Int32Array): void;
}

/** The new reputations of both, [decisions, K^2]. */
function reputationOutcomes(tape: Tape, { reputations }: Game, belief: Tensor, decisions: number): Outcomes {
  const outcomes = some(tape, decisions, 3, -1)!;
  return { chances: belief.pairMarginal(reputations, outcomes), setOutcomes: (rows) => outcomes.set(rows) };
}

/**
 * What both did, and their new reputations, [decisions, (A K)^2]: the learner's action and reputation first. Where one does not
 * act, what it would do is of no matter: its outcomes are worth the same.
 */
function rememberedOutcomes(
  tape: Tape,
  game: Game,
  { action, assessment }: PolicyTensors,
  decisions: number,
): Outcomes {
  const { reputations: k, actions: a } = game;
  const contexts = action.shape[0]! * k * k;
  const acts = action.reshape([contexts, a]);
  const says = assessment.reshape([contexts, a * k]);
  const rows = Array.from({ length: 4 }, () => tape.indices([decisions]));
  const side = (actor: Indices, judge: Indices) =>
    acts
      .gather(actor)
      .reshape([decisions, a, 1])
      .mul(says.gather(judge).reshape([decisions, a, k]));
  const own = side(rows[0]!, rows[1]!).reshape([decisions, a * k, 1]);
  const other = side(rows[2]!, rows[3]!).reshape([decisions, 1, a * k]);
  return {
    chances: own.mul(other).reshape([decisions, (a * k) ** 2]),
    setOutcomes: (table) => {
      for (const [column, indices] of rows.entries()) {
        indices.set(Int32Array.from({ length: decisions }, (_, decision) => table[4 * decision + column]!));
      }
    },
  };
}

function some(tape: Tape, count: number, width: number, filler: number): Indices | undefined {
  return count === 0 ? undefined : tape.indices([count, width], new Int32Array(count * width).fill(filler));
}

function load({ encounters, meetings, payoffRows, otherPayoffRows, weights }: SegmentInputs, segment: Segment): void {
  encounters?.set(segment.encounters.first(encounters.shape[0]!));
  meetings?.set(segment.meetings.first(meetings.shape[0]!));
  payoffRows?.set(segment.payoffRows.first(payoffRows.size));
  otherPayoffRows?.set(segment.otherPayoffRows.first(otherPayoffRows.size));
  if (weights === undefined) return;
  const padded = new Float64Array(weights.size);
  padded.set(segment.weights);
  weights.set(padded);
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

/** Rows of `rowsOf`, and zeros. */
function rowNumbers(agents: readonly number[], kin: readonly number[], length: number): Int32Array {
  const numbers = new Int32Array(length);
  numbers.set(agents);
  for (const [pair, own] of kin.entries()) numbers[pair] = 2 * numbers[pair]! + own;
  return numbers;
}
