// The exact expected payoff of many policies of the learner at once, among residents whose policies are known: the joint distribution
// of all reputations goes from round to round on a tape, in f64. A row is one policy on one matching; the same few distributions are
// used over and over, so nothing grows with the length of an episode.
import type { Engine, Indices, Tape, Tensor } from "../../autodiff/index.js";
import {
  allAsPerformed,
  decisionsOf,
  encounterTable,
  type Game,
  initialDistribution,
  judgementTable,
  kinOf,
  type Matching,
  type Policy,
  pairsPerRound,
  policyIn,
  type Role,
  SELF,
  type Situations,
} from "../../game/index.js";
import { productDistribution } from "../propagation.js";
import type { Totals } from "./evaluation.js";
import { payoffBetween, turnOf } from "./turns.js";
import { type ResidentType, typeNumbers, typesOf } from "./type-counts/resident-types.js";

/** Floats that a distribution of all rows should take: five or so of these are touched a round, and they should stay in cache. */
const BATCH_FLOATS = 32768;

/** Which of the learners acts, and which one judges. Where the two new reputations depend on each other it is one and the same. */
export interface Choice {
  readonly action: number;
  readonly assessment: number;
}

/** Evaluates policies of the learner on given matchings. Learners differ in a row's choice of tables alone. */
export class Evaluator {
  private readonly rows: number;
  private readonly tape: Tape;
  private readonly joint: Tensor;
  private readonly end: Tensor;
  private readonly earned: Tensor;
  private readonly meetings: Indices;
  private readonly payoffRows: Indices;
  private readonly steps: Indices;
  private readonly start: Float64Array;
  private readonly numbers: TableNumbers;
  private readonly dependent: boolean;

  /**
   * @param learners the policies that rows choose from, as chosen
   * @param residents policies of agents 1 .. N-1, as chosen
   * @param situations of the learners, where they see more than reputations; without a memory of what was done
   */
  constructor(
    engine: Engine,
    private readonly game: Game,
    residents: readonly Policy[],
    learners: readonly Policy[],
    private readonly situations?: Situations,
  ) {
    const { agents, reputations: k } = game;
    const states = k ** agents;
    this.rows = Math.max(1, Math.floor(BATCH_FLOATS / states));
    const { alike, dependent } = decisionsOf(game);
    this.dependent = dependent;
    const others = allAsPerformed(game, residents);
    const own = allAsPerformed(game, learners).flatMap((learner) =>
      Array.from({ length: situations?.count ?? 1 }, (_, situation) => policyIn(learner, situation)),
    );
    const types = typesOf(game, others);
    this.numbers = new TableNumbers(typeNumbers(game, others), types.length, own.length, alike ? 1 : 2);
    const tape = engine.tape();
    this.tape = tape;
    // Tables follow from the policies once and for all, so that they are computed apart and enter as constants.
    const tables = dependent
      ? this.constant(this.numbers.matrices(game, types, own), [k * k, k * k])
      : this.constant(this.numbers.judgements(game, types, own), [k, k, k]);
    const payoffs = this.constant(this.numbers.payoffs(game, types, own), [k * k]);
    const { rows } = this;
    const all = rows * pairsPerRound(game);
    const width = dependent ? 4 : 5;
    this.joint = tape.input([rows, states]);
    this.meetings = tape.indices([rows, 3], new Int32Array(rows * 3).fill(-1));
    this.payoffRows = tape.indices([rows]);
    this.earned = this.joint.pairMarginal(k, this.meetings).mul(payoffs.gather(this.payoffRows)).sum(1);
    // First the first encounter of every row, then every second one, so that the last distributions are those at the end.
    this.steps = tape.indices([all, width], new Int32Array(all * width).fill(-1));
    const after = dependent
      ? this.joint.pairTransition(tables, this.steps)
      : this.joint.pairConditionals(tables, this.steps);
    this.end = after.slice(0, all, rows + all);
    const one = productDistribution(initialDistribution(game), agents);
    this.start = flatten(Array.from({ length: this.rows }, () => one));
  }

  /**
   * The learner's expected return in an episode of each matching, [choices, matchings].
   *
   * @param choices which learner acts and which one judges, by index into the list the evaluator was made with
   */
  totals(choices: readonly Choice[], matchings: readonly Matching[]): Totals {
    const returns = new Float64Array(choices.length * matchings.length);
    const sums = this.game.discount === 1 ? returns : new Float64Array(returns.length);
    for (let from = 0; from < returns.length; from += this.rows) {
      const count = Math.min(this.rows, returns.length - from);
      const batch = Array.from({ length: count }, (_, row) => {
        const at = from + row;
        return { ...choices[Math.floor(at / matchings.length)]!, matching: matchings[at % matchings.length]! };
      });
      this.batch(batch, returns.subarray(from), sums.subarray(from));
    }
    return { returns, sums };
  }

  dispose(): void {
    this.tape.dispose();
  }

  private constant(tables: readonly Float64Array[], shape: readonly number[]): Tensor {
    return this.tape.constant(flatten(tables), [tables.length, ...shape]);
  }

  private batch(
    rows: readonly (Choice & { readonly matching: Matching })[],
    returns: Float64Array,
    sums: Float64Array,
  ): void {
    const { game, numbers, situations, dependent } = this;
    const pairs = pairsPerRound(game);
    const earned = new Float64Array(this.rows);
    const between = new Float64Array(this.joint.size);
    const meetings = new Int32Array(this.meetings.size);
    const payoffRows = new Int32Array(this.rows);
    const steps = new Int32Array(this.steps.size).fill(-1);
    const met = new Int32Array(rows.length);
    const weights = new Float64Array(rows.length).fill(1);
    const width = dependent ? 4 : 5;
    this.joint.set(this.start);
    for (let round = 0; round < game.rounds; round++) {
      meetings.fill(-1);
      for (let step = 0; step < pairs; step++) {
        for (const [row, { action, assessment, matching }] of rows.entries()) {
          const at = 2 * (round * pairs + step);
          const i = matching[at]!;
          const j = matching[at + 1]!;
          const isOwn = i === SELF || j === SELF;
          const partner = i + j - SELF;
          const seen = situations?.countsEncounters ? met[row]! : round;
          const situation = isOwn && situations !== undefined ? situations.of(partner, 0, seen) : 0;
          const acts = action * (situations?.count ?? 1) + situation;
          const judges = assessment * (situations?.count ?? 1) + situation;
          const place = width * (step * this.rows + row);
          steps[place] = step * this.rows + row;
          steps[place + 1] = i;
          steps[place + 2] = j;
          if (dependent) steps[place + 3] = numbers.matrix(i, j, acts);
          else {
            steps[place + 3] = numbers.judgement(i, j, 0, acts, judges);
            steps[place + 4] = numbers.judgement(j, i, 1, acts, judges);
          }
          if (!isOwn) continue;
          meetings[3 * row] = row;
          meetings[3 * row + 1] = SELF;
          meetings[3 * row + 2] = partner;
          payoffRows[row] = numbers.payoff(partner, i === SELF ? 0 : 1, acts);
        }
      }
      this.steps.set(steps);
      this.meetings.set(meetings);
      this.payoffRows.set(payoffRows);
      this.tape.forward();
      this.earned.value(earned);
      for (let row = 0; row < rows.length; row++) {
        returns[row]! += weights[row]! * earned[row]!;
        if (sums !== returns && game.discount < 1) sums[row]! += earned[row]!;
        if (meetings[3 * row]! < 0) continue;
        met[row]! += 1;
        weights[row]! *= game.discount;
      }
      this.joint.set(this.end.value(between));
    }
  }
}

/** Numbers of the tables of encounters, by types of residents and by learners. */
class TableNumbers {
  /** @param roles 1 where roles are alike */
  constructor(
    private readonly typeOf: readonly number[],
    private readonly types: number,
    private readonly learners: number,
    private readonly roles: number,
  ) {}

  /** How the reputation of a subject of this role changes. */
  judgement(subject: number, judge: number, role: Role, acts: number, judges: number): number {
    const { types, learners } = this;
    const residents = types * types;
    const own = role % this.roles;
    const type = (agent: number) => this.typeOf[agent - 1]!;
    const place =
      subject === SELF
        ? residents + acts * types + type(judge)
        : judge === SELF
          ? residents + learners * types + judges * types + type(subject)
          : type(subject) * types + type(judge);
    return place * this.roles + own;
  }

  judgements(game: Game, types: readonly ResidentType[], learners: readonly Policy[]): Float64Array[] {
    const roles = this.roles === 1 ? ([0] as const) : ([0, 1] as const);
    const of = (subject: Policy, judge: Policy, kin: number) =>
      roles.map((role) => judgementTable(game, subject, judge, role, kin));
    return [
      ...types.flatMap((one) =>
        types.flatMap((other) => of(one.policy, other.policy, kinOf(game, one.agent, other.agent))),
      ),
      ...learners.flatMap((own) => types.flatMap(({ policy, agent }) => of(own, policy, kinOf(game, SELF, agent)))),
      ...learners.flatMap((own) => types.flatMap(({ policy, agent }) => of(policy, own, kinOf(game, SELF, agent)))),
    ];
  }

  /** What becomes of both, where i has role 0. */
  matrix(i: number, j: number, learner: number): number {
    const { types } = this;
    const type = (agent: number) => this.typeOf[agent - 1]!;
    if (i !== SELF && j !== SELF) return type(i) * types + type(j);
    return types * types + 2 * (learner * types + type(i + j - SELF)) + (i === SELF ? 0 : 1);
  }

  matrices(game: Game, types: readonly ResidentType[], learners: readonly Policy[]): Float64Array[] {
    return [
      ...types.flatMap((one) =>
        types.map((other) => encounterTable(game, one.policy, other.policy, kinOf(game, one.agent, other.agent))),
      ),
      ...learners.flatMap((own) =>
        types.flatMap(({ policy, agent }) => {
          const kin = kinOf(game, SELF, agent);
          return [encounterTable(game, own, policy, kin), encounterTable(game, policy, own, kin)];
        }),
      ),
    ];
  }

  /** What the encounter with a partner pays a learner of this role. */
  payoff(partner: number, role: Role, learner: number): number {
    return (learner * this.types + this.typeOf[partner - 1]!) * this.roles + (role % this.roles);
  }

  payoffs(game: Game, types: readonly ResidentType[], learners: readonly Policy[]): Float64Array[] {
    const roles = this.roles === 1 ? ([0] as const) : ([0, 1] as const);
    return learners.flatMap((own) =>
      types.flatMap(({ policy, agent }) =>
        roles.map((role) => payoffBetween(game, own, policy, kinOf(game, SELF, agent), turnOf(role))),
      ),
    );
  }
}

function flatten(arrays: readonly Float64Array[]): Float64Array {
  const flat = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    flat.set(array, at);
    at += array.length;
  }
  return flat;
}
