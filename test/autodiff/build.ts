/** Engines of the build that is under test: strict or relaxed, as the project of vitest.config.ts says. */
import { inject } from "vitest";
import { createEngine as createAnyEngine, type Engine, type EngineOptions } from "../../src/autodiff/index.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Whether the relaxed build is under test. */
    relaxed: boolean;
    /** What a process of this runtime has to be told for it to have relaxed SIMD. */
    relaxedSimd: readonly string[];
  }
}

export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const relaxed = inject("relaxed");
  const engine = await createAnyEngine({ relaxed, ...options });
  if (engine.relaxed !== relaxed) throw new Error("the relaxed build is to be tested, but this runtime cannot run it");
  return engine;
}
