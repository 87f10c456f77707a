/** Sums over axes, and changes of layout. */
import fc from "fast-check";
import { expect } from "vitest";
import type { Tensor } from "../../../src/autodiff/index.js";
import * as any from "../arbitrary.js";
import { sizeOf } from "../dense.js";
import * as step from "../step.js";
import { among, type Case, type Check, eachPlace, expectAll, type OperationTests } from "./table.js";

const anyShape = any.shape({ minLength: 0, maxLength: 4 });
const withAxis = any.shape({ minLength: 1, maxLength: 4 });

function one(shape: readonly number[], domain: any.Domain, call: step.Step): fc.Arbitrary<Case> {
  return any.dense(shape, domain).map((a) => ({ operands: [a], step: call }));
}

function reduce(name: "sum" | "mean"): fc.Arbitrary<Case> {
  const all = anyShape.chain((shape) => one(shape, any.signed, step.reduce(name)));
  const some = withAxis.chain((shape) => {
    const axis = fc.integer({ min: -shape.length, max: shape.length - 1 });
    const list = fc.subarray([...shape.keys()]);
    return fc.oneof(axis, list).chain((axes) => one(shape, any.signed, step.reduce(name, axes)));
  });
  return fc.oneof({ weight: 1, arbitrary: all }, { weight: 4, arbitrary: some });
}

const reshape = fc
  .tuple(any.shape({ minLength: 0, maxLength: 3 }), any.shape({ minLength: 0, maxLength: 2 }))
  .chain(([shape, ones]) => {
    const to = [...ones.map(() => 1), ...shape.toReversed()];
    return fc.constantFrom(to, [sizeOf(shape)]).chain((target) => one(shape, any.signed, step.reshape(target)));
  });

const transpose = any.shape({ minLength: 2, maxLength: 4 }).chain((shape) => {
  const axes = fc.shuffledSubarray([...shape.keys()], { minLength: shape.length });
  return fc.option(axes, { nil: undefined }).chain((order) => one(shape, any.signed, step.transpose(order)));
});

const slice = withAxis.chain((shape) =>
  fc
    .nat(shape.length - 1)
    .chain((axis) =>
      fc
        .tuple(fc.nat(shape[axis]! - 1), fc.nat(shape[axis]! - 1))
        .chain(([x, y]) => one(shape, any.signed, step.slice(axis, Math.min(x, y), Math.max(x, y) + 1))),
    ),
);

const concat = any
  .shape({ minLength: 1, maxLength: 3 })
  .chain((shape) =>
    fc
      .tuple(fc.nat(shape.length - 1), fc.array(any.axisSize, { minLength: 1, maxLength: 3 }))
      .chain(([axis, sizes]) =>
        fc
          .tuple(...sizes.map((size) => any.dense(shape.with(axis, size), any.signed)))
          .map((operands) => ({ operands, step: step.concat(axis) })),
      ),
  );

const gather = withAxis.chain((shape) =>
  any
    .shape({ minLength: 0, maxLength: 2 })
    .chain((places) => any.integers(any.limited(places, 20), shape[0]!))
    .chain((indices) => one(shape, any.signed, step.gather(indices))),
);

const pick = withAxis.chain((shape) =>
  any.integers(shape.slice(0, -1), shape.at(-1)!).chain((indices) => one(shape, any.signed, step.pick(indices))),
);

const reduceCheck =
  (name: "sum" | "mean"): Check =>
  (tape, line, read) => {
    for (const n of [2, 3, 4, 5, 8, 9, 33, 300, 9001]) {
      for (const columns of n > 300 ? [1, 3] : [1, 2, 3, 5, 8, 130]) {
        for (const [first, second] of [
          [0, 1],
          [n - 2, n - 1],
          [0, n - 1],
        ]) {
          const ofRow = (row: number) =>
            row === first ? line.a! : row === second ? line.b! : line.a === "-0" ? "-0" : "0";
          const numbers = Array.from({ length: n }, (_, row) => read(ofRow(row)));
          const down = tape.parameter([n, columns], {
            init: numbers.flatMap((x) => new Array<number>(columns).fill(x)),
          });
          const along = tape.parameter([columns, n], { init: Array.from({ length: columns }, () => numbers).flat() });
          for (const [a, axis] of [
            [down, 0],
            [along, 1],
          ] as const) {
            const out = a[name](axis);
            const what = `${n} terms, ${columns} sums, axis ${axis}`;
            expectAll(out.value(), read(line.value!, n), `value, ${what}`, true);
            tape.backward(out.sum());
            expectAll(a.gradient(), read(line.slope!, n), `slope, ${what}`);
          }
        }
      }
    }
  };

/** What an operation that moves numbers makes of some: each once. */
const moving =
  (calls: Readonly<Record<string, (x: Tensor, n: number) => Tensor>>): Check =>
  (tape, line, read) => {
    const given = read(line.x!);
    eachPlace((n, place) => {
      for (const [name, call] of Object.entries(calls)) {
        const data = [...among(n, place, given), ...among(n, place, given)];
        const x = tape.parameter([2, n], { init: data });
        const out = call(x, n);
        const sorted = (list: ArrayLike<number>) =>
          Array.from(list, (y) => (Object.is(y, -0) ? "-0" : String(y))).sort();
        const expected = Array.from(new Set(sorted(data.map(tape.engine.dtype === "f32" ? Math.fround : Number))));
        expect(Array.from(new Set(sorted(out.value()))), `${name} of ${n}`).toEqual(expected);
        // The adjoint of the result is the number itself.
        tape.backward(out.mul(tape.constant(new Array<number>(out.size).fill(read(line.value!)), out.shape)).sum());
        expectAll(x.gradient(), read(line.value!), `slope, ${name} of ${n}`);
      }
    });
  };

function passing(): string {
  return `
      x      value
      0      0
      -0     -0
      tiny   tiny
      -tiny  -tiny
      huge   huge
      -huge  -huge
      inf    inf
      -inf   -inf
      nan    nan`;
}

export const movement = {
  // Two terms and any number of zeros. A mean is the sum times 1/n: it overflows where the sum does.
  Sum: {
    ways: { "sum()": reduce("sum"), "mean()": reduce("mean") },
    extremes: {
      "sum()": `
      a      b      value   slope
      -0     -0     0       1
      tiny   tiny   2*tiny  1
      huge   huge   inf     1
      -huge  -huge  -inf    1
      huge   -huge  0       1
      inf    1      inf     1
      inf    -inf   nan     1
      nan    1      nan     1`,
      "mean()": `
      a      b      value   slope
      huge   huge   inf     1/n
      huge   -huge  0       1/n
      inf    1      inf     1/n
      inf    -inf   nan     1/n
      nan    1      nan     1/n`,
    },
    check: (tape, line, read, call) => reduceCheck(call === "mean()" ? "mean" : "sum")(tape, line, read, call),
  },
  // Bits pass, both ways: what comes back is the adjoint.
  Copy: {
    ways: { "transpose()": transpose, "slice()": slice, "concat()": concat, "reshape()": reshape },
    extremes: { "transpose(), slice(), concat()": passing() },
    check: moving({
      transpose: (x) => x.transpose(),
      slices: (x, n) =>
        x.tape.concat([x.slice(1, 0, (n + 1) >> 1), ...(n > 1 ? [x.slice(1, (n + 1) >> 1, n)] : [])], 1),
      concat: (x) => x.tape.concat([x.slice(0, 0, 1), x.slice(0, 1, 2)], 1),
    }),
  },
  Gather: {
    ways: { "gather()": gather },
    extremes: { "gather()": passing() },
    check: moving({
      rows: (x) => x.gather([1, 0]),
      numbers: (x) => x.reshape([x.size]).gather(Array.from({ length: x.size }, (_, at) => x.size - 1 - at)),
    }),
  },
  Pick: {
    ways: { "pick()": pick },
    extremes: { "pick()": passing() },
    check: moving({ pick: (x, n) => x.reshape([2 * n, 1]).pick(new Array<number>(2 * n).fill(0)) }),
  },
} satisfies Record<string, OperationTests>;
