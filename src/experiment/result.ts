/** What a training, an evaluation or the oracle found, as `result.json` and `--json` give it. */
import type { Policy } from "../game/index.js";
import type {
  Belief,
  BestResponse,
  Evaluation,
  NetworkPolicy,
  Optimize,
  Rules,
  SavedNetworks,
} from "../reciprocity/index.js";
import type { Method } from "./configuration.js";

/** What a result is held against (method.md section 5). */
export interface Reference {
  /** Payoff of the best deterministic memoryless policy. */
  readonly payoff: number;
  /** Whether payoff is over all matchings and first reputations; else it is over matchings that were drawn. */
  readonly exact: boolean;
  /** Over the matchings that were drawn; 0 where none was. */
  readonly standardError: number;
  /** Whether the payoff is only the best that was found, where there are too many policies to try them all. */
  readonly isLowerBound: boolean;
  /** Its choices, as `Rules` write them: bits in binary games; the half that is fixed is the fixed rule. */
  readonly action: string;
  readonly assessment: string;
  /** How many policies do as well as it, itself included. */
  readonly ties: number;
  /** What it does at the corners, where a continuous one may give or say any share; else its bits as numbers. */
  readonly policy: PolicyProbabilities;
  /**
   * The most that can be had by who sees every reputation and whom it meets, but not who will meet whom; no policy can beat it.
   * Null where that is unknown: with continuous donations, under `indirect` matching and among residents of many types.
   */
  readonly bound: number | null;
  readonly boundStandardError: number | null;
  /**
   * The same of who knows besides who will meet whom, over matchings that were drawn; null with continuous donations and where there
   * are too many agents.
   */
  readonly foresightBound: number | null;
  readonly foresightBoundStandardError: number | null;
  /** Whether some constant policy does as well, to half a percent. */
  readonly degenerate: boolean;
  /** Payoff of the best constant policy. */
  readonly constantPayoff: number;
  /** Payoff of the best policy that judges all alike; null where signals are not optimised, and with continuous donations. */
  readonly constantSignalPayoff: number | null;
  /** The same of the best that treats all alike. */
  readonly constantActionPayoff: number | null;
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
  /** Whether the payoff is over all matchings; else it has an error, over matchings or, where it is the played one, episodes. */
  readonly exact: boolean;
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
  readonly estimator: { readonly actionError: number; readonly assessmentError: number } | null;
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

/** What a policy can be worth at the most, with and without foresight. */
export interface Bounds {
  readonly bound: Evaluation | undefined;
  readonly foresightBound: Evaluation | undefined;
}

/** @param rules which of the best responses to show; they are all worth the same. */
export function referenceOf(best: BestResponse, { bound, foresightBound }: Bounds, rules: Rules = best): Reference {
  return {
    payoff: best.payoff,
    exact: best.exact,
    standardError: best.standardError,
    isLowerBound: best.isLowerBound,
    action: rules.action,
    assessment: rules.assessment,
    ties: best.ties.length,
    policy: rulesOf(rules.policy),
    bound: bound?.payoff ?? null,
    boundStandardError: bound?.standardError ?? null,
    foresightBound: foresightBound?.payoff ?? null,
    foresightBoundStandardError: foresightBound?.standardError ?? null,
    degenerate: best.degenerate,
    constantPayoff: best.constantPayoff,
    constantSignalPayoff: best.constantSignalPayoff,
    constantActionPayoff: best.constantActionPayoff,
  };
}

/** The second of every pair of a binary policy's probabilities: those of cooperating, and of Good. */
export function rulesOf(policy: Policy): SavedRules {
  const second = (table: Float64Array): number[] => [...table].filter((_, at) => at % 2 === 1);
  const corners = { action: second(policy.action), assessment: second(policy.assessment) };
  return "networks" in policy ? { ...corners, networks: (policy as NetworkPolicy).networks } : corners;
}
