/** A gradient passes through every operand of a layer, whether that is a parameter or follows from one. */
import { describe, expect, test } from "vitest";
import type { Tensor } from "../../src/autodiff/index.js";
import { differences, weightedSum, weights } from "./gradient.js";
import { engines, onTape } from "./on-tape.js";

const shapes = { input: [3, 4], weights: [4, 2], bias: [1, 2] } as const;
type Operand = keyof typeof shapes;
const operands = Object.keys(shapes) as Operand[];

describe.each([undefined, "tanh", "relu"] as const)("a dense layer, activation %s", (activation) => {
  test.each(operands)("whose %s alone follows from parameters", (computed) => {
    onTape(engines[1], (tape) => {
      const numbers = (shape: readonly number[]) => weights(shape[0]! * shape[1]!);
      const parameter = tape.parameter(shapes[computed], { init: numbers(shapes[computed]) });
      const operand = (name: Operand): Tensor =>
        name === computed ? parameter.square().mul(0.7).add(0.1) : tape.constant(numbers(shapes[name]), shapes[name]);
      const result = operand("input").dense(operand("weights"), operand("bias"), activation);
      const loss = weightedSum(tape, result);
      const wanted = differences(tape, parameter, loss);
      tape.backward(loss);
      expect(Math.max(...wanted.map(Math.abs))).toBeGreaterThan(0.01);
      for (const [at, slope] of parameter.gradient().entries()) expect(slope).toBeCloseTo(wanted[at]!, 7);
    });
  });
});
