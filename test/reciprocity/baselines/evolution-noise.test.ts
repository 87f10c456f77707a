/** The moves of evolution strategies: as good as normal, without a logarithm. */
import { expect, test } from "vitest";
import { createRandom } from "../../../src/game/index.js";
import { normal } from "../../../src/reciprocity/baselines/evolution-strategies.js";

/** The normal distribution function to within 1e-7 (Abramowitz and Stegun, 26.2.17). */
function normalChance(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}

/** The chance that the sum of twelve uniform numbers, less 6, is below x (Irwin and Hall). */
function sumChance(x: number): number {
  let sum = 0;
  let choose = 1;
  for (let k = 0; k <= x + 6; k++) {
    sum += (k % 2 === 0 ? 1 : -1) * choose * (x + 6 - k) ** 12;
    choose *= (12 - k) / (k + 1);
  }
  return sum / 479001600;
}

test("the distribution of the sum is within half a percent of the normal one", () => {
  let most = 0;
  for (let x = -4; x <= 4; x += 0.01) most = Math.max(most, Math.abs(sumChance(x) - normalChance(x)));
  expect(most).toBeLessThan(0.005);
  // And not much nearer.
  expect(most).toBeGreaterThan(0.001);
});

test("what is drawn has that distribution", () => {
  const count = 50_000;
  const drawn = normal(count, createRandom(1)).toSorted();
  let most = 0;
  for (const [at, x] of drawn.entries()) most = Math.max(most, Math.abs((at + 0.5) / count - sumChance(x)));
  // Kolmogorov and Smirnov: exceeded once in a thousand.
  expect(most).toBeLessThan(1.95 / Math.sqrt(count));
});
