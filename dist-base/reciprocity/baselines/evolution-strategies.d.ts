import { type Engine, type Tape } from "../../autodiff/index.js";
import type { Random } from "../../game/index.js";
import { type Algorithm, type NetworkSettings, type Outcome, type State } from "./algorithm.js";
import type { Earnings, Process, Tables } from "./process.js";
import { type LearningOptions } from "./search-space.js";
export interface EvolutionStrategiesOptions {
    /** Step size of Adam. */
    readonly rate: number;
    /** Standard deviation of the moves. */
    readonly deviation: number;
    /** Episodes that a moved policy plays. */
    readonly each: number;
    /** Weight of half the squared norm of the parameters. */
    readonly weightDecay: number;
}
/** What is moved: the parameters of a tape, and how a policy with these plays. */
export interface Candidate {
    readonly tape: Tape;
    play(episodes: number, random: Random): Earnings;
    tables(): Tables;
}
/** @throws OptionError for too few episodes */
export declare function checkMoves(episodes: number): void;
/** A step takes at least two episodes: one for a move, and one for its opposite. */
export declare class Evolution implements Algorithm {
    private readonly candidate;
    private readonly options;
    private readonly tape;
    /** The estimate of the gradient, handed to the optimiser as the slope of a linear loss. */
    private readonly slopes;
    private readonly loss;
    private readonly optimizer;
    constructor(candidate: Candidate, options: EvolutionStrategiesOptions);
    step(episodes: number, random: Random, pace?: number): Outcome;
    tables(): Tables;
    save(): State;
    restore(state: State): void;
    dispose(): void;
}
/** The same for the heads of a process. */
export declare class EvolutionStrategies extends Evolution {
    constructor(engine: Engine, process: Process, options: EvolutionStrategiesOptions, { hidden, seed }: NetworkSettings);
}
/** Ranks from -1/2 to 1/2, equal values sharing theirs: how much better does not matter, so that no episode rules. */
export declare function centredRanks(values: readonly number[]): number[];
/**
 * Numbers of mean 0 and variance 1, whose distribution is nowhere further than half a percent from the normal one: sums of
 * twelve uniform ones. The transforms that are
 * exact need a logarithm, which may differ between engines.
 */
export declare function normal(count: number, random: Random): Float64Array;
export declare const evolutionStrategies: import("../method-definition.js").MethodDefinition<EvolutionStrategiesOptions & LearningOptions>;
