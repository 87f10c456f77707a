import type { Engine } from "../../autodiff/index.js";
import type { Random } from "../../game/index.js";
import { type Algorithm, type Outcome, type State } from "./algorithm.js";
import { type Process, type Tables } from "./process.js";
import { type LearningOptions } from "./search-space.js";
export interface NaturalGradientOptions {
    /** What a logit moves by, an update, for each unit of worth. */
    readonly rate: number;
    readonly discount: number;
    /** Episodes an update. */
    readonly batch: number;
    /** Share of what was seen that counts on in the next update: 0 is the batch's own returns alone. */
    readonly memory: number;
}
export declare class NaturalGradient implements Algorithm {
    private readonly process;
    private readonly options;
    private readonly tape;
    private readonly inputs;
    private readonly probabilities;
    /** [contexts, choices] a head: the logits; and of what was done, sums of what it was worth beyond its context, and counts. */
    private readonly logits;
    private readonly sums;
    private readonly counts;
    constructor(engine: Engine, process: Process, options: NaturalGradientOptions);
    step(episodes: number, random: Random, pace?: number): Outcome;
    tables(): Tables;
    save(): State;
    restore({ numbers }: State): void;
    dispose(): void;
    /** Takes in returns, each less the mean of its context in this batch, so that a change of the policy is no advantage. */
    private observe;
    /** Moves all logits; gives the norm of what they move by at a rate of 1. */
    private climb;
    private show;
}
export declare const naturalGradient: import("../method-definition.js").MethodDefinition<NaturalGradientOptions & LearningOptions>;
