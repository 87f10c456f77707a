import type { Shape } from "../shape.js";
import type { Tape } from "../tape.js";
import type { Axes } from "./sums.js";
/** The longest period that an operand may repeat with; also in assembly/walk/run.ts. */
export declare const MOST_PERIOD = 128;
/**
 * Axes are given innermost first, and kept as few as their strides allow: those of 1 are dropped, and neighbours that every
 * operand steps through evenly become one.
 */
declare class Walk implements Axes {
    /** Elements in a run, and for each operand its stride along it, or the period it repeats with. */
    size: number;
    alongA: number;
    alongB: number;
    /** How often a run is made. */
    runs: number;
    /** Address of the list of the axes outside it; 0 where there are none. */
    extent: number;
    /** Innermost first. */
    private readonly axes;
    private length;
    /** Where the axes outside the run begin. */
    private outer;
    /** Of the axes outside the run. */
    get count(): number;
    along(axis: number): number;
    stride(axis: number, operand: number): number;
    clear(): this;
    axis(size: number, strideA: number, strideB: number, strideC?: number): void;
    /** The axes of two or three shapes that broadcast to one. */
    broadcast(to: Shape, a: Shape, b: Shape): this;
    /** The same around axes that are there, of elements that are so many numbers each. */
    batches(to: Shape, a: Shape, b: Shape, c: Shape, unitA: number, unitB: number, unitC: number): this;
    /** All axes are walked. */
    whole(tape: Tape): this;
    /** A run is the innermost axis, or the longest where that one is short; `along` are strides. */
    strided(tape: Tape): this;
    /**
     * A run is the innermost axis, and the one around it where an operand repeats the same elements; `along` are periods, 0
     * for an operand as long as the run. At most one of A and B repeats.
     */
    periodic(tape: Tape): this;
    /** Puts the axes from one outwards on the tape, outermost first, but for the one that is the run. */
    private list;
}
/** The one that is being put together; used over and over, so that recording leaves no garbage. */
export declare const walk: Walk;
export {};
