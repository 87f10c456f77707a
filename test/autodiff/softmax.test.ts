/** Softmax and log-softmax where rounding, overflow and masks would show. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Tape, Tensor } from "../../src/autodiff/index.js";
import { expectClose } from "./closeness.js";
import { weightedSum, weights } from "./gradient.js";
import { engines, onTape } from "./on-tape.js";
import * as reference from "./reference.js";

function eachEngine(work: (tape: Tape, tolerance: number) => void): void {
  for (const engine of engines) onTape(engine, (tape) => work(tape, engine.dtype === "f64" ? 1e-14 : 1e-6));
}

/** Short rows and long ones take different paths; none, one and more vectors, with and without a rest. */
const columns = [1, 2, 3, 4, 7, 8, 9, 12, 13, 33];

function repeated(count: number, pattern: readonly number[]): number[] {
  return Array.from({ length: count }, (_, place) => pattern[place % pattern.length]!);
}

describe.each(columns)("rows of %i", (count) => {
  const rows = 5;
  const shape = [rows, count];

  test("sum to 1, whatever the numbers", () => {
    const extreme = fc.oneof(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.constantFrom(-1e4, 1e4, 0));
    fc.assert(
      fc.property(fc.array(extreme, { minLength: rows * count, maxLength: rows * count }), (data) => {
        eachEngine((tape, tolerance) => {
          const a = tape.constant(data, shape);
          const given = { shape, data: Array.from(a.value()) };
          const probabilities = a.softmax();
          expectClose(probabilities.sum(1).value(), repeated(rows, [1]), tolerance, "sums");
          expectClose(probabilities.value(), reference.softmax(given).data, tolerance, "softmax");
          expectClose(a.logSoftmax().value(), reference.logSoftmax(given).data, tolerance, "logSoftmax");
        });
      }),
      { numRuns: 25 },
    );
  });

  test("of equal numbers are uniform", () => {
    for (const value of [0, 3.25, -1e4, 1e4]) {
      eachEngine((tape, tolerance) => {
        const a = tape.parameter(shape, { init: repeated(rows * count, [value]) });
        expectClose(a.softmax().value(), repeated(rows * count, [1 / count]), tolerance, "softmax");
        expectClose(a.logSoftmax().value(), repeated(rows * count, [-Math.log(count)]), tolerance, "logSoftmax");
      });
    }
  });

  test("are 0 where masked by -Infinity, as if the column were not there", () => {
    if (count === 1) return;
    const masked = (place: number) => place % count === Math.floor(place / count) % count;
    const data = weights(rows * count).map((x, place) => (masked(place) ? -Infinity : x));
    const open = data.map((x) => x !== -Infinity);
    eachEngine((tape, tolerance) => {
      const a = tape.parameter(shape, { init: data });
      const probabilities = a.softmax();
      const logarithms = a.logSoftmax();
      const given = { shape, data: Array.from(a.value()) };
      expectClose(probabilities.value(), reference.softmax(given).data, tolerance, "softmax");
      expectClose(logarithms.value(), reference.logSoftmax(given).data, 2 * tolerance, "logSoftmax");
      for (const [place, isOpen] of open.entries()) {
        expect(probabilities.value()[place]! > 0).toBe(isOpen);
        if (!isOpen) expect(logarithms.value()[place]).toBe(-Infinity);
      }
      expectGradient(tape, a, weightedSum(tape, probabilities), open);
      const picks = Array.from({ length: rows }, (_, row) => open.slice(row * count).indexOf(true) % count);
      expectGradient(tape, a, weightedSum(tape, logarithms.pick(picks)), open);
    });
  });

  /** Finite everywhere, 0 where masked, and 0 in sum over a row: softmax does not see a constant added. */
  function expectGradient(tape: Tape, a: Tensor, loss: Tensor, open: readonly boolean[]): void {
    tape.backward(loss);
    const gradient = a.gradient();
    for (const [place, isOpen] of open.entries()) {
      expect(Number.isFinite(gradient[place]!)).toBe(true);
      if (!isOpen) expect(gradient[place]).toBeCloseTo(0, 20);
    }
    const sums = reference.sum({ shape, data: Array.from(gradient) }, 1);
    expectClose(sums.data, repeated(rows, [0]), 1e-6, "gradient over a row");
  }

  test("do not overflow where one number stands out by 1e4", () => {
    eachEngine((tape) => {
      const data = repeated(rows * count, [0]).map((_, place) => (place % count === 0 ? 1e4 : -1e4));
      const a = tape.parameter(shape, { init: data });
      const expected = data.map((x) => (x > 0 ? 1 : 0));
      expectClose(a.softmax().value(), expected, 0, "softmax");
      expectClose(
        a.logSoftmax().value(),
        expected.map((x) => (x === 1 ? 0 : -2e4)),
        0,
        "logSoftmax",
      );
      tape.backward(weightedSum(tape, a.logSoftmax()));
      expect(a.gradient().every(Number.isFinite)).toBe(true);
    });
  });

  test("are NaN where a number is", () => {
    eachEngine((tape) => {
      const data = weights(rows * count);
      data[count * 2 + (count >> 1)] = Number.NaN;
      const out = tape.constant(data, shape).softmax().value();
      for (const [place, x] of out.entries()) expect(Number.isNaN(x)).toBe(Math.floor(place / count) === 2);
    });
  });
});

test.each([
  [131, 1],
  [131, 2],
  [131, 5],
  [3, 4099],
  [66, 129],
])("%i rows of %i are the reference's, gradients too", (rows, count) => {
  const shape = [rows, count];
  eachEngine((tape, tolerance) => {
    const a = tape.parameter(shape, { init: weights(rows * count) });
    const factors = tape.constant(weights(rows * count).reverse(), shape);
    const given = { shape, data: Array.from(a.value()) };
    const g = Array.from(factors.value());
    const p = reference.softmax(given).data;
    const perRow = (x: readonly number[]) => reference.sum({ shape, data: [...x] }, 1).data;
    const rowOf = (place: number) => Math.floor(place / count);

    const probabilities = a.softmax();
    expectClose(probabilities.value(), p, 3 * tolerance, "softmax");
    tape.backward(probabilities.mul(factors).sum());
    const inner = perRow(p.map((x, place) => x * g[place]!));
    const expected = p.map((x, place) => x * (g[place]! - inner[rowOf(place)]!));
    expectClose(a.gradient(), expected, 10 * tolerance, "gradient of softmax");

    const logarithms = a.logSoftmax();
    expectClose(logarithms.value(), reference.logSoftmax(given).data, 3 * tolerance, "logSoftmax");
    tape.backward(logarithms.mul(factors).sum());
    const sums = perRow(g);
    const expectedOfLogarithm = p.map((x, place) => g[place]! - x * sums[rowOf(place)]!);
    expectClose(a.gradient(), expectedOfLogarithm, 10 * tolerance, "gradient of logSoftmax");
  });
});

test("the logarithm of a probability close to 1 keeps its digits in rows of two", () => {
  for (const x of [0.5, 1, 5, 15, 30, 80]) {
    eachEngine((tape, tolerance) => {
      const [a, b] = tape
        .constant([0, -x, -x, 0], [2, 2])
        .logSoftmax()
        .value()
        .filter((y) => y > -0.5);
      const expected = -Math.log1p(Math.exp(-x));
      for (const y of [a!, b!]) expect(Math.abs(y / expected - 1)).toBeLessThan(tolerance);
    });
  }
});
