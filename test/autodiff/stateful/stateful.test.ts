/**
 * Whatever is done to engines and tapes in whatever order, limits hit and errors caught on the way: values, gradients and steps are
 * those of the model in plain numbers, nothing of another tape changes, nothing traps, and every refusal is a line that says why.
 * SEQUENCES in the environment is how many are tried.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "../build.js";
import { beginning, commands } from "./commands.js";
import { expectAll, type Model, type Real } from "./world.js";

const SEQUENCES = Number(process.env.SEQUENCES ?? 300);
/** Room for the kernels and a few tapes. */
const LIMIT = 6 * 65536;

test(`${SEQUENCES} sequences of everything that can be done`, { timeout: 3_600_000 }, async () => {
  expect(SEQUENCES).toBeGreaterThanOrEqual(1);
  await fc.assert(
    fc.asyncProperty(fc.noBias(fc.commands(commands, { maxCommands: 100, size: "max" })), async (sequence) => {
      const engines = [
        await createEngine({ dtype: "f64", memoryLimit: LIMIT }),
        await createEngine({ dtype: "f32", memoryLimit: LIMIT }),
      ];
      const model: Model = { tapes: [] };
      const real: Real = { engines, tapes: [] };
      for (const first of beginning) first.run(model, real);
      fc.modelRun(() => ({ model, real }), sequence);
      expectAll(model, real);
    }),
    { numRuns: SEQUENCES },
  );
});
