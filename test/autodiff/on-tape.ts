/** Engines of both formats, single first, and tapes that are disposed of whatever happens. */
import { vi } from "vitest";
import type { Engine, Tape } from "../../src/autodiff/index.js";
import { createEngine } from "./build.js";

export const engines: readonly [Engine, Engine] = [
  await createEngine({ dtype: "f32" }),
  await createEngine({ dtype: "f64" }),
];

// Properties take a second or two; on a busy machine the limit of five would be a matter of luck.
vi.setConfig({ testTimeout: 60_000 });

export function onTape<Result>(engine: Engine, work: (tape: Tape) => Result): Result {
  const tape = engine.tape();
  try {
    return work(tape);
  } finally {
    tape.dispose();
  }
}
