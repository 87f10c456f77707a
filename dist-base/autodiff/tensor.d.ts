import type { Indices } from "./indices.js";
import type { Floats } from "./memory.js";
import { type Activation } from "./operations/dense.js";
import { type MatmulOptions } from "./operations/matmul.js";
import { type Axes } from "./operations/reduce.js";
import { type Shape } from "./shape.js";
import type { Tape } from "./tape.js";
/**
 * A handle to numbers on a tape. Each operation appends to the tape, runs at once and gives its result; shapes that do
 * not fit are a `ShapeError` at the call.
 */
export declare class Tensor {
    readonly tape: Tape;
    readonly size: number;
    private frozen;
    /** Sizes of the axes, outermost first; [] is a scalar. It cannot be changed. */
    get shape(): Shape;
    /** Copies numbers in, in row-major order: of inputs, parameters, constants and views of them, which nothing computes. */
    set(data: ArrayLike<number>): void;
    /** The numbers, as a copy or into `into` (of the same length). */
    value(into?: Floats): Floats;
    /**
     * The gradient of what `backward` was last asked for with respect to this tensor, like `value`. It stays that of the numbers
     * that there were then, whatever is set after.
     */
    gradient(into?: Floats): Floats;
    /** The number of a tensor of one element. */
    item(): number;
    add(other: Tensor | number): Tensor;
    sub(other: Tensor | number): Tensor;
    mul(other: Tensor | number): Tensor;
    div(other: Tensor | number): Tensor;
    neg(): Tensor;
    exp(): Tensor;
    log(): Tensor;
    /**
     * Within 2 units in the last place. The slope is 1 - tanh², with an error of 2 units in the last place of 1: where tanh is
     * nearly ±1 few of its digits are right (in f32 it is 1.2e-7 at 9, where 6.1e-8 is right, and 0 from 9.02 on).
     */
    tanh(): Tensor;
    /**
     * Within 2 units in the last place. The slope is s (1 - s) of the result s: with all digits on the side of 0, and an error of
     * 2 units in the last place of 1 on that of 1 (in f32 it is 0 from 17.4 on).
     */
    sigmoid(): Tensor;
    /** max(x, 0); its slope is taken as 0 at 0 and at -0. NaN stays NaN, in the slope too. */
    relu(): Tensor;
    square(): Tensor;
    /**
     * Softmax over the last axis. An element of -Infinity gets 0. A row with +Infinity or NaN, or of nothing but -Infinity, is
     * NaN, and so is its gradient.
     */
    softmax(): Tensor;
    /** The logarithm of `softmax`, without its rounding to 0. */
    logSoftmax(): Tensor;
    /**
     * Sum over the axes given, which leave the shape; over all of them when none is given. Long sums are made in blocks that are
     * added pairwise: relative to the sum of the magnitudes the error is a few hundred units of rounding at most, however many the
     * terms are.
     */
    sum(axes?: Axes): Tensor;
    /** Mean over the axes given: the sum, which may overflow, times one over the number of terms. */
    mean(axes?: Axes): Tensor;
    /** The same numbers in another shape of as many elements. Costs nothing. */
    reshape(shape: Shape): Tensor;
    /** Axes in another order: `axes[i]` is the axis that becomes axis i; the last two swap when none is given. */
    transpose(axes?: readonly number[]): Tensor;
    /** Indices `start` .. `end` - 1 of an axis. */
    slice(axis: number, start: number, end: number): Tensor;
    /** Rows along axis 0, by index: [rows, ...rest] and indices of any shape give [...indices, ...rest]. */
    gather(indices: Indices | ArrayLike<number>): Tensor;
    /** One element of each row: [..., columns] and one index for each of [...]. */
    pick(indices: Indices | ArrayLike<number>): Tensor;
    /** The same value, through which no gradient passes. Costs nothing. */
    stopGradient(): Tensor;
    /**
     * Matrix product over the last two axes, [..., m, k] times [..., k, n]; the axes before them broadcast. Either operand
     * may be stored transposed.
     */
    matmul(other: Tensor, options?: MatmulOptions): Tensor;
    /**
     * A layer of a network in one pass: an activation of the matrix product [..., rows, in] by [..., in, out] plus a bias, a
     * row [..., 1, out] or [out].
     */
    dense(weights: Tensor, bias: Tensor, activation?: Activation): Tensor;
    /**
     * Joint distributions of n axes of K values each, [rows, K^n], axis 0 the most significant digit, and after them one more for
     * each step: an earlier one after two axes took new values, independent of each other given both old ones.
     *
     * @param tables [tables, K, K, K], K at most 64: the chance of a new value, by the old value of the own and of the other axis
     * @param steps [count, 5]: the row that it follows, given or of an earlier step, two axes i and j, table of i, table of j; where
     *   the row is -1 the new distribution is all zeros
     */
    pairConditionals(tables: Tensor, steps: Indices): Tensor;
    /**
     * The same by any stochastic matrix: the new values of the two axes may depend on each other.
     *
     * @param matrices [matrices, K^2, K^2], K at most 64: the chance of a new pair of values, index value of i times K plus that of
     *   j, by the old pair
     * @param steps [count, 4]: the row that it follows, given or of an earlier step, two axes i and j, the matrix; where the row is
     *   -1 the new distribution is all zeros
     */
    pairTransition(matrices: Tensor, steps: Indices): Tensor;
    /**
     * What joint distributions [rows, K^n] say of two of their axes: [count, K^2], index value of i times K plus that of j.
     *
     * @param values K
     * @param readings [count, 3]: the row, two axes i and j; where the row is -1 all zeros
     */
    pairMarginal(values: number, readings: Indices): Tensor;
    /** Shape and the first few numbers. */
    toString(): string;
    private read;
}
