import { type Payoff, type Policy, type Random, type Sight } from "../game/index.js";
import type { Belief } from "./belief.js";
import type { OpponentEvidence } from "./estimators/evidence.js";
import type { Optimize } from "./learner.js";
import type { MethodRun } from "./method.js";
import { type MethodName } from "./methods.js";
import type { BestResponse } from "./oracle/best-response.js";
import { type EstimatorError } from "./oracle/estimator-error.js";
import type { Evaluation } from "./oracle/evaluation.js";
import type { OracleOptions } from "./oracle/request.js";
import type { Rules } from "./oracle/rules.js";
import type { MethodOptions } from "./settings.js";
import { type World } from "./world.js";
/** What donations can be: everything or nothing, or any share. */
export declare const actionKinds: readonly ["discrete", "continuous"];
export type ActionKind = (typeof actionKinds)[number];
/** Ways to learn that there are with continuous donations, where the mean field is exact. */
export declare const continuousTrainings: {
    readonly method: readonly ("actor-critic" | "actor-critic-public" | "evolution-strategies" | "gumbel-softmax" | "model-reinforce" | "natural-gradient" | "ppo" | "q-learning" | "reciprocity-gradient" | "reinforce" | "reinforce-baseline" | "reinforce-entropy" | "straight-through" | "true-model")[];
    readonly belief: readonly Belief[];
};
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
    /** How often the learner was in each context: [K^2] in which it acted, [K^2 A] in which it judged; see `Visits`. */
    visits(): {
        readonly action: Float64Array;
        readonly assessment: Float64Array;
    };
    /** Share of the learner's decisions in which the policy would do as the rules do, by the greater chance. */
    agreement(policy: Policy, rules: Rules, optimize: Optimize): number;
    /** How far a model of agents 1 .. N-1 is from the truth, and how much of it rests on nothing seen. */
    estimatorError(estimates: readonly Policy[], evidence?: readonly OpponentEvidence[]): EstimatorError;
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
/** @throws OptionError where residents and game do not fit, or the game has no continuous donations. */
export declare function createArena(actions: ActionKind, world: World): Arena;
