import { shown } from "../options.js";
import { numbersOf } from "./data.js";
import type { Indices } from "./indices.js";
import type { Floats } from "./memory.js";
import { type Activation, dense } from "./operations/dense.js";
import { binary, scale, unary } from "./operations/elementwise.js";
import { gather, pick } from "./operations/gather.js";
import { pairConditionals, pairMarginal, pairTransition } from "./operations/joint.js";
import { type MatmulOptions, matmul } from "./operations/matmul.js";
import { reshape, slice, transpose } from "./operations/movement.js";
import { type Axes, mean, sum } from "./operations/reduce.js";
import { softmax } from "./operations/softmax.js";
import { printAsString } from "./print.js";
import { type Shape, show, sizeOf } from "./shape.js";
import type { Tape } from "./tape.js";
import { Operation } from "./wasm/operation.js";

const FEW = 128;
/** Numbers that consoles show. */
const SHOWN = 6;

/**
 * A handle to numbers on a tape. Each operation appends to the tape, runs at once and gives its result; shapes that do
 * not fit are a `ShapeError` at the call.
 */
export class Tensor {
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
    const numbers = numbersOf("set", data);
    this.tape.check("set");
    if (this.ready > 0) {
      throw new RangeError(`set: the tensor of shape ${show(this.axes)} is computed; set what it is computed from`);
    }
    this.put("set", numbers);
    this.tape.changed(this.since);
  }

  /** @internal The same of `numbersOf`, before anything reads them. */
  put(operation: string, numbers: ArrayLike<number>): void {
    if (numbers.length !== this.size) {
      throw new RangeError(
        `${operation}: got ${numbers.length} numbers for shape ${show(this.axes)}, takes ${this.size}`,
      );
    }
    this.tape.floats.set(numbers, this.address / this.tape.engine.memory.bytesPerElement);
  }

  /** The numbers, as a copy or into `into` (of the same length). */
  value(into?: Floats): Floats {
    this.tape.check("value");
    this.tape.compute(this);
    return this.read("value", this.address, into);
  }

  /** @internal Rows along axis 0 as listed, which must exist, one after another from the start of `into`. */
  rows(list: readonly number[], into: Floats): void {
    this.tape.check("rows");
    this.tape.compute(this);
    const { floats, engine } = this.tape;
    const width = this.size / (this.axes[0] ?? 1);
    const start = this.address / engine.memory.bytesPerElement;
    for (let row = 0, to = 0; row < list.length; row++) {
      const from = start + list[row]! * width;
      for (let column = 0; column < width; column++) into[to++] = floats[from + column]!;
    }
  }

  /**
   * The gradient of what `backward` was last asked for with respect to this tensor, like `value`. It stays that of the numbers
   * that there were then, whatever is set after.
   */
  gradient(into?: Floats): Floats {
    this.tape.check("gradient");
    if (this.adjoint === 0) {
      throw new RangeError(
        `gradient: the tensor of shape ${show(this.axes)} keeps none; parameters and inputs with a gradient do`,
      );
    }
    if (this.tape.walk === 0) throw new RangeError("gradient: there is none before tape.backward");
    const gradient = this.read("gradient", this.adjoint, into);
    return this.tape.reached(this) ? gradient : gradient.fill(0);
  }

  /** The number of a tensor of one element. */
  item(): number {
    this.tape.check("item");
    if (this.size !== 1) throw new RangeError(`item: takes a tensor of one element, got shape ${show(this.axes)}`);
    this.tape.compute(this);
    return this.tape.floats[this.address / this.tape.engine.memory.bytesPerElement]!;
  }

  add(other: Tensor | number): Tensor {
    return binary(Operation.Add, this, other);
  }
  sub(other: Tensor | number): Tensor {
    return binary(Operation.Subtract, this, other);
  }
  mul(other: Tensor | number): Tensor {
    return typeof other === "number" ? scale(this, other) : binary(Operation.Multiply, this, other);
  }
  div(other: Tensor | number): Tensor {
    return binary(Operation.Divide, this, other);
  }
  neg(): Tensor {
    return scale(this, -1);
  }
  exp(): Tensor {
    return unary(Operation.Exp, this);
  }
  log(): Tensor {
    return unary(Operation.Log, this);
  }
  /**
   * Within 2 units in the last place. The slope is 1 - tanh², with an error of 2 units in the last place of 1: where tanh is
   * nearly ±1 few of its digits are right (in f32 it is 1.2e-7 at 9, where 6.1e-8 is right, and 0 from 9.02 on).
   */
  tanh(): Tensor {
    return unary(Operation.Tanh, this);
  }
  /**
   * Within 2 units in the last place. The slope is s (1 - s) of the result s: with all digits on the side of 0, and an error of
   * 2 units in the last place of 1 on that of 1 (in f32 it is 0 from 17.4 on).
   */
  sigmoid(): Tensor {
    return unary(Operation.Sigmoid, this);
  }
  /** max(x, 0); its slope is taken as 0 at 0 and at -0. NaN stays NaN, in the slope too. */
  relu(): Tensor {
    return unary(Operation.Relu, this);
  }
  square(): Tensor {
    return unary(Operation.Square, this);
  }

  /**
   * Softmax over the last axis. An element of -Infinity gets 0. A row with +Infinity or NaN, or of nothing but -Infinity, is
   * NaN, and so is its gradient.
   */
  softmax(): Tensor {
    return softmax(Operation.Softmax, this);
  }
  /** The logarithm of `softmax`, without its rounding to 0. */
  logSoftmax(): Tensor {
    return softmax(Operation.LogSoftmax, this);
  }

  /**
   * Sum over the axes given, which leave the shape; over all of them when none is given. Long sums are made in blocks that are
   * added pairwise: relative to the sum of the magnitudes the error is a few hundred units of rounding at most, however many the
   * terms are.
   */
  sum(axes?: Axes): Tensor {
    return sum(this, axes);
  }
  /** Mean over the axes given: the sum, which may overflow, times one over the number of terms. */
  mean(axes?: Axes): Tensor {
    return mean(this, axes);
  }

  /** The same numbers in another shape of as many elements. Costs nothing. */
  reshape(shape: Shape): Tensor {
    return reshape(this, shape);
  }
  /** Axes in another order: `axes[i]` is the axis that becomes axis i; the last two swap when none is given. */
  transpose(axes?: readonly number[]): Tensor {
    return transpose(this, axes);
  }
  /** Indices `start` .. `end` - 1 of an axis. */
  slice(axis: number, start: number, end: number): Tensor {
    return slice(this, axis, start, end);
  }

  /** Rows along axis 0, by index: [rows, ...rest] and indices of any shape give [...indices, ...rest]. */
  gather(indices: Indices | ArrayLike<number>): Tensor {
    return gather(this, indices);
  }
  /** One element of each row: [..., columns] and one index for each of [...]. */
  pick(indices: Indices | ArrayLike<number>): Tensor {
    return pick(this, indices);
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
    return pairConditionals(this, tables, steps);
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
    return pairTransition(this, matrices, steps);
  }
  /**
   * What joint distributions [rows, K^n] say of two of their axes: [count, K^2], index value of i times K plus that of j.
   *
   * @param values K
   * @param readings [count, 3]: the row, two axes i and j; where the row is -1 all zeros
   */
  pairMarginal(values: number, readings: Indices): Tensor {
    return pairMarginal(this, values, readings);
  }

  /** Shape and the first few numbers. */
  toString(): string {
    const start = `Tensor ${show(this.axes)}`;
    if (this.tape.state !== undefined) return `${start} of a tape that ${this.tape.state}`;
    this.tape.compute(this);
    const from = this.address / this.tape.engine.memory.bytesPerElement;
    const first = [...this.tape.floats.subarray(from, from + Math.min(this.size, SHOWN))];
    return `${start}: ${first.map((value) => (Number.isInteger(value) ? value : Number(value.toPrecision(7)))).join(", ")}${this.size > SHOWN ? ", ..." : ""}`;
  }

  private read(operation: string, address: number, into?: Floats): Floats {
    const start = address / this.tape.engine.memory.bytesPerElement;
    if (into === undefined) return this.tape.floats.slice(start, start + this.size);
    if (!(into instanceof Float32Array || into instanceof Float64Array) || into.length !== this.size) {
      throw new RangeError(
        `${operation}: got ${shown(into)} for shape ${show(this.axes)}, takes a float array of ${this.size}`,
      );
    }
    const { floats } = this.tape;
    // Few numbers are copied one by one, without the garbage of a view.
    if (this.size > FEW) into.set(floats.subarray(start, start + this.size));
    else for (let at = 0; at < this.size; at++) into[at] = floats[start + at]!;
    return into;
  }
}

printAsString(Tensor);
