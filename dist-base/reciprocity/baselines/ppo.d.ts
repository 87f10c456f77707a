import { type Engine, type Tensor } from "../../autodiff/index.js";
import type { Random } from "../../game/index.js";
import { type Algorithm, type NetworkSettings, type Outcome, type State } from "./algorithm.js";
import type { Process, Tables } from "./process.js";
import { type LearningOptions } from "./search-space.js";
export interface PpoOptions {
    /** Step sizes of Adam for the policy and for the critic. */
    readonly rate: number;
    readonly criticRate: number;
    readonly discount: number;
    readonly lambda: number;
    /** Times that the episodes are gone through, and parts each time. */
    readonly epochs: number;
    readonly minibatches: number;
    /** How far the ratio of likelihoods may leave 1 and still gain. */
    readonly clip: number;
    /** Weight of the mean entropy. */
    readonly entropy: number;
    /** Episodes between two collections of play. */
    readonly batch: number;
}
export declare class Ppo implements Algorithm {
    private readonly process;
    private readonly options;
    private readonly tape;
    private readonly actor;
    private readonly critic;
    /** log P(done | context) in play. */
    private readonly before;
    /** Sums of positive and of negative advantages by what was done in which context. */
    private readonly gains;
    private readonly losses;
    private readonly loss;
    private readonly optimizer;
    constructor(engine: Engine, process: Process, options: PpoOptions, { hidden, seed }: NetworkSettings);
    step(episodes: number, random: Random, pace?: number): Outcome;
    tables(): Tables;
    save(): State;
    restore(state: State): void;
    dispose(): void;
    private learn;
    private ascend;
}
/**
 * The clipped objective. For a decision of advantage A it takes min(ratio A, clipped ratio A), which is min(ratio, 1 + clip) A
 * where A > 0 and max(ratio, 1 - clip) A where A < 0. The ratio is the same wherever the same was done in the same context, so
 * that the sums of the advantages of either sign are all it needs.
 *
 * @param scores log P(done | context) now, `before` in play
 * @param gains sums of positive advantages, `losses` of negative ones
 */
export declare function clipped(scores: Tensor, before: Tensor, gains: Tensor, losses: Tensor, clip: number): Tensor;
export declare const ppo: import("../method-definition.js").MethodDefinition<PpoOptions & LearningOptions>;
