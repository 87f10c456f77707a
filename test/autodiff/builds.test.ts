/** Which build an engine is of, what is loaded for it, and that the strict one rounds wherever it should. */
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  createEngine,
  type DataType,
  type Engine,
  type EngineOptions,
  type Tape,
  type Tensor,
} from "../../src/autodiff/index.js";
import { createPeak } from "../../src/bench/peak.js";
import { at, type Dense, fill } from "./dense.js";
import { weights } from "./gradient.js";
import { onTape } from "./on-tape.js";

const dataTypes = ["f32", "f64"] as const;
const hasRelaxedSimd = createPeak("f32", true) !== undefined;

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

/** As in a process that has made no engine before: an engine, and the relaxed modules that were imported for it. */
async function start(options: EngineOptions) {
  vi.resetModules();
  const imported: DataType[] = [];
  vi.doMock("../../src/autodiff/wasm/f32-relaxed.js", (original) => {
    imported.push("f32");
    return original();
  });
  vi.doMock("../../src/autodiff/wasm/f64-relaxed.js", (original) => {
    imported.push("f64");
    return original();
  });
  const library = await import("../../src/autodiff/index.js");
  return { engine: await library.createEngine(options), imported };
}

/** The product of two matrices, as a product and as a gradient. */
const ways: Record<string, (tape: Tape, x: Dense, y: Dense) => Iterable<number>> = {
  "A B": (tape, x, y) => tape.matmul(constant(tape, x), constant(tape, y)).value(),
  "A Bᵀ": (tape, x, y) => tape.matmul(constant(tape, x), constant(tape, transposed(y)), { transposeB: true }).value(),
  "Aᵀ B": (tape, x, y) => tape.matmul(constant(tape, transposed(x)), constant(tape, y), { transposeA: true }).value(),
  "gradient by A": (tape, x, y) => {
    const a = tape.parameter([x.shape[0]!, y.shape[1]!]);
    tape.backward(a.matmul(constant(tape, y), { transposeB: true }).mul(constant(tape, x)).sum());
    return a.gradient();
  },
  "gradient by B": (tape, x, y) => {
    const b = tape.parameter([x.shape[0]!, y.shape[1]!]);
    tape.backward(tape.matmul(constant(tape, x), b, { transposeA: true }).mul(constant(tape, y)).sum());
    return b.gradient();
  },
};

function constant(tape: Tape, { data, shape }: Dense): Tensor {
  return tape.constant(data, shape);
}

function transposed(matrix: Dense): Dense {
  return fill([matrix.shape[1]!, matrix.shape[0]!], ([row, column]) => at(matrix, [column!, row!]));
}

/** Values and gradients that fused multiply-adds would change. */
function results(engine: Engine): number[] {
  return onTape(engine, (tape) => {
    const a = tape.parameter([37, 41], { init: weights(37 * 41) });
    const b = tape.parameter([41, 35], { init: weights(41 * 35) });
    const loss = a.matmul(b).tanh().sum();
    tape.backward(loss);
    return [...a.gradient(), ...b.gradient(), loss.item()];
  });
}

describe.each(dataTypes)("%s", (dtype) => {
  test("is strict unless told, and imports nothing else", async () => {
    for (const options of [{ dtype }, { dtype, relaxed: false }]) {
      const { engine, imported } = await start(options);
      expect(engine.relaxed).toBe(false);
      expect(imported).toEqual([]);
    }
  });

  test("is relaxed when told, where the runtime has relaxed SIMD, and says so", async () => {
    const { engine, imported } = await start({ dtype, relaxed: true });
    expect(engine.relaxed).toBe(hasRelaxedSimd);
    expect(imported).toEqual([dtype]);
    expect((await createEngine({ dtype, relaxed: true })).relaxed, "another time").toBe(hasRelaxedSimd);
  });

  test("is strict where the runtime has no relaxed SIMD, to the bit", async () => {
    vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
    const { engine } = await start({ dtype, relaxed: true });
    expect(engine.relaxed).toBe(false);
    expect(results(engine)).toEqual(results(await createEngine({ dtype })));
  });

  test("the strict build has the same bits beside a relaxed one", async () => {
    const before = results(await createEngine({ dtype }));
    results(await createEngine({ dtype, relaxed: true }));
    expect(results(await createEngine({ dtype }))).toEqual(before);
  });

  // Terms of two kinds: 1 once its product is rounded, but not before; and -1. Their sum is a whole number in any order, unless
  // a product is added to a sum of -1 without having been rounded.
  test.each(Object.keys(ways))("the strict build rounds products before it adds them: %s", async (way) => {
    const engine = await createEngine({ dtype });
    const little = dtype === "f32" ? 2 ** -14 : 2 ** -28;
    const terms = fc.array(fc.boolean(), { minLength: 1, maxLength: 70 });
    const count = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(terms, count, count, (terms, rows, columns) => {
        const left = terms.map((isOne) => (isOne ? 1 + little : 1));
        const right = terms.map((isOne) => (isOne ? 1 - little : -1));
        const sum = terms.reduce((sum, isOne) => sum + (isOne ? 1 : -1), 0);
        const x = fill([rows, terms.length], ([, term]) => left[term!]!);
        const y = fill([terms.length, columns], ([term]) => right[term!]!);
        const result = onTape(engine, (tape) => ways[way]!(tape, x, y));
        expect(new Set(result)).toEqual(new Set([sum]));
      }),
    );
  });
});
