/**
 * Whether a training has settled, by what can be seen of any method: its policy and what it is paid. Blocks of iterations are
 * compared with the block before.
 *
 * A method that can tell by itself how much could still be gained (`MethodRun.settled`) knows better: a policy may stand still
 * for long and move on.
 */
import type { Policy } from "../game/index.js";
import type { Iteration } from "../reciprocity/index.js";
/** As a checkpoint keeps it. */
export interface SteadinessState {
    /** The policy at the end of the last block; empty before there was one. */
    readonly action: readonly number[];
    readonly assessment: readonly number[];
    /** Number, sum and sum of squares of the payoffs in the last block, and in this one so far. */
    readonly before: readonly [number, number, number];
    readonly now: readonly [number, number, number];
    readonly calm: number;
}
export declare class Steadiness {
    private readonly least;
    private state;
    /** @param least payoffs below this are taken for it, so that shares mean something. */
    constructor(least: number, state?: SteadinessState);
    /** @param policy called where a block ends. */
    observe({ iteration, payoff }: Iteration, policy: () => Policy): void;
    get settled(): boolean;
    save(): SteadinessState;
    private isAlike;
    private isAlikePaid;
}
/** The state in a checkpoint, checked; a RequestError where it is none. */
export declare function savedSteadiness(value: unknown): SteadinessState;
