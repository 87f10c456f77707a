import type { Trajectories } from "./process.js";
/** Of every decision: what was paid after it until the episode's end, discounted. */
export declare function returnsToGo({ starts, time, payoff }: Trajectories, discount: number): Float64Array;
/**
 * Generalised advantage estimation (Schulman et al. 2016): the sum of the errors of a critic's values at this decision and
 * the later ones, which fade by `lambda` a decision beside the discount. `targets` is what the values should have been.
 */
export declare function advantages({ starts, time, payoff }: Trajectories, values: ArrayLike<number>, discount: number, lambda: number): {
    advantages: Float64Array;
    targets: Float64Array;
};
/** To mean 0 and variance 1. */
export declare function normalised(numbers: Float64Array): Float64Array;
