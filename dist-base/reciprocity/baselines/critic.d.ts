import { type Engine } from "../../autodiff/index.js";
import { type TapeState } from "../saved-tape.js";
/** Keeps a critic's first values apart from the policies'. */
export declare const CRITIC_SEED = 2000;
/** What is tried of the step size of a critic, and of how much of later errors counts. */
export declare const criticRate: import("./search-space.js").SearchedOption<number>;
export declare const lambda: import("./search-space.js").SearchedOption<number>;
export interface CriticOptions {
    /** Numbers seen. */
    readonly seen: number;
    readonly hidden: readonly number[];
    readonly seed: number;
    /** Step size of Adam. */
    readonly rate: number;
}
export declare class Critic {
    private readonly options;
    private readonly rows;
    private readonly tape;
    private readonly inputs;
    private readonly targets;
    private readonly weights;
    private readonly outputs;
    private readonly loss;
    private readonly optimizer;
    /** @param rows most decisions at once */
    constructor(engine: Engine, options: CriticOptions, rows: number);
    /** The values of the first so many decisions. */
    values(seen: Float32Array, count: number): Float64Array;
    /** Steps down the mean squared error at these decisions. */
    fit(seen: Float32Array, decisions: ArrayLike<number>, targets: Float64Array, steps: number): void;
    save(): TapeState;
    restore(state: TapeState): void;
    dispose(): void;
}
