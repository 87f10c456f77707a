import { type Engine } from "../../autodiff/index.js";
import { type Policy, type Random } from "../../game/index.js";
import type { Environment } from "../environment.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import type { Algorithm, Outcome, State } from "./algorithm.js";
import { type PlayedModelOptions } from "./played-model.js";
import type { Tables } from "./process.js";
import { type LearningOptions } from "./search-space.js";
export interface StraightThroughOptions {
    /** Step size of Adam. */
    readonly rate: number;
    /** Rounds after which the gradient is cut off. */
    readonly window: number;
    /** Episodes imagined an update, and updates in every iteration. */
    readonly batch: number;
    readonly updates: number;
}
export interface GumbelSoftmaxOptions extends StraightThroughOptions {
    readonly temperature: number;
}
export declare class SampledGradient implements Algorithm {
    private readonly options;
    private readonly model;
    private readonly tape;
    private readonly actor;
    private readonly actionEstimates;
    private readonly assessmentEstimates;
    private readonly episodes;
    private readonly loss;
    private readonly optimizer;
    constructor(engine: Engine, environment: Environment, options: StraightThroughOptions & Partial<GumbelSoftmaxOptions>, playing: PlayedModelOptions);
    step(episodes: number, random: Random, pace?: number): Outcome;
    tables(): Tables;
    estimates(): Policy[];
    evidence(): OpponentEvidence[] | undefined;
    save(): State;
    restore({ tapes, numbers }: State): void;
    dispose(): void;
}
export declare const straightThrough: import("../method-definition.js").MethodDefinition<StraightThroughOptions & LearningOptions>;
export declare const gumbelSoftmax: import("../method-definition.js").MethodDefinition<GumbelSoftmaxOptions & LearningOptions>;
