import type { Tape } from "../tape.js";
import type { Tensor } from "../tensor.js";
export interface MatmulOptions {
    /** A is stored [..., k, m]. */
    readonly transposeA?: boolean;
    /** B is stored [..., n, k]. */
    readonly transposeB?: boolean;
}
export declare function matmul(tape: Tape, a: Tensor, b: Tensor, options?: MatmulOptions): Tensor;
/** What a product adds to each of its results, counted so that LONGEST are the terms of the longest product. */
export declare function termsOf(steps: number): number;
/** Elements of room that a product with so many results takes, each the sum of so many terms. */
export declare function roomOfProduct(tape: Tape, results: number, steps: number): number;
