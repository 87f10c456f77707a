import type { Engine } from "../../autodiff/index.js";
import type { Random } from "../../game/index.js";
import { type Algorithm, type NetworkSettings, type Outcome, type State } from "./algorithm.js";
import type { Process, Tables } from "./process.js";
import { type LearningOptions } from "./search-space.js";
export interface ReinforceOptions {
    /** Step size of Adam. */
    readonly rate: number;
    readonly discount: number;
    /** Episodes an update. */
    readonly batch: number;
    /** Running mean of what followed, by the context of the decision or by its time; or nothing is expected. */
    readonly baseline: "none" | "context" | "time";
    /** Weight of the mean entropy. */
    readonly entropy: number;
}
export declare class Reinforce implements Algorithm {
    private readonly process;
    private readonly options;
    private readonly ascent;
    /** Running means by head and context or time, and 1 where there is one. */
    private readonly means;
    private readonly known;
    constructor(engine: Engine, process: Process, options: ReinforceOptions, networks: NetworkSettings);
    step(episodes: number, random: Random, pace?: number): Outcome;
    tables(): Tables;
    save(): State;
    restore(state: State): void;
    dispose(): void;
    /** Less the means of earlier batches, which do not depend on these decisions; where there is none yet, this batch's. */
    private beyondExpected;
}
/** What is to be expected is the mean of what followed in the same context, or at the same time. */
export declare const expected: import("./search-space.js").SearchedOption<"context" | "time">;
export declare const reinforce: import("../method-definition.js").MethodDefinition<ReinforceOptions & LearningOptions>;
export declare const reinforceBaseline: import("../method-definition.js").MethodDefinition<ReinforceOptions & LearningOptions>;
export declare const reinforceEntropy: import("../method-definition.js").MethodDefinition<ReinforceOptions & LearningOptions>;
