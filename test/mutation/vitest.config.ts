/** The tests as `npm run mutation` runs them: of one area, quick ones first, drawn from the same seed every time. */
import type { TestSequencer, TestSpecification } from "vitest/node";
import { defineConfig } from "vitest/config";
import main from "../../vitest.config.js";
import { leftOut, slow } from "./areas.mjs";

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
if (typeof strict !== "object" || !("test" in strict)) throw new Error("vitest.config.ts: no project for the strict build");

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 60_000,
    include: ["**/*.test.ts"],
    exclude: leftOut.map((name) => `**/test/${name}.test.ts`),
    setupFiles: ["test/mutation/setup.ts"],
    sequence: { sequencer: QuickFirst },
    provide: strict.test?.provide ?? {},
  },
});
