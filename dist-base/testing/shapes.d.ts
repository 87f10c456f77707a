/** Shapes that engines get wrong: axes of 1, odd sizes, sizes that no vector divides, broadcasting in all its ways. */
import fc from "fast-check";
import { type Taken } from "../options.js";
/** Axes, at least 1 long; [] is a single number. */
export declare const shapeTaken: Taken;
export interface ShapeOptions {
    /** Fewest and most axes; 0 and 4 unless told. */
    readonly minRank?: number;
    readonly maxRank?: number;
    /** Most elements; 96 unless told. */
    readonly maxSize?: number;
}
/** Sizes of one axis: often 1, never more than 17. */
export declare function axisSizes(): fc.Arbitrary<number>;
/** Shapes, [] among them; they shrink to fewer and shorter axes. */
export declare function shapes(options?: ShapeOptions): fc.Arbitrary<number[]>;
/** The same axes, the later ones cut down where the elements would be too many. */
export declare function within(axes: readonly number[], maxSize: number): number[];
/** Two shapes that broadcast: each axis whole in both, or 1 in one of them, or left out where it leads. */
export declare function broadcastPairs(options?: ShapeOptions): fc.Arbitrary<[number[], number[]]>;
