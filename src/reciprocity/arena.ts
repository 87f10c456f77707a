// A setting as the floors above see it, whether its donations are discrete or continuous: where learners are trained, and
// policies are played and judged. This is the one place that knows both.
import {
  allocateRecords,
  asPerformed,
  checkContinuous,
  discountedReturns,
  isAsked,
  learnerPayoff,
  type Payoff,
  type Policy,
  play,
  type Random,
  type Sight,
  Situations,
  sightOf,
  tablesOf,
} from "../game/index.js";
import { checkValue, integer, oneOf } from "../options.js";
import type { Belief } from "./belief.js";
import { createContinuousEnvironment } from "./continuous/environment.js";
import { continuousMethodNames, createContinuousMethod } from "./continuous/methods.js";
import { continuousAgreement, continuousVisits } from "./continuous/oracle/adherence.js";
import { continuousEstimatorError } from "./continuous/oracle/estimator-error.js";
import { ContinuousOracle } from "./continuous/oracle/oracle.js";
import { createEnvironment } from "./environment.js";
import type { OpponentEvidence } from "./estimators/evidence.js";
import type { Optimize } from "./learner.js";
import type { MethodRun } from "./method.js";
import { createMethod, type MethodName } from "./methods.js";
import { agreement } from "./oracle/adherence.js";
import type { BestResponse } from "./oracle/best-response.js";
import { createOracle } from "./oracle/create-oracle.js";
import { type EstimatorError, estimatorError } from "./oracle/estimator-error.js";
import type { Evaluation } from "./oracle/evaluation.js";
import type { OracleOptions } from "./oracle/request.js";
import type { Rules } from "./oracle/rules.js";
import type { MethodOptions } from "./settings.js";
import { visits } from "./visits.js";
import { checkWorld, type World } from "./world.js";

/** What donations can be: everything or nothing, or any share. */
export const actionKinds = ["discrete", "continuous"] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Ways to learn that there are with continuous donations, where the mean field is exact. */
export const continuousTrainings = {
  method: continuousMethodNames,
  belief: ["mean-field"] as readonly Belief[],
} as const;

export interface Arena {
  readonly actions: ActionKind;
  /** A learner by the method of this name; an OptionError for what it cannot take. */
  train(method: MethodName, options: MethodOptions, checkpoint?: object): Promise<MethodRun>;
  /** Plays fresh episodes with the learner's policy, as chosen. */
  play(policy: Policy, episodes: number, random: Random): Played;
  /** The same among a model of the others, as seen, errors included, with the same draws; absent where none can be played. */
  imagine?(policy: Policy, estimates: readonly Policy[], episodes: number, random: Random): Payoff;
  /** The references; a TooLargeError where the setting is too large for them. */
  referee(options?: OracleOptions): Promise<Referee>;
}

/** Played episodes, and what they tell of policies. */
export interface Played {
  readonly payoff: Payoff;
  /** The learner's discounted return of each episode. */
  returns(): Float64Array;
  /** How often the learner was in each context: [K^2] in which it acted, [K^2 A] in which it judged; see `Visits`. */
  visits(): { readonly action: Float64Array; readonly assessment: Float64Array };
  /** Share of the learner's decisions in which the policy would do as the rules do, by the greater chance. */
  agreement(policy: Policy, rules: Rules, optimize: Optimize): number;
  /**
   * How far a model of agents 1 .. N-1 is from the truth, and how much of it rests on nothing seen; undefined where the truth is unknown,
   * because some can only be asked.
   */
  estimatorError(estimates: readonly Policy[], evidence?: readonly OpponentEvidence[]): EstimatorError | undefined;
}

export interface Referee {
  evaluate(policy: Policy): Evaluation;
  /** The same of several: together they may take much less time. */
  evaluateAll(policies: readonly Policy[]): Evaluation[];
  /** @param sees what the learner sees beyond the two reputations; nothing unless told */
  bestResponse(optimize: Optimize, fixed: Policy, sees?: readonly Sight[]): BestResponse;
  /** What it would be worth to see every reputation; undefined where that is unknown. */
  bound(optimize: Optimize, fixed: Policy): Evaluation | undefined;
  /** The same, knowing besides who will meet whom. */
  foresightBound(optimize: Optimize, fixed: Policy): Evaluation | undefined;
  dispose(): void;
}

const arenas: Readonly<Record<ActionKind, (world: World) => Arena>> = {
  discrete: (world) => {
    const { game, residents } = world;
    return {
      actions: "discrete",
      train: (method, options, checkpoint) => createMethod(method, world, options, checkpoint),
      play(policy, episodes, random) {
        const records = createEnvironment(game, residents).play(policy, episodes, random);
        const { sees = [] } = sightOf(policy) ?? {};
        return {
          payoff: learnerPayoff(records),
          returns: () => discountedReturns(records),
          visits: () => visits(records, new Situations(game, sees)),
          agreement: (one, rules, optimize) => agreement(one, rules, optimize, records),
          estimatorError: (estimates, evidence) =>
            residents.some(isAsked)
              ? undefined
              : estimatorError(estimates, tablesOf(residents, "a comparison"), game, records, evidence),
        };
      },
      imagine(policy, estimates, episodes, random) {
        const records = allocateRecords(game, episodes);
        play(game, [asPerformed(game, policy), ...estimates], random, records);
        return learnerPayoff(records);
      },
      referee: async (options) => createOracle(game, tablesOf(residents, "a best response"), options),
    };
  },
  continuous: (world) => {
    const { game } = world;
    checkContinuous(game);
    const residents = tablesOf(world.residents, "a game of continuous donations");
    return {
      actions: "continuous",
      train: (method, options, checkpoint) => createContinuousMethod(method, world, options, checkpoint),
      play(policy, episodes, random) {
        checkValue("episodes", episodes, integer(1, 1e6));
        const records = createContinuousEnvironment(game, residents).play(new Array(episodes).fill(policy), random);
        return {
          payoff: learnerPayoff(records),
          returns: () => discountedReturns(records),
          visits: () => continuousVisits(records),
          agreement: (one, rules, optimize) => continuousAgreement(one, rules.policy, optimize, records),
          estimatorError: (estimates) => continuousEstimatorError(estimates, residents, records),
        };
      },
      referee: async (options) => new ContinuousOracle(game, residents, options),
    };
  },
};

/** @throws OptionError where residents and game do not fit, or the game has no continuous donations. */
export function createArena(actions: ActionKind, world: World): Arena {
  checkValue("actions", actions, oneOf(actionKinds));
  checkWorld(world);
  return arenas[actions](world);
}
