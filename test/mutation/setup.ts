/** The same cases in every run, few of them, and no search for the smallest: what a mutant takes is run thousands of times. */
import type fc from "fast-check";
import { vi } from "vitest";

const MOST_RUNS = 25;

vi.mock("fast-check", async (original) => {
  const real = await original<{ default: typeof fc }>();
  const assert = (property: fc.IRawProperty<unknown>, options: fc.Parameters<unknown> = {}) => {
    const { seed, numRuns = MOST_RUNS } = options;
    // Where a test has a seed of its own it may count what it came by.
    const runs = seed === undefined ? Math.min(numRuns, MOST_RUNS) : numRuns;
    return real.default.assert(property, { seed: 1, endOnFailure: true, ...options, numRuns: runs });
  };
  return { ...real, assert, default: { ...real.default, assert } };
});
