/** The same cases in every run, few of them, and no search for the smallest: what a mutant takes is run thousands of times. */
import type fc from "fast-check";
import { vi } from "vitest";

const MOST_RUNS = 25;

vi.mock("fast-check", async (original) => {
  const real = await original<{ default: typeof fc }>();
  const assert = (property: fc.IRawProperty<unknown>, options: fc.Parameters<unknown> = {}) =>
    real.default.assert(property, {
      seed: 1,
      endOnFailure: true,
      ...options,
      numRuns: Math.min(options.numRuns ?? MOST_RUNS, MOST_RUNS),
    });
  return { ...real, assert, default: { ...real.default, assert } };
});
