/** Programs of many operations: values, gradients, and that replay does what recording did. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Engine, Tape, Tensor } from "../../src/autodiff/index.js";
import { createEngine } from "./build.js";
import { expectClose, expectSame } from "./closeness.js";
import { differences, parametersOf } from "./gradient.js";
import { engines, onTape } from "./on-tape.js";
import { evaluate, lossOf, type Program, program, record, textOf } from "./program.js";

const [single, double] = engines;

interface Recorded {
  readonly tape: Tape;
  readonly parameters: readonly Tensor[];
  readonly results: readonly Tensor[];
  readonly loss: Tensor;
}

function recorded(engine: Engine, trial: Program, check: (recorded: Recorded) => void): void {
  onTape(engine, (tape) => {
    try {
      const parameters = parametersOf(tape, trial.parameters);
      const results = record(tape, parameters, trial);
      check({ tape, parameters, results, loss: lossOf(tape, results) });
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\n${textOf(trial)}`, { cause: error });
    }
  });
}

/** All values and all gradients of one pass. */
function pass({ tape, parameters, results, loss }: Recorded): (Float32Array | Float64Array)[] {
  tape.backward(loss);
  return [...results.map((result) => result.value()), ...parameters.map((parameter) => parameter.gradient())];
}

function expectSamePass(actual: ReturnType<typeof pass>, expected: ReturnType<typeof pass>, what: string): void {
  expect(actual).toHaveLength(expected.length);
  for (const [place, numbers] of actual.entries()) expectSame(numbers, expected[place]!, `${what}, result ${place}`);
}

test("values are those of the reference", () => {
  fc.assert(
    fc.property(program, (trial) => {
      recorded(double, trial, ({ results }) => {
        for (const [place, { shape, data }] of evaluate(trial).entries()) {
          expect(results[place]!.shape).toEqual(shape);
          expectClose(results[place]!.value(), data, 1e-9, `result ${place}`);
        }
      });
    }),
    { numRuns: 150 },
  );
});

test("gradients are those of differences", () => {
  fc.assert(
    fc.property(program, (trial) => {
      recorded(double, trial, ({ tape, parameters, loss }) => {
        tape.backward(loss);
        for (const [place, parameter] of parameters.entries()) {
          const gradient = parameter.gradient();
          expectClose(gradient, differences(tape, parameter, loss), 1e-6, `gradient ${place}`);
        }
      });
    }),
    { numRuns: 100 },
  );
});

test("replay of new parameters is a fresh recording, bit for bit", () => {
  fc.assert(
    fc.property(program, fc.boolean(), (trial, inSingle) => {
      const engine = inSingle ? single : double;
      const changed = {
        ...trial,
        parameters: trial.parameters.map(({ shape, data }) => ({ shape, data: data.map((x) => 0.5 - 0.75 * x) })),
      };
      recorded(engine, trial, (old) => {
        const first = pass(old);
        recorded(engine, changed, (fresh) => {
          for (const [place, { data }] of changed.parameters.entries()) old.parameters[place]!.set(data);
          old.tape.forward();
          expectSamePass(pass(old), pass(fresh), "replay");
        });
        for (const [place, { data }] of trial.parameters.entries()) old.parameters[place]!.set(data);
        old.tape.forward();
        expectSamePass(pass(old), first, "replay of the first");
      });
    }),
    { numRuns: 100 },
  );
});

test("what is set or made while recording has only what comes after it computed again", async () => {
  const engine = await createEngine({ dtype: "f64" });
  const { kernels } = engine;
  let computed = 0;
  const counted = {
    ...kernels,
    forward: (program: number, from: number, to: number) => {
      computed += Math.max(0, to - from);
      kernels.forward(program, from, to);
    },
  };
  Object.defineProperty(engine, "kernels", { value: counted });
  const tape = engine.tape();
  let total = tape.constant([1, 2]);
  for (let step = 0; step < 50; step++) {
    const input = tape.input([3]);
    const part = input.slice(0, 1, 3);
    const list = tape.indices([2]);
    part.set([step, 1]);
    list.set([1, 0]);
    total = total
      .add(part)
      .gather(list)
      .mul(tape.constant([0.5, 0.5]))
      .add(tape.parameter([2], { init: "zeros" }));
    total = total.gather([1, 0]);
    expect(total.value().every(Number.isFinite)).toBe(true);
  }
  expect(computed, "each once").toBe(tape.length);
});
