/** Operations of users, by one of two inputs with a sum in it: a b² summed over the last axis of both. */
import fc from "fast-check";
import { defineOperation, ShapeError } from "../../../src/autodiff/index.js";
import * as any from "../arbitrary.js";
import { type Dense, sizeOf } from "../dense.js";
import type { Step } from "../step.js";
import { among, type Case, type Check, eachPlace, expectAll, type OperationTests, oneOf } from "./table.js";

export const energy = defineOperation({
  name: "energy",
  shape: (a, b) => {
    if (`${a}` !== `${b}` || a.length === 0) throw new ShapeError(`energy: shapes [${a}] and [${b}] differ`);
    return a.slice(0, -1);
  },
  forward: ({ inputs: [a, b], shapes, output }) => {
    const columns = shapes[0]!.at(-1)!;
    output.fill(0);
    for (let at = 0; at < a!.length; at++) output[Math.floor(at / columns)]! += a![at]! * b![at]! ** 2;
  },
  adjoint: ({ inputs: [a, b], shapes, outputGradient, inputGradients: [da, db] }) => {
    const columns = shapes[0]!.at(-1)!;
    for (let at = 0; at < a!.length; at++) {
      const g = outputGradient[Math.floor(at / columns)]!;
      da![at] = g * b![at]! ** 2;
      db![at] = 2 * (g * a![at]! * b![at]!);
    }
  },
});

function plainly([a, b]: readonly Dense[]): Dense {
  const shape = a!.shape.slice(0, -1);
  const columns = a!.shape.at(-1)!;
  const data = Array.from({ length: sizeOf(shape) }, (_, row) =>
    a!.data
      .slice(row * columns, (row + 1) * columns)
      .reduce((sum, x, column) => sum + x * b!.data[row * columns + column]! ** 2, 0),
  );
  return { shape, data };
}

export const energyStep: Step = {
  text: "energy(a, b)",
  record: (_, [a, b]) => energy(a!, b!),
  reference: plainly,
};

const way: fc.Arbitrary<Case> = any
  .shape({ minLength: 1, maxLength: 3 })
  .chain((shape) => fc.tuple(any.dense(shape, any.signed), any.dense(shape, any.signed)))
  .map((operands) => ({ operands, step: energyStep }));

const check: Check = (tape, line, read) => {
  eachPlace((n, place) => {
    const [a, b] = [read(line.a!), read(line.b!)].map((x) => tape.parameter([n, 1], { init: among(n, place, x) }));
    const out = energy(a!, b!);
    tape.backward(out.sum());
    expectAll(oneOf(out.value(), place), read(line.value!), `value, ${place} of ${n}`, true);
    expectAll(oneOf(a!.gradient(), place), read(line.slope_a!), `slope of a, ${place} of ${n}`);
    expectAll(oneOf(b!.gradient(), place), read(line.slope_b!), `slope of b, ${place} of ${n}`);
  });
};

export const custom = {
  Custom: {
    ways: { "energy(a, b)": way },
    // As JavaScript has it.
    extremes: {
      "energy(a, b)": `
      a      b      value     slope_a  slope_b
      0      1      0         1        0
      tiny   1      tiny      1        2*tiny
      huge   0.5    0.25*huge 0.25     huge
      1      huge   inf       inf      inf
      inf    1      inf       1        inf
      -inf   1      -inf      1        -inf
      nan    1      nan       1        nan`,
    },
    check,
  },
} satisfies Record<string, OperationTests>;
