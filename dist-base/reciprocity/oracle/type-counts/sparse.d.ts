/** A sparse stochastic matrix: row r goes to `to[at]` with `chances[at]`, for `at` from `starts[r]` to `starts[r + 1]`. */
export interface Transitions {
    readonly starts: Int32Array;
    readonly to: Int32Array;
    readonly chances: Float64Array;
}
/** Makes a square sparse matrix row by row. */
export declare class SparseRows {
    private readonly starts;
    private to;
    private chances;
    private count;
    private readonly row;
    private readonly isTouched;
    private readonly touched;
    constructor(size: number);
    /** Adds a chance to a place in the row that is being made. */
    add(column: number, chance: number): void;
    /** The row is done. */
    end(): void;
    done(): Transitions;
    private grow;
}
