import { expect, test } from "vitest";
import { chiSquareTail, uniformity } from "./chi-square.js";

// NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.4: upper critical values.
test.each([
  [1, 0.05, 3.841],
  [2, 0.01, 9.21],
  [10, 0.05, 18.307],
  [11, 0.001, 31.264],
  [100, 0.01, 135.807],
])("%i degrees of freedom: a tail of %f begins at %f", (degrees, tail, critical) => {
  expect(chiSquareTail(critical, degrees)).toBeCloseTo(tail, 4);
});

test("counts that lean are found out", () => {
  expect(uniformity([1000, 1010, 990])).toBeGreaterThan(0.5);
  expect(uniformity([1000, 1200, 990])).toBeLessThan(1e-4);
  expect(uniformity([1000, 90_000])).toBe(0);
});
