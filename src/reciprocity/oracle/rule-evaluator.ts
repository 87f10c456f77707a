// Policies of the learner among residents who decide by rules: each of some matchings is followed by the few vectors of reputations
// that have a chance.
import {
  actionRow,
  allAsPerformed,
  allocateRecords,
  asPerformed,
  createRandom,
  decisionsOf,
  discountedReturns,
  type Game,
  initialDistribution,
  isSituated,
  judgementRow,
  kinOf,
  learnerPayoff,
  type Matching,
  type Policy,
  play,
  policyIn,
  type Role,
  SELF,
  Situations,
} from "../../game/index.js";
import { type Evaluation, evaluationWithMean, type Totals } from "./evaluation.js";
import { outcomesBetween, PolicyEncounters } from "./exact-returns.js";
import { type Course, type Outcomes, onlySelf, type Step, stepsOf, VectorFollower, weightsOf } from "./few-vectors.js";
import type { MatchingsEvaluator, Reached } from "./matchings-evaluator.js";
import { encountersOf } from "./pair-game.js";
import type { Point, RuleSpace } from "./rules.js";
import type { Worth } from "./worth.js";

/** Stream of what is played. */
const PLAYED = 0x706c6179;

/** Whether residents decide by rules, all begin with certain reputations, and nobody errs. */
export function areCertain(game: Game, residents: readonly Policy[]): boolean {
  const isCertain = (table: Float64Array) => table.every((chance) => chance === 0 || chance === 1);
  return (
    game.executionError === 0 &&
    game.assessmentError === 0 &&
    isCertain(initialDistribution(game)) &&
    [...new Set(residents)].every(({ action, assessment }) => isCertain(action) && isCertain(assessment))
  );
}

/** Work, in encounters of policies that are followed, up to which all are tried, and that a search may take: a few seconds. */
const TRYING = 4e6;
const SEARCHING = 8e6;
/** What the tables of a policy take, in encounters. */
const TABLES = 400;
/** Episodes in which a policy is played that chance takes to too many vectors. */
const PLAYED_EPISODES = 2000;

export class RuleEvaluator implements MatchingsEvaluator {
  readonly affordable: number;
  /** Of one evaluation. */
  private readonly work: number;
  private readonly courses: readonly Course[];
  private readonly performed: readonly Policy[];
  private readonly follower: VectorFollower;
  private readonly known: PolicyEncounters;
  private readonly encounters: Float64Array;

  /** @param residents as chosen */
  constructor(
    private readonly game: Game,
    residents: readonly Policy[],
    private readonly matchings: readonly Matching[],
  ) {
    this.performed = allAsPerformed(game, residents);
    this.follower = new VectorFollower(game);
    this.known = new PolicyEncounters(game);
    this.courses = matchings.map((matching) => this.follower.course(stepsOf(game, matching, onlySelf)));
    this.encounters = Float64Array.from(matchings, encountersOf);
    this.work = TABLES + this.courses.reduce((sum, { steps }) => sum + steps.length, 0);
    this.affordable = Math.floor(SEARCHING / this.work);
  }

  evaluations(policies: readonly Policy[]): Evaluation[] {
    return policies.map((policy) => evaluationWithMean(this.game, this.totals(policy), this.encounters));
  }

  reached(policy: Policy): Reached {
    const { game } = this;
    const count = isSituated(policy) ? policy.situations : 1;
    const { rows } = decisionsOf(game);
    const reached = {
      action: new Uint8Array(count * rows.action),
      assessment: new Uint8Array(count * rows.assessment),
    };
    this.followed(policy, reached);
    return reached;
  }

  worthIn(space: RuleSpace): Worth {
    const payoffs = (points: readonly Point[]) =>
      Float64Array.from(this.evaluations(points.map((point) => space.rules(point).policy)), ({ payoff }) => payoff);
    return {
      canTry: (points) => points * this.work <= TRYING,
      all: payoffs,
      payoffs,
      reached: (point) => {
        const reached = this.reached(space.rules(point).policy);
        return (at) => {
          const { decision, row } = space.place(at);
          return reached[decision.half][row] === 1;
        };
      },
      evaluations: Math.max(1, Math.floor(SEARCHING / this.work)),
      trials: Number.POSITIVE_INFINITY,
    };
  }

  /** The learner's return on each matching. */
  private totals(policy: Policy): Totals {
    return this.followed(policy) ?? this.played(policy);
  }

  /**
   * The same; undefined where there are too many vectors to follow.
   *
   * @param policy as chosen; it may see more than reputations, but not what was done when the two met last
   * @param reached where rows are marked that it comes to, of all situations
   */
  private followed(policy: Policy, reached?: Reached): Totals | undefined {
    const { game, performed, known } = this;
    const own = new OwnEncounters(game, performed, asPerformed(game, policy));
    const weights = weightsOf(game);
    const returns = new Float64Array(this.courses.length);
    const sums = game.discount === 1 ? returns : new Float64Array(returns.length);
    for (const [at, course] of this.courses.entries()) {
      const isFew = this.follower.follow(
        course,
        (step) => {
          const { first, second } = step;
          if (first === SELF || second === SELF) return own.of(step);
          return known.of(performed[first - 1]!, performed[second - 1]!, kinOf(game, first, second));
        },
        (step, { payoffs }, context, chance) => {
          const role = step.first === SELF ? 0 : step.second === SELF ? 1 : undefined;
          if (role === undefined) return;
          const paid = chance * payoffs[role][context]!;
          returns[at]! += weights[step.before[role]]! * paid;
          if (game.discount < 1) sums[at]! += paid;
          if (reached !== undefined) own.mark(step, context, reached);
        },
      );
      if (!isFew) return undefined;
    }
    return { returns, sums };
  }

  /** Averages of episodes that are played, as many on each matching. */
  private played(policy: Policy): Totals {
    const { game, performed, matchings } = this;
    const each = Math.ceil(PLAYED_EPISODES / matchings.length);
    const records = allocateRecords(game, each * matchings.length);
    const episodes = Array.from({ length: records.episodes }, (_, episode) => matchings[episode % matchings.length]!);
    play(game, [asPerformed(game, policy), ...performed], createRandom(PLAYED), records, episodes);
    const averaged = (perEpisode: Float64Array) =>
      Float64Array.from(matchings, (_, at) => {
        let sum = 0;
        for (let episode = at; episode < perEpisode.length; episode += matchings.length) sum += perEpisode[episode]!;
        return sum / each;
      });
    const returns = averaged(discountedReturns(records));
    if (game.discount < 1) {
      const means = learnerPayoff(records).perEpisode;
      const sums = means.map((mean, episode) => mean * this.encounters[episode % matchings.length]!);
      return { returns, sums: averaged(sums.map((sum) => (Number.isNaN(sum) ? 0 : sum))) };
    }
    return { returns, sums: returns };
  }
}

/** Encounters of one policy of the learner. */
class OwnEncounters {
  private readonly known = new Map<string, Outcomes>();
  private readonly situations: Situations | undefined;

  /** @param policy as performed */
  constructor(
    private readonly game: Game,
    private readonly residents: readonly Policy[],
    private readonly policy: Policy,
  ) {
    this.situations = isSituated(policy) ? new Situations(game, policy.sees) : undefined;
    for (const resident of residents) if (!this.numbers.has(resident)) this.numbers.set(resident, this.numbers.size);
  }

  private readonly numbers = new Map<Policy, number>();

  of(step: Step): Outcomes {
    const { game } = this;
    const { partner, role, situation } = this.parts(step);
    const resident = this.residents[partner - 1]!;
    const kin = kinOf(game, SELF, partner);
    const key = `${this.numbers.get(resident)} ${kin} ${role} ${situation}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const own = policyIn(this.policy, situation);
    const made = role === 0 ? outcomesBetween(game, own, resident, kin) : outcomesBetween(game, resident, own, kin);
    this.known.set(key, made);
    return made;
  }

  /** Marks the rows in which it may come to decide in this encounter. */
  mark(step: Step, context: number, reached: Reached): void {
    const { game } = this;
    const { reputations: k, actions: width, stage } = game;
    const { partner, role, situation } = this.parts(step);
    const resident = this.residents[partner - 1]!;
    const { action } = policyIn(this.policy, situation);
    const { rows } = decisionsOf(game);
    const kin = kinOf(game, SELF, partner);
    const theirs = (1 - role) as Role;
    const [r0, r1] = [Math.floor(context / k), context % k];
    const [own, other] = role === 0 ? [r0, r1] : [r1, r0];
    for (let acted = 0; acted < stage.choices[role]; acted++) {
      const answers = actionRow(game, theirs, other, own, acted, kin);
      for (let answer = 0; answer < stage.choices[theirs]; answer++) {
        if (answers >= 0 && resident.action[answers * width + answer] === 0) continue;
        const acts = actionRow(game, role, own, other, answer, kin);
        if (acts >= 0) reached.action[situation * rows.action + acts] = 1;
        if (acts >= 0 && action[acts * width + acted] === 0) continue;
        const judges = judgementRow(game, theirs, other, own, answer, acted, kin);
        if (judges >= 0) reached.assessment[situation * rows.assessment + judges] = 1;
      }
    }
  }

  private parts({ first, second, round, before }: Step): { partner: number; role: Role; situation: number } {
    const role = first === SELF ? 0 : 1;
    const partner = first + second - SELF;
    const { situations } = this;
    const seen = situations?.countsEncounters ? before[role] : round;
    return { partner, role, situation: situations === undefined ? 0 : situations.of(partner, 0, seen) };
  }
}
