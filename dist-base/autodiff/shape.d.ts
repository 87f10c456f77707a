/** Sizes of the axes, outermost first; [] is a scalar. */
export type Shape = readonly number[];
/** Thrown at the call that records an operation whose operands do not fit. */
export declare class ShapeError extends Error {
    readonly name = "ShapeError";
}
export declare function show(shape: Shape): string;
export declare function sizeOf(shape: Shape): number;
/** A shape that a caller gave, as a copy that stays as it is. */
export declare function shapeOf(operation: string, shape: Shape): Shape;
/** The shape that both broadcast to: aligned at the last axis, an axis of 1 stretches. */
export declare function broadcast(operation: string, a: Shape, b: Shape): number[];
/** Elements from one index of an axis to the next. */
export declare function stridesOf(shape: Shape): number[];
/** An axis as a number from 0, given also as a negative number from the end. */
export declare function axisOf(operation: string, shape: Shape, axis: number): number;
