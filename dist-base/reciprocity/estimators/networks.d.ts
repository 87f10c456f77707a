import { type Engine, type Floats, type Tensor } from "../../autodiff/index.js";
import { type TapeState } from "../saved-tape.js";
import type { Counts, TableShape } from "./tally.js";
export interface NetworkSettings {
    readonly hidden: readonly number[];
    readonly seed: number;
    /** Step size of Adam. */
    readonly rate: number;
}
/**
 * A network an opponent, side by side, for one half of their policies. With one-hot contexts, records are for the cross-entropy
 * the same as how often each outcome was seen in each context.
 */
export declare class Networks {
    private readonly tape;
    private readonly optimizer;
    private readonly shares;
    private readonly loss;
    private readonly chances;
    /** @param features of the contexts, [contexts, any number] */
    constructor(engine: Engine, { opponents, contexts, outcomes }: TableShape, features: Float32Array, { hidden, seed, rate }: NetworkSettings);
    /** Chances of outcomes, [opponents, contexts, outcomes]. */
    value(): Floats;
    /** Copies those of some opponents to the first rows of a tensor. */
    read(opponents: readonly number[], to: Tensor): void;
    /** Steps of Adam on the mean cross-entropy of what was counted; gives what it is then. */
    train(counts: Counts, steps: number): number;
    save(): TapeState;
    restore(state: TapeState): void;
    dispose(): void;
}
