/** A figure, and an interval that holds the truth in the stated share of studies. */
export interface Estimate {
    readonly value: number;
    readonly low: number;
    readonly high: number;
}
export declare const CONFIDENCE = 0.95;
/** The mean, with Student's interval: right for normal values, and near enough for the mean of a few that are not. */
export declare function meanEstimate(values: readonly number[], confidence?: number): Estimate;
/** A share of trials, with the interval of Clopper and Pearson, which never covers less than it says. */
export declare function shareEstimate(hits: number, trials: number, confidence?: number): Estimate;
/**
 * How many times the median of some values is that of others, with a percentile bootstrap interval. Values may be infinite
 * (never reached). With three of each it covers the truth in nine studies of ten only, with five or more in 95 of a hundred; with
 * fewer there is none.
 */
export declare function medianRatio(above: readonly number[], below: readonly number[], { confidence, seed }?: {
    confidence?: number | undefined;
    seed?: number | undefined;
}): Estimate;
/**
 * The mean, with a percentile bootstrap interval: for a mean over few that may lie far out. Drawn is always the same from as many
 * values; of fewer than five there is no interval.
 */
export declare function resampledMean(values: readonly number[], { confidence, seed }?: {
    confidence?: number | undefined;
    seed?: number | undefined;
}): Estimate;
/** How many times the one is the other; NaN of two that are infinite, of which nothing can be said. */
export declare function ratioOf(above: number, below: number): number;
export declare function median(values: readonly number[]): number;
/** Between the values nearest to that share of them, in proportion; NaN of none. */
export declare function quantile(values: readonly number[], share: number): number;
