import { type Shape } from "./shape.js";
/** Integers on a tape. Every operation that reads them states what they may be, and `set` holds them to it. */
export declare class Indices {
    private frozen;
    readonly size: number;
    private readonly checks;
    /** Instructions that were there before, which do not read them. */
    private readonly since;
    /** Sizes of the axes, outermost first. It cannot be changed. */
    get shape(): Shape;
    /** Copies integers in. A wrong count, or an index that an operation cannot read, is an error and changes nothing. */
    set(data: ArrayLike<number>): void;
    /** A copy of what they hold. */
    value(): Int32Array;
    toString(): string;
}
/** A check that each index lies in [0, limit). */
export declare function below(operation: string, limit: number): (integers: ArrayLike<number>) => void;
