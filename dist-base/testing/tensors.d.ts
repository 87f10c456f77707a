/** Numbers to fill tensors with, and integers to index them by. */
import fc from "fast-check";
import type { Shape } from "../autodiff/index.js";
/** A tensor's shape and its numbers in row-major order: what `checkGradients` takes, and `tape.parameter` by its `init`. */
export interface TensorData {
    readonly shape: Shape;
    readonly values: readonly number[];
}
/** Integers with a shape, for `tape.indices(shape, values)`. */
export type Whole = TensorData;
export interface TensorOptions {
    /** Least and greatest number; -2 and 2 unless told. */
    readonly min?: number;
    readonly max?: number;
    /** Numbers closer to 0 than this move out to it; 0 unless told. Keeps a difference off the kink of `relu`. */
    readonly gap?: number;
}
/** Moderate numbers, in thousandths: a failure shrinks towards 0 and stays short to read. */
export declare function tensors(shape: Shape, options?: TensorOptions): fc.Arbitrary<TensorData>;
/** Integers from 0 to `below` - 1, with repetitions: for `gather` and `pick`. */
export declare function indices(shape: Shape, below: number): fc.Arbitrary<Whole>;
/**
 * Steps [count, 5] for `pairConditionals`: the row that each follows, of so many given or of an earlier step, two different axes
 * and the table of each; or -1 first, which is none.
 */
export declare function conditionalSteps(count: number, rows: number, axes: number, tables: number): fc.Arbitrary<Whole>;
/** Steps [count, 4] for `pairTransition`: the same, with one matrix for both axes. */
export declare function transitionSteps(count: number, rows: number, axes: number, matrices: number): fc.Arbitrary<Whole>;
/** Readings [count, 3] for `pairMarginal`: one of so many rows and two different axes; or -1 first, which is none. */
export declare function readings(count: number, rows: number, axes: number): fc.Arbitrary<Whole>;
export declare function sizeOf(shape: Shape): number;
