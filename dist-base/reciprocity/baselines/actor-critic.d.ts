import type { Engine } from "../../autodiff/index.js";
import type { Random } from "../../game/index.js";
import { type Algorithm, type NetworkSettings, type Outcome, type State } from "./algorithm.js";
import type { Process, Tables } from "./process.js";
import { type LearningOptions } from "./search-space.js";
export interface ActorCriticOptions {
    /** Step sizes of Adam for the policy and for the critic. */
    readonly rate: number;
    readonly criticRate: number;
    /** Steps of the critic an update. */
    readonly criticSteps: number;
    readonly discount: number;
    /** How much of later errors counts: 1 is the return less the value, 0 the next error alone. */
    readonly lambda: number;
    /** Weight of the mean entropy. */
    readonly entropy: number;
    /** Episodes an update. */
    readonly batch: number;
}
export declare class ActorCritic implements Algorithm {
    private readonly process;
    private readonly options;
    private readonly ascent;
    private readonly critic;
    constructor(engine: Engine, process: Process, options: ActorCriticOptions, networks: NetworkSettings);
    step(episodes: number, random: Random, pace?: number): Outcome;
    tables(): Tables;
    save(): State;
    restore(state: State): void;
    dispose(): void;
}
export declare const actorCritic: import("../method-definition.js").MethodDefinition<ActorCriticOptions & LearningOptions>;
/** The critic sees everybody's reputation. */
export declare const actorCriticPublic: import("../method-definition.js").MethodDefinition<ActorCriticOptions & LearningOptions>;
