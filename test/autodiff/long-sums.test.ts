/**
 * Long sums in f32, wherever terms are added: the error stays below a bound that does not depend on how many they are. The
 * terms are positive, so that it is relative, and for constant ones roundings do not average out. The reference is f64.
 */
import { describe, expect, test } from "vitest";
import type { Tape, Tensor } from "../../src/autodiff/index.js";
import { engines, onTape } from "./on-tape.js";

const [single] = engines;
/** Unit of rounding. */
const UNIT = 2 ** -24;
/** 256 terms one after another, of products 1024; then blocks and pairs of them, and a few more. */
const MOST = { sum: 300 * UNIT, product: 1050 * UNIT };
/** The same where the sum is long: blocks are of 128, of products 512. Much less is seen. */
const MOST_LONG = { sum: 160 * UNIT, product: 600 * UNIT };

const pattern = Float32Array.from({ length: 1e7 }, (_, i) => 0.1 + ((i * 7919) % 10007) / 10007);
/** Numbers of a pattern in [0.1, 1.1), rounded to f32, and a constant that f32 does not hold. */
const terms = {
  varied: (count: number) => pattern.slice(0, count),
  constant: (count: number) => new Float32Array(count).fill(0.1),
};

/** The largest relative error of some positive sums. */
function worst(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  return Math.max(...Array.from(actual, (x, i) => Math.abs(x / expected[i]! - 1)));
}

/** Sums over the axis in the middle, exact to 1e-16 a term. */
function sums(data: ArrayLike<number>, outer: number, count: number, inner: number): Float64Array {
  const out = new Float64Array(outer * inner);
  for (let i = 0; i < outer; i++)
    for (let j = 0; j < count; j++)
      for (let k = 0; k < inner; k++) out[i * inner + k]! += data[(i * count + j) * inner + k]!;
  return out;
}

type Gradient = (tape: Tape, data: Float32Array, count: number) => Tensor;

/** What has the sum of the numbers over the middle axis of [outer, count, inner] as its gradient by a parameter. */
interface Way {
  readonly outer: number;
  readonly inner: number;
  readonly most: number;
  /** The sums themselves, or a parameter whose gradient they are after `backward`. */
  readonly value?: (x: Tensor, count: number) => Tensor;
  readonly gradient?: Gradient;
}

function summed(tape: Tape, loss: Tensor, parameter: Tensor): Tensor {
  tape.backward(loss.sum());
  return parameter;
}
const ones = (size: number) => new Float32Array(size).fill(1);

const ways: Readonly<Record<string, Way>> = {
  "sum()": { outer: 1, inner: 1, most: 1e7, value: (x) => x.sum() },
  "mean()": { outer: 1, inner: 1, most: 1e7, value: (x, count) => x.mean().mul(count) },
  "sum over the inner axis": { outer: 3, inner: 1, most: 1e6, value: (x) => x.sum(1) },
  "sum over the outer axis, 3 columns": { outer: 1, inner: 3, most: 1e6, value: (x) => x.sum(1) },
  "sum over the outer axis, 131 columns": { outer: 1, inner: 131, most: 3e4, value: (x) => x.sum(1) },
  "sum over an axis between": { outer: 3, inner: 130, most: 1e4, value: (x) => x.sum(1) },
  "sum over two axes around one": {
    outer: 1,
    inner: 6,
    most: 1e5,
    value: (x, count) => x.reshape([count, 3, 2]).sum([0]),
  },
  "sum over every other axis": {
    outer: 1,
    inner: 3,
    most: 1e5,
    value: (x, count) =>
      x
        .reshape([count / 100, 100, 3])
        .transpose([0, 2, 1])
        .sum([0, 2]),
  },
  "product of rows": {
    outer: 1,
    inner: 1,
    most: 1e7,
    value: (x, count) => x.reshape([1, count]).matmul(x.tape.constant(ones(count), [1, count]), { transposeB: true }),
  },
  "product with a row": {
    outer: 1,
    inner: 5,
    most: 2e5,
    value: (x, count) => x.tape.constant(ones(count), [1, count]).matmul(x.reshape([count, 5])),
  },
  "product, A transposed": {
    outer: 1,
    inner: 9,
    most: 1e5,
    value: (x, count) => x.reshape([count, 9]).matmul(x.tape.constant(ones(count), [count, 1]), { transposeA: true }),
  },
  "product, B transposed": {
    outer: 7,
    inner: 1,
    most: 1e5,
    value: (x, count) => x.tape.constant(ones(count), [1, count]).matmul(x.reshape([7, count]), { transposeB: true }),
  },
  "product of matrices": {
    outer: 1,
    inner: 17,
    most: 1e5,
    value: (x, count) =>
      x.tape
        .constant(ones(5 * count), [5, count])
        .matmul(x.reshape([count, 17]))
        .slice(0, 4, 5),
  },
  "product, both transposed": {
    outer: 33,
    inner: 1,
    most: 1e5,
    value: (x, count) =>
      x.tape
        .constant(ones(4 * count), [count, 4])
        .matmul(x.reshape([33, count]), { transposeA: true, transposeB: true })
        .slice(0, 3, 4),
  },
  "adjoint of a matrix that all rows share": {
    outer: 1,
    inner: 3,
    most: 2e5,
    gradient: (tape, data, count) => {
      const b = tape.parameter([3, 1], { init: "zeros" });
      return summed(tape, tape.constant(data, [count, 3]).matmul(b), b);
    },
  },
  "adjoint of a matrix that all batches share": {
    outer: 1,
    inner: 6,
    most: 1e5,
    gradient: (tape, data, count) => {
      const b = tape.parameter([1, 2, 3, 1], { init: "zeros" });
      summed(tape, tape.constant(data, [count, 2, 1, 3]).matmul(b), b);
      return b;
    },
  },
  "adjoint of a long row": {
    outer: 4,
    inner: 1,
    most: 1e5,
    gradient: (tape, data, count) => {
      const a = tape.parameter([4, 1], { init: "zeros" });
      summed(tape, a.transpose().matmul(tape.constant(data, [4, count])), a);
      return a;
    },
  },
  "weights of a dense layer": {
    outer: 1,
    inner: 5,
    most: 2e5,
    gradient: (tape, data, count) => {
      const weights = tape.parameter([5, 1], { init: "zeros" });
      summed(tape, tape.constant(data, [count, 5]).dense(weights, tape.constant([0])), weights);
      return weights;
    },
  },
  "bias of a dense layer": {
    outer: 1,
    inner: 3,
    most: 2e5,
    gradient: (tape, data, count) => {
      const bias = tape.parameter([3], { init: "zeros" });
      const out = tape.constant(ones(count), [count, 1]).dense(tape.constant([0, 0, 0], [1, 3]), bias);
      summed(tape, out.mul(tape.constant(data, [count, 3])), bias);
      return bias;
    },
  },
  "bias of a wide dense layer": {
    outer: 1,
    inner: 150,
    most: 2e4,
    gradient: (tape, data, count) => {
      const bias = tape.parameter([150], { init: "zeros" });
      const out = tape.constant(ones(count), [count, 1]).dense(tape.constant(new Float32Array(150), [1, 150]), bias);
      summed(tape, out.mul(tape.constant(data, [count, 150])), bias);
      return bias;
    },
  },
  "a dense layer of many inputs": {
    outer: 1,
    inner: 2,
    most: 1e5,
    value: (x, count) => x.tape.constant(ones(count), [1, count]).dense(x.reshape([count, 2]), x.tape.constant([0, 0])),
  },
  "adjoint of a number added": {
    outer: 1,
    inner: 1,
    most: 2e5,
    gradient: (tape, data, count) => {
      const number = tape.parameter([], { init: [1] });
      return summed(tape, tape.constant(new Float32Array(count)).add(number).mul(tape.constant(data)), number);
    },
  },
  "adjoint of a row subtracted": {
    outer: 1,
    inner: 3,
    most: 2e5,
    gradient: (tape, data, count) => {
      const row = tape.parameter([3], { init: "zeros" });
      const out = tape
        .constant(new Float32Array(3 * count), [count, 3])
        .sub(row)
        .neg();
      return summed(tape, out.mul(tape.constant(data, [count, 3])), row);
    },
  },
  "adjoint of a factor": {
    outer: 1,
    inner: 1,
    most: 2e5,
    gradient: (tape, data) => {
      const factor = tape.parameter([], { init: [1] });
      return summed(tape, factor.mul(tape.constant(data)), factor);
    },
  },
  "adjoint of a wide row of factors": {
    outer: 1,
    inner: 140,
    most: 2e4,
    gradient: (tape, data, count) => {
      const row = tape.parameter([140], { init: "zeros" });
      return summed(tape, tape.constant(data, [count, 140]).mul(row), row);
    },
  },
  "adjoint of a numerator": {
    outer: 1,
    inner: 7,
    most: 1e5,
    gradient: (tape, data, count) => {
      const row = tape.parameter([7], { init: "zeros" });
      return summed(tape, row.div(tape.constant(ones(count), [count, 1])).mul(tape.constant(data, [count, 7])), row);
    },
  },
  "adjoint of a factor between two axes": {
    outer: 1,
    inner: 2,
    most: 1e5,
    gradient: (tape, data, count) => {
      const factors = tape.parameter([2, 1], { init: "zeros" });
      const half = tape.constant(data, [count, 2]).reshape([count, 2, 1]);
      return summed(tape, half.mul(factors), factors);
    },
  },
  "adjoint of rows gathered": {
    outer: 1,
    inner: 3,
    most: 2e5,
    gradient: (tape, data, count) => {
      const rows = tape.parameter([2, 3], { init: "zeros" });
      summed(tape, rows.gather(new Int32Array(count)).mul(tape.constant(data, [count, 3])), rows);
      return rows.slice(0, 0, 1);
    },
  },
  "adjoint of numbers gathered": {
    outer: 1,
    inner: 1,
    most: 2e5,
    gradient: (tape, data, count) => {
      const numbers = tape.parameter([3], { init: "zeros" });
      summed(tape, numbers.gather(new Int32Array(count).fill(1)).mul(tape.constant(data)), numbers);
      return numbers.slice(0, 1, 2);
    },
  },
};

describe.each(Object.entries(ways))("%s", (name, { outer, inner, most, value, gradient }) => {
  const product = /product|dense|matri|row$/.test(name);
  test.each([300, 20_000, most].filter((count) => count <= most))("of %i terms", (wanted) => {
    const count = wanted - (wanted % 100);
    for (const make of Object.values(terms)) {
      const data = make(outer * count * inner);
      const expected = sums(data, outer, count, inner);
      const actual = onTape(single, (tape) =>
        value === undefined
          ? gradient!(tape, data, count).gradient()
          : value(tape.constant(data, [outer, count, inner]), count).value(),
      );
      const bounds = count === most ? MOST_LONG : MOST;
      expect(worst(actual, expected)).toBeLessThan(product ? bounds.product : bounds.sum);
    }
  });
});

/** Where the room of one part of a layer would be that of another, what it gives would be far off. */
test.each([
  [64, 1100, 1200],
  [3, 1500, 8],
  [8, 8, 1500],
  [2100, 5, 3],
])("a layer of %i rows, %i inputs and %i outputs is product, sum and activation", (rows, inputs, outputs) => {
  const numbers = (count: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i * i) / 20);
  for (const activation of [undefined, "tanh", "sigmoid", "relu"] as const) {
    const [fused, apart] = [true, false].map((isFused) =>
      onTape(single, (tape) => {
        const x = tape.parameter([rows, inputs], { init: numbers(rows * inputs) });
        const w = tape.parameter([inputs, outputs], { init: numbers(inputs * outputs) });
        const b = tape.parameter([outputs], { init: numbers(outputs) });
        const linear = x.matmul(w).add(b);
        const out = isFused ? x.dense(w, b, activation) : activation === undefined ? linear : linear[activation]();
        tape.backward(out.mul(tape.constant(numbers(rows * outputs), [rows, outputs])).sum());
        return [out.value(), x.gradient(), w.gradient(), b.gradient()].map((each) => Float64Array.from(each));
      }),
    );
    for (const [at, found] of fused!.entries()) {
      const wanted = apart![at]!;
      const scale = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const off = found.reduce((most, value, place) => Math.max(most, Math.abs(value - wanted[place]!)), 0);
      expect(off, `${activation}, result ${at}`).toBeLessThan(1e-4 * scale);
    }
  }
});
