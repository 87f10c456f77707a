import { type Tape, type Tensor } from "../../autodiff/index.js";
import type { Head, Trajectories } from "./process.js";
export declare class Actor {
    readonly tape: Tape;
    private readonly heads;
    /** P(chosen | context) of each head, [contexts, choices]. */
    readonly probabilities: readonly Tensor[];
    /** P(done | context), errors of the process included. */
    readonly performed: readonly Tensor[];
    /** The logarithm of `performed`: what a score function differentiates. */
    readonly scores: readonly Tensor[];
    private readonly logs;
    private readonly visits;
    constructor(tape: Tape, heads: readonly Head[], hidden: readonly number[], seed: number);
    /** P(chosen | context) of each head, as numbers. */
    tables(): Float64Array[];
    /** The mean entropy of the choices, over the decisions that `load` was given. */
    entropy(): Tensor;
    /** Which decisions the entropy is of. */
    load({ head, context }: Trajectories, decisions: ArrayLike<number>): void;
}
/**
 * Sums over decisions by what was done in which context, [contexts, choices] a head. All decisions of one context have
 * one policy, so that these sums are all that a loss over decisions depends on.
 */
export declare function tally(heads: readonly Head[], { head, context, choice }: Trajectories, decisions: ArrayLike<number>, weight: (decision: number) => number): Float64Array[];
/** All decisions: 0 .. count - 1. */
export declare function everyDecision({ starts }: Trajectories): Int32Array;
