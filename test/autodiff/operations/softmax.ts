/** Softmax over the last axis. */
import fc from "fast-check";
import * as any from "../arbitrary.js";
import { weights } from "../gradient.js";
import * as step from "../step.js";
import { type Case, type Check, expectAll, type OperationTests, widths } from "./table.js";

/** Rows of up to 40 columns: short and long ones take different paths. */
function overRows(name: "softmax" | "logSoftmax"): fc.Arbitrary<Case> {
  const columns = fc.oneof(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 12, max: 40 }));
  return fc
    .tuple(any.shape({ minLength: 0, maxLength: 2 }), columns)
    .map(([lead, last]) => [...any.limited(lead, Math.ceil(96 / last)), last])
    .chain((shape) => any.dense(shape, (grid) => 2 * any.signed(grid)))
    .map((a) => ({ operands: [a], step: step.overRows(name) }));
}

const overRowsCheck =
  (name: "softmax" | "logSoftmax"): Check =>
  (tape, line, read) => {
    const x = read(line.x!);
    for (const n of widths) {
      for (const place of new Set([0, 1, n >> 1, n - 1])) {
        if (place >= n) continue;
        const [rows, middle] = [5, 2];
        const data = Array.from({ length: rows * n }, (_, at) => (at === middle * n + place ? x : 0));
        const a = tape.parameter([rows, n], { init: data });
        const out = a[name]();
        const what = `${place} of ${n}`;
        // Alone it is the largest, and 1 unless that is no number.
        const alone = Number.isFinite(x) ? (name === "softmax" ? 1 : 0) : Number.NaN;
        const value = n === 1 ? alone : read(line.value!, n);
        const others = n === 1 ? alone : read(line.others!, n);
        const calm = name === "softmax" ? 1 / n : -Math.log(n);
        const expected = (at: number) => {
          if (Math.floor(at / n) !== middle) return calm;
          return at % n === place ? value : others;
        };
        expectAll(out.value(), expected, `value, ${what}`);
        const g = weights(rows * n);
        tape.backward(out.mul(tape.constant(g, [rows, n])).sum());
        const gradient = a.gradient();
        for (let row = 0; row < rows; row++) {
          const own = g.slice(row * n, (row + 1) * n);
          const p = own.map((_, column) => {
            const result = expected(row * n + column);
            return name === "softmax" ? result : Math.exp(result);
          });
          const inner = own.reduce((sum, w, column) => sum + (name === "softmax" ? w * p[column]! : w), 0);
          for (const [column, w] of own.entries()) {
            const slope = name === "softmax" ? p[column]! * (w - inner) : w - p[column]! * inner;
            const got = gradient[row * n + column]!;
            const right = Number.isNaN(slope) ? Number.isNaN(got) : Math.abs(got - slope) < 1e-6;
            if (!right) throw new Error(`slope, ${what}: got ${got} at ${row}, ${column}, expected ${slope}`);
          }
        }
      }
    }
  };

export const rows = {
  // One number among zeros, n in all. Slopes are nan where the value is, and else finite.
  Softmax: {
    ways: { "softmax()": overRows("softmax") },
    extremes: {
      "softmax()": `
      x      value  others
      -0     1/n    1/n
      tiny   1/n    1/n
      huge   1      0
      -huge  0      1/(n-1)
      -inf   0      1/(n-1)
      inf    nan    nan
      nan    nan    nan`,
    },
    check: overRowsCheck("softmax"),
  },
  LogSoftmax: {
    ways: { "logSoftmax()": overRows("logSoftmax") },
    extremes: {
      "logSoftmax()": `
      x      value    others
      -0     -log(n)  -log(n)
      tiny   -log(n)  -log(n)
      huge   0        -huge
      -huge  -huge    -log(n-1)
      -inf   -inf     -log(n-1)
      inf    nan      nan
      nan    nan      nan`,
    },
    check: overRowsCheck("logSoftmax"),
  },
} satisfies Record<string, OperationTests>;
