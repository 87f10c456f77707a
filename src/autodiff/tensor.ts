// Tensors and the tape that they are on, which are of each other. What each method does is in the file that it calls.
import { shown } from "../options.js";
import { integersOf } from "./data.js";
import { type Indices, indicesOf } from "./indices.js";
import { constant, type InputOptions, input, type ParameterOptions, parameter } from "./leaves.js";
import type { Floats } from "./memory.js";
import { gradient, item, print, rows, set, value } from "./numbers.js";
import { type Activation, dense } from "./operations/dense.js";
import { binary, scale, unary } from "./operations/elementwise.js";
import { gather, pick } from "./operations/gather.js";
import { pairConditionals, pairMarginal, pairTransition } from "./operations/joint.js";
import { type MatmulOptions, matmul } from "./operations/matmul.js";
import { concat, reshape, slice, transpose } from "./operations/movement.js";
import { type Axes, mean, sum } from "./operations/reduce.js";
import { softmax } from "./operations/softmax.js";
import { printAsString } from "./print.js";
import type { Operand } from "./program.js";
import { Recorder } from "./recorder.js";
import { type Shape, shapeOf, show, sizeOf } from "./shape.js";
import { Operation } from "./wasm/operation.js";

/**
 * A handle to numbers on a tape. Each operation appends to the tape, runs at once and gives its result; shapes that do
 * not fit are a `ShapeError` at the call.
 */
export class Tensor implements Operand {
  readonly size: number;
  private frozen: Shape | undefined;
  /** @internal Instructions after which the value is there. */
  ready = 0;
  /** @internal Of what nothing computes: instructions that were there before, which do not read it. */
  since = 0;

  /** @internal */
  constructor(
    readonly tape: Tape,
    /** @internal The shape. What is handed out is a copy, for the kernels were told of it; freezing is slow. */
    readonly axes: Shape,
    /** @internal */
    readonly address: number,
    /** @internal Address of the adjoint, 0 where no gradient is wanted. */
    readonly adjoint: number,
    /** @internal Address of the mark of the adjoint of a result, see assembly/adjoint.ts; 0 for others. */
    readonly mark: number,
  ) {
    this.size = sizeOf(axes);
  }

  /** Sizes of the axes, outermost first; [] is a scalar. It cannot be changed. */
  get shape(): Shape {
    this.frozen ??= Object.freeze(this.axes.slice());
    return this.frozen;
  }

  /** Copies numbers in, in row-major order: of inputs, parameters, constants and views of them, which nothing computes. */
  set(data: ArrayLike<number>): void {
    set(this.tape, this, data);
  }

  /** The numbers, as a copy or into `into` (of the same length). */
  value(into?: Floats): Floats {
    return value(this.tape, this, into);
  }

  /** @internal Rows along axis 0 as listed, which must exist, one after another from the start of `into`. */
  rows(list: readonly number[], into: Floats): void {
    rows(this.tape, this, list, into);
  }

  /**
   * The gradient of what `backward` was last asked for with respect to this tensor, like `value`. It stays that of the numbers
   * that there were then, whatever is set after.
   */
  gradient(into?: Floats): Floats {
    return gradient(this.tape, this, into);
  }

  /** The number of a tensor of one element. */
  item(): number {
    return item(this.tape, this);
  }

  add(other: Tensor | number): Tensor {
    return binary(this.tape, Operation.Add, this, other);
  }
  sub(other: Tensor | number): Tensor {
    return binary(this.tape, Operation.Subtract, this, other);
  }
  mul(other: Tensor | number): Tensor {
    return typeof other === "number"
      ? scale(this.tape, this, other)
      : binary(this.tape, Operation.Multiply, this, other);
  }
  div(other: Tensor | number): Tensor {
    return binary(this.tape, Operation.Divide, this, other);
  }
  neg(): Tensor {
    return scale(this.tape, this, -1);
  }
  exp(): Tensor {
    return unary(this.tape, Operation.Exp, this);
  }
  log(): Tensor {
    return unary(this.tape, Operation.Log, this);
  }
  /**
   * Within 2 units in the last place. The slope is 1 - tanh², with an error of 2 units in the last place of 1: where tanh is
   * nearly ±1 few of its digits are right (in f32 it is 1.2e-7 at 9, where 6.1e-8 is right, and 0 from 9.02 on).
   */
  tanh(): Tensor {
    return unary(this.tape, Operation.Tanh, this);
  }
  /**
   * Within 2 units in the last place. The slope is s (1 - s) of the result s: with all digits on the side of 0, and an error of
   * 2 units in the last place of 1 on that of 1 (in f32 it is 0 from 17.4 on).
   */
  sigmoid(): Tensor {
    return unary(this.tape, Operation.Sigmoid, this);
  }
  /** max(x, 0); its slope is taken as 0 at 0 and at -0. NaN stays NaN, in the slope too. */
  relu(): Tensor {
    return unary(this.tape, Operation.Relu, this);
  }
  square(): Tensor {
    return unary(this.tape, Operation.Square, this);
  }

  /**
   * Softmax over the last axis. An element of -Infinity gets 0. A row with +Infinity or NaN, or of nothing but -Infinity, is
   * NaN, and so is its gradient.
   */
  softmax(): Tensor {
    return softmax(this.tape, Operation.Softmax, this);
  }
  /** The logarithm of `softmax`, without its rounding to 0. */
  logSoftmax(): Tensor {
    return softmax(this.tape, Operation.LogSoftmax, this);
  }

  /**
   * Sum over the axes given, which leave the shape; over all of them when none is given. Long sums are made in blocks that are
   * added pairwise: relative to the sum of the magnitudes the error is a few hundred units of rounding at most, however many the
   * terms are.
   */
  sum(axes?: Axes): Tensor {
    return sum(this.tape, this, axes);
  }
  /** Mean over the axes given: the sum, which may overflow, times one over the number of terms. */
  mean(axes?: Axes): Tensor {
    return mean(this.tape, this, axes);
  }

  /** The same numbers in another shape of as many elements. Costs nothing. */
  reshape(shape: Shape): Tensor {
    return reshape(this.tape, this, shape);
  }
  /** Axes in another order: `axes[i]` is the axis that becomes axis i; the last two swap when none is given. */
  transpose(axes?: readonly number[]): Tensor {
    return transpose(this.tape, this, axes);
  }
  /** Indices `start` .. `end` - 1 of an axis. */
  slice(axis: number, start: number, end: number): Tensor {
    return slice(this.tape, this, axis, start, end);
  }

  /** Rows along axis 0, by index: [rows, ...rest] and indices of any shape give [...indices, ...rest]. */
  gather(indices: Indices | ArrayLike<number>): Tensor {
    return gather(this.tape, this, indices);
  }
  /** One element of each row: [..., columns] and one index for each of [...]. */
  pick(indices: Indices | ArrayLike<number>): Tensor {
    return pick(this.tape, this, indices);
  }

  /** The same value, through which no gradient passes. Costs nothing. */
  stopGradient(): Tensor {
    this.tape.check("stopGradient");
    return this.tape.view(this, this.axes, 0, true);
  }

  /**
   * Matrix product over the last two axes, [..., m, k] times [..., k, n]; the axes before them broadcast. Either operand
   * may be stored transposed.
   */
  matmul(other: Tensor, options?: MatmulOptions): Tensor {
    return matmul(this.tape, this, other, options);
  }

  /**
   * A layer of a network in one pass: an activation of the matrix product [..., rows, in] by [..., in, out] plus a bias, a
   * row [..., 1, out] or [out].
   */
  dense(weights: Tensor, bias: Tensor, activation?: Activation): Tensor {
    return dense(this.tape, this, weights, bias, activation);
  }

  /**
   * Joint distributions of n axes of K values each, [rows, K^n], axis 0 the most significant digit, and after them one more for
   * each step: an earlier one after two axes took new values, independent of each other given both old ones.
   *
   * @param tables [tables, K, K, K], K at most 64: the chance of a new value, by the old value of the own and of the other axis
   * @param steps [count, 5]: the row that it follows, given or of an earlier step, two axes i and j, table of i, table of j; where
   *   the row is -1 the new distribution is all zeros
   */
  pairConditionals(tables: Tensor, steps: Indices): Tensor {
    return pairConditionals(this.tape, this, tables, steps);
  }
  /**
   * The same by any stochastic matrix: the new values of the two axes may depend on each other.
   *
   * @param matrices [matrices, K^2, K^2], K at most 64: the chance of a new pair of values, index value of i times K plus that of
   *   j, by the old pair
   * @param steps [count, 4]: the row that it follows, given or of an earlier step, two axes i and j, the matrix; where the row is
   *   -1 the new distribution is all zeros
   */
  pairTransition(matrices: Tensor, steps: Indices): Tensor {
    return pairTransition(this.tape, this, matrices, steps);
  }
  /**
   * What joint distributions [rows, K^n] say of two of their axes: [count, K^2], index value of i times K plus that of j.
   *
   * @param values K
   * @param readings [count, 3]: the row, two axes i and j; where the row is -1 all zeros
   */
  pairMarginal(values: number, readings: Indices): Tensor {
    return pairMarginal(this.tape, this, values, readings);
  }

  /** Shape and the first few numbers. */
  toString(): string {
    return print(this.tape, this);
  }
}

printAsString(Tensor);

/**
 * Records operations as they run and replays them: `forward` computes all of them again from what the inputs and
 * parameters hold now, `backward` gives the gradient of one result. Each is one call into WebAssembly.
 *
 * What is read or differentiated is never stale: where something was set since, it is computed first. A call that throws
 * leaves the tape as it was.
 */
export class Tape extends Recorder<Tensor> {
  /** A tensor that the caller fills with `set`; zeros until then. */
  input(shape: Shape, options?: InputOptions): Tensor {
    return input(this, shape, options);
  }

  /** A tensor that optimisers change. */
  parameter(shape: Shape, options: ParameterOptions = {}): Tensor {
    return parameter(this, shape, options);
  }

  /** A tensor of fixed values; a number alone is a scalar. */
  constant(data: ArrayLike<number> | number, shape?: Shape): Tensor {
    return constant(this, data, shape);
  }

  /** Integers that `gather`, `pick` and operations of steps read; filled by `set`, zeros until then. */
  indices(shape: Shape, data?: ArrayLike<number>): Indices {
    const axes = shapeOf("indices", shape);
    const integers = data === undefined ? undefined : integersOf("indices", data);
    this.check("indices");
    return indicesOf(this, axes, integers);
  }

  /** Batched matrix product, see `Tensor.matmul`. */
  matmul(a: Tensor, b: Tensor, options?: MatmulOptions): Tensor {
    return matmul(this, a, b, options);
  }

  /** A dense layer, see `Tensor.dense`. */
  dense(a: Tensor, weights: Tensor, bias: Tensor, activation?: Activation): Tensor {
    return dense(this, a, weights, bias, activation);
  }

  /** The tensors one after another along an axis; their other axes must agree. */
  concat(tensors: readonly Tensor[], axis: number): Tensor {
    return concat(this, tensors, axis);
  }

  /** @internal */
  protected override tensor(shape: Shape, address: number, adjoint: number, mark: number): Tensor {
    return new Tensor(this, shape, address, adjoint, mark);
  }

  /** @internal Throws unless this is a tensor of this tape, and the tape in use. */
  override own(operation: string, tensor: Tensor | undefined): Tensor {
    if (tensor instanceof Tensor && tensor.tape === this && this.isOpen) return tensor;
    this.check(operation);
    if (!(tensor instanceof Tensor))
      throw new TypeError(`${operation}: got ${shown(tensor)}, takes a tensor; tape.constant makes one of numbers`);
    throw new RangeError(`${operation}: the tensor of shape ${show(tensor.axes)} is of another tape`);
  }
}

printAsString(Tape);
