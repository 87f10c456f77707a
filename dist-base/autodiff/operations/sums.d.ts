import type { Tape } from "../tape.js";
/**
 * What each run of a walk adds to an operand: so many numbers next to each other, so many terms to each one after another. Where
 * the last run along an axis is a shorter one, so many as that.
 */
export interface Addition {
    readonly size: number;
    readonly terms: number;
}
/** Axes of a walk, innermost first: size, and the strides of three operands. */
export interface Axes {
    readonly count: number;
    along(axis: number): number;
    stride(axis: number, operand: number): number;
}
/**
 * Elements of a room for the sum of `size` numbers in so many blocks.
 *
 * @param blocks at least 2
 */
export declare function roomElements(tape: Tape, size: number, blocks: number): number;
/** Whether more than LONGEST terms may be added to an element that an operand repeats along a run of so many. */
export declare function isLongRun(size: number, along: number): boolean;
/**
 * The address of what the instruction needs for its sums, 0 if they are all short.
 *
 * @param additions to A, B and C, none where the operand takes no sums
 * @param room elements of room for other use
 * @param longRun whether a run by itself may be long: assembly/walk/run.ts then makes it in blocks
 * @param before elements of room before all of that, a multiple of 4, which the instruction uses at the same time
 */
export declare function planSums(tape: Tape, axes: Axes, additions: readonly (Addition | undefined)[], room?: number, longRun?: boolean, before?: number): number;
