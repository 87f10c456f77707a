/** The tests as `npm run mutation` runs them: of one area, quick ones first, drawn from the same seed every time. */

import { defineConfig } from "vitest/config";
import type { TestSequencer, TestSpecification } from "vitest/node";
import main from "../../vitest.config.js";

/**
 * Tests that are left out: they take many seconds and come by nearly all of their area, because they train or because they
 * are of the kernels, which are not mutated. A mutant that only these would notice counts as a survivor.
 */
const leftOut = [
  "autodiff/extremes",
  "reciprocity/continuous/learning",
  "reciprocity/degenerate",
  "reciprocity/learning",
  "reciprocity/units",
];

/** The slowest of the others, from quick to slow: they run last, and only if no quicker test noticed. */
const slow = [
  "game/episode",
  "game/continuous",
  "game/matching",
  "autodiff/memory",
  "autodiff/softmax",
  "autodiff/program",
  "autodiff/algebra",
  "autodiff/operations",
  "reciprocity/simulation",
  "reciprocity/dispose",
  "reciprocity/continuous/sight",
  "reciprocity/anchored-average",
  "reciprocity/continuous/gradient",
  "reciprocity/joint",
  "reciprocity/mean-field",
  "reciprocity/baselines/played-model",
  "reciprocity/continuous/methods",
  "reciprocity/oracle-error",
  "reciprocity/continuous/oracle",
  "reciprocity/baselines/reputation-process",
  "reciprocity/baselines/sampled-episodes",
  "reciprocity/played-oracle",
  "reciprocity/oracle-bound",
  "reciprocity/baselines/known-answer",
  "reciprocity/baselines/methods",
  "reciprocity/oracle-best-response",
  "autodiff/long-sums",
];

/** Patterns from run.mjs, those with `!` left out. */
const tests = (process.env.MUTATION_TESTS ?? "test/game/*.test.ts").split(",");

/** A mutant is judged by the first test that fails, so the cheap ones come first. */
class QuickFirst implements TestSequencer {
  async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }

  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = ({ moduleId }: TestSpecification): number =>
      slow.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
    return [...files].sort((one, other) => order(one) - order(other) || (one.moduleId < other.moduleId ? -1 : 1));
  }
}

const strict = main.test?.projects?.[0];
if (typeof strict !== "object" || !("test" in strict))
  throw new Error("vitest.config.ts: no project for the strict build");

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 60_000,
    include: tests.filter((pattern) => !pattern.startsWith("!")),
    exclude: [
      ...tests.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1)),
      ...leftOut.map((name) => `test/${name}.test.ts`),
    ],
    setupFiles: ["test/mutation/setup.ts"],
    sequence: { sequencer: QuickFirst },
    provide: strict.test?.provide ?? {},
  },
});
