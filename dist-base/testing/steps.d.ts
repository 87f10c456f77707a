/**
 * The steps that random programs are made of, a line or two an operation. Shapes and bounds of all results are known while a
 * program is put together, before anything runs: an operation is only taken where its operands fit and its numbers stay
 * moderate. Bounds are those of interval arithmetic, one interval for a whole tensor.
 */
import type { Tape, Tensor } from "../autodiff/index.js";
/** What is known of a result before it is computed. */
export interface Known {
    readonly shape: readonly number[];
    readonly low: number;
    readonly high: number;
}
/** One operation on results so far. */
export interface Draft extends Known {
    readonly operands: readonly Known[];
    record(operands: readonly Tensor[], tape: Tape): Tensor;
    /** The same as code, from the names of the operands. */
    text(names: readonly string[]): string;
}
/** Numbers that a step takes for its axis, its second operand and its indices, modulo whatever there is to choose from. */
export interface Choice {
    readonly b: number;
    readonly c: number;
}
/** A step on `a`, or undefined where the operation does not fit it. */
export type Maker = (a: Known, results: readonly Known[], choice: Choice) => Draft | undefined;
/** Differentiable everywhere. The first always fits and bounds what it gives, so that there is always a next step. */
export declare const smooth: readonly Maker[];
/** Not at 0. */
export declare const kinked: readonly Maker[];
