/** What a training, an evaluation or the oracle found, as `result.json` and `--json` give it. */
import { type Policy, type PolicyShape, type SituatedPolicy } from "../game/index.js";
import type { Belief, BestResponse, EstimatorError, Evaluation, MethodName, Optimize, Rules, SavedNetworks } from "../reciprocity/index.js";
/** What a result is held against (docs/method.md section 5). */
export interface Reference {
    /** Payoff of the best deterministic policy that sees as much. */
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
    /** What it does at the corners, where a continuous one may give or say any share; else its choices as chances. */
    readonly policy: SavedRules;
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
/**
 * The chances of a rule in the order of its contexts. In binary games those of the second outcome alone, of cooperating or of
 * Good; in all others a row of all outcomes for each context.
 */
export type Chances = readonly number[] | readonly (readonly number[])[];
/** A policy as files keep it; of one that sees more, the contexts in one situation after another. */
export interface SavedRules extends Partial<Pick<SituatedPolicy, "sees" | "situations">> {
    readonly action: Chances;
    readonly assessment: Chances;
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
    readonly played: {
        readonly payoff: number;
        readonly standardError: number;
        readonly episodes: number;
    };
    /** How often the learner acted, and judged, in each context of `policy`, situations included: shares that sum to 1 each. */
    readonly visits: PolicyProbabilities;
}
/** What a model of the others foretold of a policy, and what came of it. */
export interface Prediction {
    /** Mean payoff among the estimates, in as many episodes as are played. */
    readonly payoff: number;
    readonly standardError: number;
    /** That of really played episodes less this, episode by episode with the same draws, and its standard error. */
    readonly difference: number;
    readonly differenceStandardError: number;
    /** Whether the difference is more than chance, and enough to matter. */
    readonly isOff: boolean;
}
/** How the influence of the learner's decisions was followed, in the last iterations. */
export interface Influence {
    /** Share of the decisions whose influence came to more agents than are followed jointly. */
    readonly cut: number;
    /** Share of the gradient that was carried on beyond those, by a mean field. */
    readonly carried: number;
}
/** The result of a training. */
export interface TrainingResult extends Measurement {
    readonly method: MethodName;
    /** Null for a method that has none. */
    readonly belief: Belief | null;
    readonly optimize: Optimize;
    readonly seed: number;
    /** Finished; fewer than were asked for if `complete` is false. */
    readonly iterations: number;
    readonly episodes: number;
    /** Whether it went on until it had settled, or for as many iterations as were asked for. */
    readonly complete: boolean;
    /** Whether more training is not to be expected to change what was learned. */
    readonly settled: boolean;
    /** By how much the predicted payoff could still be raised, to first order, as a share of it; null where that is unknown. */
    readonly gap: number | null;
    /** Null for a method without a belief. */
    readonly influence: Influence | null;
    /** What the model of the others foretold; null for a method that has none. */
    readonly prediction: Prediction | null;
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
/** What a policy can be worth at the most, with and without foresight. */
export interface Bounds {
    readonly bound: Evaluation | undefined;
    readonly foresightBound: Evaluation | undefined;
}
/** @param rules which of the best responses to show; they are all worth the same. */
export declare function referenceOf(shape: PolicyShape, best: BestResponse, { bound, foresightBound }: Bounds, rules?: Rules): Reference;
/** A policy's chances. */
export declare function rulesOf(policy: Policy, { reputations, actions }: PolicyShape): SavedRules;
/** The same of a binary policy: P(cooperate) and P(Good). */
export declare function binaryRulesOf(policy: Policy): PolicyProbabilities;
