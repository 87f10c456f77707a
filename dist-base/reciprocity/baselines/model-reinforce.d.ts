import type { Engine } from "../../autodiff/index.js";
import type { Policy, Random } from "../../game/index.js";
import type { Environment } from "../environment.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import type { Algorithm, Outcome, State } from "./algorithm.js";
import { type PlayedModelOptions } from "./played-model.js";
import type { Tables } from "./process.js";
import { type ReinforceOptions } from "./reinforce.js";
import { type LearningOptions } from "./search-space.js";
export interface ModelReinforceOptions extends ReinforceOptions {
    /** Updates in every iteration; each imagines `batch` episodes. */
    readonly updates: number;
}
export declare class ModelReinforce implements Algorithm {
    private readonly options;
    private readonly model;
    private readonly inner;
    constructor(engine: Engine, environment: Environment, options: ModelReinforceOptions, playing: PlayedModelOptions);
    step(episodes: number, random: Random, pace?: number): Outcome;
    tables(): Tables;
    estimates(): Policy[];
    evidence(): OpponentEvidence[] | undefined;
    save(): State;
    restore({ tapes, numbers }: State): void;
    dispose(): void;
}
export declare const modelReinforce: import("../method-definition.js").MethodDefinition<ModelReinforceOptions & LearningOptions>;
