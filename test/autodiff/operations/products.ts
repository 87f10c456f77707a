/** Matrix products, and layers of networks. */
import fc from "fast-check";
import type { Activation, Tensor } from "../../../src/autodiff/index.js";
import * as any from "../arbitrary.js";
import * as step from "../step.js";
import { among, type Case, type Check, expectAll, type OperationTests, oneOf } from "./table.js";

const matmul = fc
  .tuple(
    fc.tuple(any.axisSize, any.axisSize, any.axisSize),
    any.broadcastPair.map(([a, b]) => [a.slice(-2).map((n) => Math.min(n, 3)), b.slice(-2).map((n) => Math.min(n, 3))]),
    fc.record({ transposeA: fc.boolean(), transposeB: fc.boolean() }, { requiredKeys: [] }),
  )
  .chain(([[m, k, n], [leadA, leadB], options]) => {
    const a = [...leadA!, ...(options.transposeA ? [k, m] : [m, k])];
    const b = [...leadB!, ...(options.transposeB ? [n, k] : [k, n])];
    return fc
      .tuple(any.dense(a, any.signed), any.dense(b, any.signed))
      .map((operands) => ({ operands, step: step.matmul(options) }));
  });

/** Batch axes of inputs, weights and bias of a layer. */
const batches = fc.constantFrom<readonly number[][]>(
  [[], [], []],
  [[3], [], []],
  [[], [3], [1]],
  [[3], [3], [3]],
  [[3], [1], [3]],
  [[2, 3], [3], []],
  [[2, 1], [3], [2, 1]],
);

/** Sums of numbers of `domain` stay off the kink of relu where one is to be applied. */
function dense(domain: any.Domain, activation?: Activation): fc.Arbitrary<Case> {
  const size = fc.integer({ min: 1, max: 9 });
  return fc
    .tuple(batches, size, size, size, fc.boolean())
    .chain(([[leadA, leadB, leadC], m, k, n, row]) =>
      fc
        .tuple(
          any.dense([...leadA!, m, k], domain),
          any.dense([...leadB!, k, n], any.positive),
          any.dense(row && leadC!.length === 0 ? [n] : [...leadC!, 1, n], domain),
        )
        .map((operands) => ({ operands, step: step.dense(activation) })),
    );
}

const matmulCheck: Check = (tape, line, read) => {
  const [x, y] = [read(line.a!), read(line.b!)];
  for (const m of [1, 2, 3, 5, 8]) {
    for (const n of [1, 3, 4, 7, 8, 9]) {
      for (const k of [1, 3, 5, 8, 300]) {
        for (const transposed of [0, 1, 2, 3]) {
          if (k === 300 && m + n > 8) continue;
          const options = { transposeA: (transposed & 1) === 1, transposeB: transposed > 1 };
          const [row, inside, column] = [m - 1, k >> 1, n >> 1];
          // Rows and columns of zeros but for the one element.
          const a = tape.parameter(options.transposeA ? [k, m] : [m, k], {
            init: among(m * k, options.transposeA ? inside * m + row : row * k + inside, x, 0),
          });
          const b = tape.parameter(options.transposeB ? [n, k] : [k, n], {
            init: among(k * n, options.transposeB ? column * k + inside : inside * n + column, y, 0),
          });
          const out = a.matmul(b, options);
          const what = `${m}×${k} by ${k}×${n}, ${JSON.stringify(options)}`;
          const zero = (of: number) => of * 0;
          const expected = (at: number): number => {
            const [i, j] = [Math.floor(at / n), at % n];
            if (i === row && j === column) return read(line.value!);
            return i === row ? zero(x) : j === column ? zero(y) : 0;
          };
          expectAll(out.value(), expected, `value, ${what}`);
          tape.backward(out.sum());
          const slope = (tensor: Tensor, place: number) => oneOf(tensor.gradient(), place);
          expectAll(
            slope(a, options.transposeA ? inside * m + row : row * k + inside),
            read(line.slope_a!),
            `slope of a, ${what}`,
          );
          expectAll(
            slope(b, options.transposeB ? column * k + inside : inside * n + column),
            read(line.slope_b!),
            `slope of b, ${what}`,
          );
        }
      }
    }
  }
};

const denseCheck: Check = (tape, line, read, call) => {
  const activation = /\((\w+)\)/.exec(call)?.[1] as Activation | undefined;
  for (const m of [1, 2, 3, 5, 9]) {
    for (const n of [1, 2, 3, 4, 8, 9]) {
      const all = (shape: number[], cell: string) =>
        tape.parameter(shape, { init: new Array<number>(shape.reduce((x, y) => x * y)).fill(read(cell)) });
      const [x, w, c] = [all([m, 1], line.x!), all([1, n], line.weight!), all([n], line.bias!)];
      const out = x.dense(w, c, activation);
      tape.backward(out.sum());
      const what = `${m} rows of ${n}`;
      expectAll(out.value(), read(line.value!), `value, ${what}`, line.value !== "0");
      expectAll(x.gradient(), n * read(line.slope_x!), `slope of x, ${what}`);
      expectAll(w.gradient(), m * read(line.slope_weight!), `slope of the weight, ${what}`);
      expectAll(c.gradient(), m * read(line.slope_bias!), `slope of the bias, ${what}`);
    }
  }
};

export const products = {
  // Of one term; what is said of a row and a column of more is that of their terms added.
  Matmul: {
    ways: { "matmul()": matmul },
    extremes: {
      "matmul()": `
      a      b      value     slope_a  slope_b
      -0     1      0         1        0
      0      inf    nan       inf      0
      tiny   tiny   0         tiny     tiny
      tiny   0.5    0.5*tiny  0.5      tiny
      huge   2      inf       2        huge
      huge   0.5    0.5*huge  0.5      huge
      -huge  huge   -inf      huge     -huge
      inf    -1     -inf      -1       inf
      nan    0      nan       0        nan
      1      nan    nan       nan      1`,
    },
    check: matmulCheck,
  },
  Dense: {
    ways: {
      "dense()": dense(any.signed),
      "dense(tanh)": dense(any.signed, "tanh"),
      "dense(sigmoid)": dense(any.signed, "sigmoid"),
      "dense(relu)": fc.oneof(...[1, -1].map((sign) => dense((grid) => sign * any.positive(grid), "relu"))),
    },
    extremes: {
      "dense()": `
      x      weight  bias   value     slope_x  slope_weight  slope_bias
      tiny   0.5     0      0.5*tiny  0.5      tiny          1
      huge   2       0      inf       2        huge          1
      1      huge    huge   inf       huge     1             1
      1      huge    -huge  0         huge     1             1
      0      inf     1      nan       inf      0             1
      1      inf     -inf   nan       inf      1             1
      nan    1       0      nan       1        nan           1
      1      1       nan    nan       1        1             1`,
      "dense(tanh)": `
      x      weight  bias   value     slope_x  slope_weight  slope_bias
      tiny   0.5     0      0.5*tiny  0.5      tiny          1
      huge   2       0      1         0        0             0
      1      -huge   0      -1        0        0             0
      1      inf     0      1         nan      0             0
      inf    1       0      1         0        nan           0
      1      1       -inf   -1        0        0             0
      0      inf     1      nan       nan      nan           nan
      1      1       nan    nan       nan      nan           nan`,
      "dense(sigmoid)": `
      x      weight  bias   value     slope_x  slope_weight  slope_bias
      tiny   0.5     0      0.5       0.125    0.25*tiny     0.25
      huge   2       0      1         0        0             0
      1      -huge   0      0         0        0             0
      1      inf     0      1         nan      0             0
      inf    1       0      1         0        nan           0
      1      1       -inf   0         0        0             0
      1      1       nan    nan       nan      nan           nan`,
      "dense(relu)": `
      x      weight  bias   value     slope_x  slope_weight  slope_bias
      0      1       0      0         0        0             0
      tiny   0.5     0      0.5*tiny  0.5      tiny          1
      huge   2       0      inf       2        huge          1
      1      -huge   0      0         0        0             0
      1      inf     0      inf       inf      1             1
      1      -inf    0      0         nan      0             0
      0      inf     1      nan       nan      nan           nan
      1      1       nan    nan       nan      nan           nan`,
    },
    check: denseCheck,
  },
} satisfies Record<string, OperationTests>;
