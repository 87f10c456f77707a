/** What a training, an evaluation or the oracle found, as `result.json` and `--json` give it. */
import type { Policy } from "../game/index.js";
import type {
  Belief,
  BestResponse,
  EstimatorError,
  Evaluation,
  NetworkPolicy,
  Optimize,
  Rules,
  SavedNetworks,
} from "../reciprocity/index.js";
import type { Method } from "./configuration.js";

/** What a result is held against (method.md section 5). */
export interface Reference {
  /** Payoff of the best deterministic memoryless policy, and its standard error over matchings. */
  readonly payoff: number;
  readonly standardError: number;
  /** Its bits; the half that is fixed is the fixed rule. */
  readonly action: string;
  readonly assessment: string;
  /** How many policies do as well as it, itself included. */
  readonly ties: number;
  /** What it does at the corners, where a continuous one may give or say any share; else its bits as numbers. */
  readonly policy: PolicyProbabilities;
  /** Payoff of the best policy that sees every reputation; null where that is unknown, as with continuous donations. */
  readonly bound: number | null;
  readonly boundStandardError: number | null;
  /** Whether some constant policy does as well, to half a percent. */
  readonly degenerate: boolean;
  /** Payoff of the best constant policy. */
  readonly constantPayoff: number;
}

/**
 * P(cooperate) and P(Good) in the order of the bit strings: BB BG GB GG and BBD BBC ... GGC. With continuous donations, the
 * shares given and said at these corners.
 */
export interface PolicyProbabilities {
  readonly action: readonly number[];
  readonly assessment: readonly number[];
}

/** A policy as files keep it. */
export interface SavedRules extends PolicyProbabilities {
  /** Of a policy for continuous donations, which its corners do not tell all of. */
  readonly networks?: SavedNetworks;
}

/** A policy among the true residents. Where an exact evaluation is too large, the payoff is the played one. */
export interface Measurement {
  readonly payoff: number;
  readonly payoffStandardError: number;
  /** Null where the setting is too large for it. */
  readonly reference: Reference | null;
  /** Payoff as a share of the reference's; null without one, or with one too close to zero. */
  readonly referencePerformance: number | null;
  /** Payoff minus the reference's, in units of the benefit. */
  readonly referenceDifference: number | null;
  /** Share of the decisions in which the greedy choice is the reference's. */
  readonly referenceAdherence: number | null;
  readonly policy: SavedRules;
  /** The cross-check: mean payoff of episodes really played. */
  readonly played: { readonly payoff: number; readonly standardError: number; readonly episodes: number };
  /** How often the learner acted, and judged, in each context of `policy`: shares that sum to 1. */
  readonly visits: PolicyProbabilities;
}

/** The result of a training. */
export interface TrainingResult extends Measurement {
  readonly method: Method;
  /** Null for a method that has none. */
  readonly belief: Belief | null;
  readonly optimize: Optimize;
  readonly seed: number;
  /** Finished; fewer than were asked for if `complete` is false. */
  readonly iterations: number;
  readonly episodes: number;
  readonly complete: boolean;
  /** Null for a method that has no model of the others. */
  readonly estimator: EstimatorError | null;
  /** Spent on training, over all sessions. */
  readonly seconds: number;
  readonly version: string;
  /** SHA-256 of all but the seconds, in hexadecimal: the same training has the same one everywhere. */
  readonly digest: string;
}

/** The result of playing a saved policy again. */
export interface EvaluationResult extends Measurement {
  readonly optimize: Optimize;
  readonly seed: number;
}

/** What the oracle says of a setting. */
export interface OracleResult {
  readonly optimize: Optimize;
  readonly seed: number;
  readonly reference: Reference;
  readonly regime: "degenerate" | "discriminative";
}

/** @param rules which of the best responses to show; they are all worth the same. */
export function referenceOf(best: BestResponse, bound: Evaluation | undefined, rules: Rules = best): Reference {
  return {
    payoff: best.payoff,
    standardError: best.standardError,
    action: rules.action,
    assessment: rules.assessment,
    ties: best.ties.length,
    policy: rulesOf(rules.policy),
    bound: bound?.payoff ?? null,
    boundStandardError: bound?.standardError ?? null,
    degenerate: best.degenerate,
    constantPayoff: best.constantPayoff,
  };
}

/** The second of every pair of a binary policy's probabilities: those of cooperating, and of Good. */
export function rulesOf(policy: Policy): SavedRules {
  const second = (table: Float64Array): number[] => [...table].filter((_, at) => at % 2 === 1);
  const corners = { action: second(policy.action), assessment: second(policy.assessment) };
  return "networks" in policy ? { ...corners, networks: (policy as NetworkPolicy).networks } : corners;
}
