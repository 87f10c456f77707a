/** A loss on a tape, and its gradients by differences. */
import type { Tape, Tensor } from "../../src/autodiff/index.js";
import { type Dense, sizeOf } from "./dense.js";

/** Numbers of no pattern in [-1, 1], the same ones each time: what a result is weighted with. */
export function weights(count: number): number[] {
  return Array.from({ length: count }, (_, place) => ((place * 7919 + 3571) % 2003) / 1001.5 - 1);
}

/** The sum of all elements, each weighted differently, so that no two errors cancel. */
export function weightedSum(tape: Tape, result: Tensor): Tensor {
  return result.mul(tape.constant(weights(sizeOf(result.shape)), result.shape)).sum();
}

export function parametersOf(tape: Tape, operands: readonly Dense[]): Tensor[] {
  return operands.map(({ shape, data }) => tape.parameter(shape, { init: data }));
}

/**
 * The derivative of a loss by every number of a parameter, by central differences over four points, whose error is of the
 * fourth order in the step. Leaves the tape as it was.
 */
export function differences(tape: Tape, parameter: Tensor, loss: Tensor, step = 1e-4): number[] {
  const values = parameter.value();
  const slope = Array.from(values, (value, place) => {
    const lossAt = (to: number) => {
      values[place] = to;
      parameter.set(values);
      tape.forward(loss);
      return loss.item();
    };
    const near = lossAt(value + step) - lossAt(value - step);
    const far = lossAt(value + 2 * step) - lossAt(value - 2 * step);
    values[place] = value;
    return (8 * near - far) / (12 * step);
  });
  parameter.set(values);
  tape.forward();
  return slope;
}
