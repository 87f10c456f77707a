// Expected payoffs over matchings that are drawn, each followed exactly, by the chances of all vectors of reputations.
import type { Engine } from "../../autodiff/index.js";
import { decisionsOf, type Game, isSituated, type Matching, type Policy, Situations } from "../../game/index.js";
import { DirectEvaluator } from "./direct-evaluator.js";
import { type Evaluation, evaluationWithMean, type Totals } from "./evaluation.js";
import { type Choice, Evaluator } from "./evaluator.js";
import type { MatchingsEvaluator } from "./matchings-evaluator.js";
import { encountersOf } from "./pair-game.js";
import type { Point, RuleSpace } from "./rules.js";
import type { Worth } from "./worth.js";

/** After so many matchings, at most so many candidates of a group go on: a share of all, and a number in any case. */
const RACE = [
  { matchings: 4, share: 1 / 8, least: 384 },
  { matchings: 12, share: 1 / 32, least: 128 },
  { matchings: 24, share: 0, least: 48 },
];
/** Of each group but the first, in which all are, so many go on. */
const LEADERS = 16;
/** Work, in states of a belief that are updated, up to which all candidates run on all matchings: a few seconds. */
const NO_RACE = 1.5e9;
/** The same, up to which all candidates are tried. */
const TRYING = 8e9;
const MOST_POINTS = 2 ** 14;
/** The same of a search of policies that see more, one at a time. */
const SEEING_MORE = 4e9;

/** Matrices of encounters that are made at once, where each policy has its own. */
const MATRICES = 2 ** 18;

/** Evaluates policies of the learner on matchings that were drawn before. */
export class DrawnEvaluator implements MatchingsEvaluator {
  readonly affordable: number;
  private readonly encounters: Float64Array;
  /** States of a belief that the evaluation of one policy updates. */
  private readonly work: number;

  /**
   * @param coarse in single precision, to tell the leaders of the race
   * @param residents as chosen
   */
  constructor(
    private readonly engine: Engine,
    private readonly coarse: Engine,
    private readonly game: Game,
    private readonly residents: readonly Policy[],
    private readonly matchings: readonly Matching[],
  ) {
    this.encounters = Float64Array.from(matchings, encountersOf);
    const agents = game.matching === "direct" ? 2 : game.agents;
    this.work = (matchings.length * game.rounds * agents * game.reputations ** agents) / 2;
    this.affordable = Math.floor(SEEING_MORE / this.work);
  }

  evaluations(policies: readonly Policy[]): Evaluation[] {
    const count = this.matchings.length;
    return policies.flatMap((_, from) => {
      if (from % this.atOnce !== 0) return [];
      const some = policies.slice(from, from + this.atOnce);
      const choices = some.map((_, at) => ({ action: at, assessment: at }));
      const { returns, sums } = this.totals(this.engine, some, choices, this.matchings);
      return some.map((_, at) => {
        const own = (numbers: Float64Array) => numbers.slice(at * count, (at + 1) * count);
        return evaluationWithMean(this.game, { returns: own(returns), sums: own(sums) }, this.encounters);
      });
    });
  }

  /** What points of a space are worth. */
  worthIn(space: RuleSpace): Worth {
    const within = (work: number) => Math.floor(work / this.work);
    const payoffs = (points: readonly Point[]) => {
      const means = new Float64Array(points.length);
      for (let from = 0; from < points.length; from += this.atOnce) {
        const some = points.slice(from, from + this.atOnce);
        const { learners, choices } = this.tabled(space, some);
        const { returns } = this.totals(this.engine, learners, choices, this.matchings);
        means.set(this.means(returns, some.length), from);
      }
      return means;
    };
    return {
      // A race makes one matching of all and a few of most.
      canTry: (points) => points <= MOST_POINTS && (points <= within(NO_RACE) || points / 4 <= within(TRYING)),
      all: (points, groups) => {
        const left = points.length <= within(NO_RACE) ? points.map((_, at) => at) : this.leaders(space, points, groups);
        const all = new Float64Array(points.length).fill(Number.NEGATIVE_INFINITY);
        const some = payoffs(left.map((at) => points[at]!));
        for (const [place, at] of left.entries()) all[at] = some[place]!;
        return all;
      },
      payoffs,
      evaluations: Math.max(1, within(TRYING)),
      trials: Number.POSITIVE_INFINITY,
    };
  }

  /** How many policies are evaluated together. */
  private get atOnce(): number {
    if (!decisionsOf(this.game).dependent) return Number.MAX_SAFE_INTEGER;
    return Math.max(1, Math.floor(MATRICES / (this.game.agents * this.game.reputations ** 4)));
  }

  /** Numbers of the points that lead the race, or a group of it. */
  private leaders(space: RuleSpace, points: readonly Point[], groups: readonly (readonly boolean[])[]): number[] {
    const all = this.tabled(space, points);
    const sums = new Float64Array(points.length);
    let field = points.map((_, at) => at);
    let done = 0;
    for (const { matchings, share, least } of RACE) {
      const leg = this.matchings.slice(done, matchings);
      done = matchings;
      if (leg.length === 0) break;
      for (let from = 0; from < field.length; from += this.atOnce) {
        const some = field.slice(from, from + this.atOnce);
        const isAll = this.atOnce >= points.length;
        const part = isAll
          ? all
          : this.tabled(
              space,
              some.map((at) => points[at]!),
            );
        const running = isAll ? some.map((at) => all.choices[at]!) : part.choices;
        const { returns } = this.totals(this.coarse, part.learners, running, leg);
        for (const [place, at] of some.entries()) {
          for (let one = 0; one < leg.length; one++) sums[at]! += returns[place * leg.length + one]!;
        }
      }
      const lasts = groups[0]!.map((_, group) => {
        const own = field.filter((at) => groups[at]![group]).map((at) => sums[at]!);
        own.sort((one, other) => other - one);
        const count = group === 0 ? Math.max(least, Math.ceil(share * points.length)) : LEADERS;
        return own[Math.min(own.length, count) - 1] ?? Number.POSITIVE_INFINITY;
      });
      field = field.filter((at) => groups[at]!.some((isIn, group) => isIn && sums[at]! >= lasts[group]!));
    }
    return field;
  }

  /** The different halves of the points as learners, and which of them each point is made of. */
  private tabled(space: RuleSpace, points: readonly Point[]): { learners: Policy[]; choices: Choice[] } {
    if (decisionsOf(this.game).dependent) {
      const learners = points.map((point) => space.rules(point).policy);
      return { learners, choices: learners.map((_, at) => ({ action: at, assessment: at })) };
    }
    const actions = new Map<string, number>();
    const assessments = new Map<string, number>();
    const number = (known: Map<string, number>, rule: string) => {
      const at = known.get(rule) ?? known.size;
      known.set(rule, at);
      return at;
    };
    const learners: { action: Float64Array; assessment: Float64Array }[] = [];
    const choices = points.map((point) => {
      const { action, assessment, policy } = space.rules(point);
      const choice = { action: number(actions, action), assessment: number(assessments, assessment) };
      learners[choice.action] = { ...(learners[choice.action] ?? policy), action: policy.action };
      learners[choice.assessment] = { ...(learners[choice.assessment] ?? policy), assessment: policy.assessment };
      return choice;
    });
    return { learners, choices };
  }

  /** What each of so many is worth on average. */
  private means(totals: Float64Array, count: number): Float64Array {
    const { length } = this.matchings;
    const sum = (numbers: Float64Array) => numbers.reduce((all, one) => all + one, 0);
    const divisor = this.game.discount < 1 ? length : Math.max(1, sum(this.encounters));
    return Float64Array.from({ length: count }, (_, at) => {
      return sum(totals.subarray(at * length, (at + 1) * length)) / divisor;
    });
  }

  private totals(
    engine: Engine,
    learners: readonly Policy[],
    choices: readonly Choice[],
    matchings: readonly Matching[],
  ): Totals {
    const { game, residents } = this;
    const [first] = learners;
    const situations = first !== undefined && isSituated(first) ? new Situations(game, first.sees) : undefined;
    const evaluator =
      game.matching === "direct"
        ? new DirectEvaluator(engine, game, residents, learners)
        : new Evaluator(engine, game, residents, learners, situations);
    try {
      return evaluator.totals(choices, matchings);
    } finally {
      evaluator.dispose();
    }
  }
}
