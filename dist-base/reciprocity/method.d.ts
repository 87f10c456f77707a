import type { Policy } from "../game/index.js";
import type { OpponentEvidence } from "./estimators/evidence.js";
/** What an iteration did. */
export interface Iteration {
    /** From 1. */
    readonly iteration: number;
    /** Episodes played so far, and encounters of all agents in them. */
    readonly episodes: number;
    readonly encounters: number;
    /**
     * The learner's mean payoff in this iteration's episodes, 0 where it met nobody, and its standard error over episodes, NaN
     * where it met nobody or there is but one.
     */
    readonly payoff: number;
    readonly payoffStandardError: number;
    /**
     * What the belief expected, per encounter that it followed, before the policy was changed. An anchored belief follows
     * late rounds from more decisions than early ones, so that they count more often.
     */
    readonly predictedPayoff?: number;
    /** Cross-entropy of the estimators over what they remember, nats a record; absent without estimators. */
    readonly actionLoss?: number;
    readonly assessmentLoss?: number;
    /** Of the last update, in the unit in which the larger of benefit and cost is 5; absent where there is no gradient. */
    readonly gradientNorm?: number;
    /**
     * By how much the predicted payoff could still be raised, to first order, by choosing otherwise, as a share of it; see
     * settling.ts. Absent where there is no prediction.
     */
    readonly gap?: number;
    /** Share of the decisions whose influence comes to more agents than are followed jointly; absent without a belief. */
    readonly cut?: number;
    /** Share of the gradient that is carried on beyond what is followed jointly; told now and then. */
    readonly carried?: number;
}
/** A training under way, by whatever method. */
export interface MethodRun {
    /** Iterations done. */
    readonly iteration: number;
    /** Whether no small change of the policy is expected to be of use any more; absent where the method cannot tell. */
    readonly settled?: boolean;
    /** Plays a batch of episodes, learns from it, and changes the policy. */
    step(): Iteration;
    /** The learner's policy, as chosen. */
    policy(): Policy;
    /** What the learner believes of agents 1 .. N-1: their policies as seen, errors included; a model-free one has no idea. */
    estimates(): Policy[] | undefined;
    /** What that rests on, of agents 1 .. N-1; undefined for a method that has no idea or need not see, and with continuous donations. */
    evidence(): OpponentEvidence[] | undefined;
    /** Everything that is needed to go on from here bit for bit; plain JSON. */
    checkpoint(): object;
    dispose(): void;
}
