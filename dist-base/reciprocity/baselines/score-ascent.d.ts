import { type Engine } from "../../autodiff/index.js";
import { type TapeState } from "../saved-tape.js";
import type { NetworkSettings } from "./algorithm.js";
import type { Head, Trajectories } from "./process.js";
export interface ScoreAscentOptions extends NetworkSettings {
    /** Step size of Adam. */
    readonly rate: number;
    /** Weight of the mean entropy in what is climbed. */
    readonly entropy: number;
}
export declare class ScoreAscent {
    private readonly heads;
    private readonly tape;
    private readonly actor;
    private readonly worth;
    private readonly loss;
    private readonly optimizer;
    constructor(engine: Engine, heads: readonly Head[], { hidden, seed, rate, entropy }: ScoreAscentOptions);
    /** One step at this pace, by the mean over all decisions; gives the norm of the gradient. */
    ascend(trajectories: Trajectories, worth: ArrayLike<number>, pace: number): number;
    tables(): Float64Array[];
    save(): TapeState;
    restore(state: TapeState): void;
    dispose(): void;
}
