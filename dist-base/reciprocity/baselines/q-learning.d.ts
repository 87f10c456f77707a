import type { Random } from "../../game/index.js";
import { type Algorithm, type Outcome, type State } from "./algorithm.js";
import { type Process, type Tables } from "./process.js";
export interface QLearningOptions {
    readonly discount: number;
    /** Number of changes after which a value moves by half of what is new, later by less and less. */
    readonly settling: number;
    /** Episodes after which half of the choices are greedy. */
    readonly halving: number;
    /** The share of choices drawn uniformly does not fall below it. */
    readonly exploration: number;
    /** What every choice is thought to be worth at first. */
    readonly initial: number;
}
export declare class QLearning implements Algorithm {
    private readonly process;
    private readonly options;
    /** [contexts, choices] a head. */
    private readonly values;
    private readonly counts;
    private readonly episodes;
    constructor(process: Process, options: QLearningOptions);
    step(episodes: number, random: Random): Outcome;
    /** Greedy; choices of equal worth share. */
    tables(): Tables;
    save(): State;
    restore({ numbers }: State): void;
    dispose(): void;
    private exploring;
    private learn;
    /** The most that any choice is worth in a context. */
    private best;
}
/** Its values settle by themselves: `settling` is its decay. */
export declare const qLearning: import("../method-definition.js").MethodDefinition<QLearningOptions>;
