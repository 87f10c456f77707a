/** Every operation, in every way to call it: values against the reference, gradients against differences. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Engine } from "../../src/autodiff/index.js";
import { Operation } from "../../src/autodiff/wasm/operation.js";
import { expectClose, expectSame } from "./closeness.js";
import type { Dense } from "./dense.js";
import { differences, parametersOf, weightedSum } from "./gradient.js";
import { engines, onTape } from "./on-tape.js";
import { operations } from "./operations/index.js";
import type { Case } from "./operations/table.js";

const [single, double] = engines;

test("every operation of the table is tried", () => {
  const names = Object.values(Operation).filter((name) => typeof name === "string");
  expect(Object.keys(operations).sort()).toEqual(names.sort());
  for (const [name, { ways }] of Object.entries(operations)) expect(Object.keys(ways), name).not.toHaveLength(0);
});

/** Values and gradients of the weighted sum of the result. */
function run(engine: Engine, { operands, step }: Case) {
  return onTape(engine, (tape) => {
    const parameters = parametersOf(tape, operands);
    const out = step.record(tape, parameters);
    const loss = weightedSum(tape, out);
    const value = out.value();
    tape.backward(loss);
    const gradients = parameters.map((parameter) => parameter.gradient());
    tape.forward();
    expectSame(out.value(), value, "replay");
    tape.backward(loss);
    for (const [i, parameter] of parameters.entries())
      expectSame(parameter.gradient(), gradients[i]!, "gradient again");
    const slopes = engine === double ? parameters.map((parameter) => differences(tape, parameter, loss)) : [];
    return { shape: out.shape, value, gradients, slopes };
  });
}

function rounded(operands: readonly Dense[]): Dense[] {
  return operands.map(({ shape, data }) => ({ shape, data: data.map(Math.fround) }));
}

function report({ operands, step }: Case): string {
  return `${step.text} on ${operands.map(({ shape }) => `[${shape}]`).join(" and ")}`;
}

for (const [name, { ways }] of Object.entries(operations)) {
  describe(name, () => {
    for (const [call, way] of Object.entries(ways)) {
      test(`${call}: values`, () => {
        fc.assert(
          fc.property(way, (trial) => {
            const operands = rounded(trial.operands);
            const expected = trial.step.reference(operands);
            for (const [engine, tolerance] of [
              [double, 1e-13],
              [single, 4e-6],
            ] as const) {
              const { shape, value } = run(engine, { ...trial, operands });
              expect(shape, report(trial)).toEqual(expected.shape);
              expectClose(value, expected.data, tolerance, `${engine.dtype} ${report(trial)}`);
            }
          }),
          { numRuns: 60 },
        );
      });

      test(`${call}: gradients`, () => {
        fc.assert(
          fc.property(way, (trial) => {
            const operands = rounded(trial.operands);
            const exact = run(double, { ...trial, operands });
            const coarse = run(single, { ...trial, operands });
            for (const [i, gradient] of exact.gradients.entries()) {
              expectClose(gradient, exact.slopes[i]!, 1e-8, `gradient ${i} of ${report(trial)}`);
              expectClose(coarse.gradients[i]!, gradient, 1e-4, `f32 gradient ${i} of ${report(trial)}`);
            }
          }),
          { numRuns: 40 },
        );
      });
    }
  });
}
