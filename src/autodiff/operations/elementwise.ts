// Operations on each element; assembly/unary.ts and binary.ts.
import { Operation } from "../operation.js";
import { broadcast, mergeAxes, stretchedStrides } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { periodicWalk } from "./walk.js";

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
  const axes = mergeAxes(shape, [stretchedStrides(a.shape, shape), stretchedStrides(b.shape, shape)]);
  const { size, along, extent, runs } = periodicWalk(a.tape, axes);
  return a.tape.record(operation, { a, b, shape, extent, sizes: [size, along[0]!, along[1]!, runs] });
}
