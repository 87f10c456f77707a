// Operations on each element; assembly/unary.ts and binary.ts.
import { LONGEST, Operation } from "../operation.js";
import { broadcast } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { type Addition, isLongRun, planSums } from "./sums.js";
import { walk } from "./walk.js";

/** What the operations are called where they are used. */
const methods: Partial<Record<Operation, string>> = {
  [Operation.Add]: "add",
  [Operation.Subtract]: "sub",
  [Operation.Multiply]: "mul",
  [Operation.Divide]: "div",
};

export function unary(operation: Operation, a: Tensor): Tensor {
  return a.tape.record(operation, { a, shape: a.shape, sizes: [a.size] });
}

export function scale(a: Tensor, factor: number): Tensor {
  return a.tape.record(Operation.Scale, { a, shape: a.shape, sizes: [a.size], factor });
}

export function binary(operation: Operation, a: Tensor, other: Tensor | number): Tensor {
  const b = typeof other === "number" ? a.tape.constant(other) : other;
  const shape = broadcast(methods[operation] ?? Operation[operation], a.shape, b.shape);
  const { size, alongA, alongB, runs, extent } = walk.broadcast(shape, a.shape, b.shape).periodic(a.tape);
  const longRun = isLongRun(size, alongA + alongB);
  const sums =
    longRun || runs > LONGEST
      ? planSums(a.tape, walk, [addition(a, alongA || size), addition(b, alongB || size)], 0, longRun)
      : 0;
  return a.tape.record(operation, { a, b, shape, extent, sizes: [size, alongA, alongB, runs, 0, 0, sums] });
}

/** What a run adds to the adjoint of an operand. */
function addition(operand: Tensor, size: number): Addition | undefined {
  return operand.adjoint === 0 ? undefined : { size, terms: 1 };
}
