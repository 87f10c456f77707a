import type { Tape } from "./tape.js";
import type { Tensor } from "./tensor.js";
export interface CheckOptions {
    /** Half of the distance between the two points of a difference, relative to max(1, |x|); 1e-5 unless told. */
    readonly step?: number;
}
/** A parameter at which a gradient is checked. */
export interface CheckPoint {
    readonly shape: readonly number[];
    readonly values: ArrayLike<number>;
}
/** Where the gradient and the difference are furthest apart. */
export interface CheckResult {
    /**
     * |gradient - difference| / max(1, |gradient|, |difference|) at the worst coordinate; Infinity where one of the two is not
     * finite, so that whatever bound it is held against, it is above.
     */
    readonly error: number;
    /** Why there is nothing to compare, where the error is Infinity. */
    readonly reason?: string;
    /** The worst coordinate, such as "parameter 1 [0, 2]". */
    readonly coordinate: string;
    readonly gradient: number;
    readonly difference: number;
}
/**
 * Holds the gradient of a function of one element against central differences, in f64, for every coordinate of every
 * parameter. At the first coordinate at which one of them is not finite it ends.
 *
 * @param build records the function on the tape, from one parameter for each array of the point
 * @param point the parameters: shape and values
 */
export declare function checkGradients(build: (tape: Tape, parameters: readonly Tensor[]) => Tensor, point: readonly CheckPoint[], options?: CheckOptions): Promise<CheckResult>;
