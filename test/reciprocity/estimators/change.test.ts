/** Evidence that an opponent has changed: exact where it can be enumerated, and never more than promised. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evidenceOfChange } from "../../../src/reciprocity/estimators/change.js";
import { logarithm, logFactorial } from "../../../src/reciprocity/estimators/logarithm.js";

describe("logarithms in plain arithmetic", () => {
  test("are those of the engine, to within rounding", () => {
    const numbers = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(numbers, (x) => {
        expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(Math.log(x))));
      }),
    );
    for (const x of [1, 2, 0.5, Math.SQRT2, 1 + Number.EPSILON, 1 - Number.EPSILON / 2]) {
      expect(logarithm(x)).toBeCloseTo(Math.log(x), 15);
    }
  });

  test("of factorials are sums of logarithms", () => {
    let sum = 0;
    for (let n = 1; n <= 20_000; n++) {
      sum += Math.log(n);
      expect(Math.abs(logFactorial(n) - sum)).toBeLessThan(1e-12 * Math.max(1, sum));
    }
    expect(logFactorial(0)).toBe(0);
  });
});

/** C(n, k), exactly. */
function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let at = 1; at <= k; at++) result = (result * BigInt(n - k + at)) / BigInt(at);
  return result;
}

const anyTable = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40)).map(([k1, rest1, k2, rest2]) => ({
  k1,
  n1: k1 + rest1,
  k2,
  n2: k2 + rest2,
}));

describe("evidence of a change", () => {
  test("is the ratio of even odds to the hypergeometric ones", () => {
    fc.assert(
      fc.property(anyTable, ({ k1, n1, k2, n2 }) => {
        const [k, n] = [k1 + k2, n1 + n2];
        const least = Math.max(0, k - n2);
        const feasible = Math.min(k, n1) - least + 1;
        const odds = Number(choose(n1, k1) * choose(n2, k2)) / Number(choose(n, k));
        expect(evidenceOfChange(k1, n1, k2, n2)).toBeCloseTo(-Math.log(feasible * odds), 9);
      }),
    );
  });

  test("has a mean of 1 where there is none, whatever the opponent's chances", () => {
    for (const [n1, n2, k] of [
      [5, 20, 3],
      [1, 1, 1],
      [30, 40, 35],
      [10, 200, 10],
    ] as const) {
      let mean = 0;
      for (let k1 = Math.max(0, k - n2); k1 <= Math.min(k, n1); k1++) {
        const odds = Number(choose(n1, k1) * choose(n2, k - k1)) / Number(choose(n1 + n2, k));
        mean += odds * Math.exp(evidenceOfChange(k1, n1, k - k1, n2));
      }
      expect(mean).toBeCloseTo(1, 9);
    }
  });

  test("is the same from either side, and for either outcome", () => {
    fc.assert(
      fc.property(anyTable, ({ k1, n1, k2, n2 }) => {
        const evidence = evidenceOfChange(k1, n1, k2, n2);
        expect(evidenceOfChange(k2, n2, k1, n1)).toBeCloseTo(evidence, 9);
        expect(evidenceOfChange(n1 - k1, n1, n2 - k2, n2)).toBeCloseTo(evidence, 9);
      }),
    );
  });
});
