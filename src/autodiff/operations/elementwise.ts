// Operations on each element; assembly/unary.ts and binary.ts.
import { Operation } from "../operation.js";
import { broadcast } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { methods } from "./methods.js";
import { walk } from "./walk.js";

export function unary(operation: Operation, a: Tensor): Tensor {
  return a.tape.record(operation, { a, shape: a.axes, sizes: [a.size] });
}

export function scale(a: Tensor, factor: number): Tensor {
  return a.tape.record(Operation.Scale, { a, shape: a.axes, sizes: [a.size], factor });
}

export function binary(operation: Operation, a: Tensor, other: Tensor | number): Tensor {
  const { tape } = a;
  const name = methods[operation];
  if (typeof other === "number") {
    tape.check(name);
    return tape.whole(() => binary(operation, a, tape.constant(other)));
  }
  const b = tape.own(name, other);
  const shape = broadcast(name, a.axes, b.axes);
  const { size, alongA, alongB, runs, extent } = walk.broadcast(shape, a.axes, b.axes).periodic(tape);
  return tape.record(operation, { a, b, shape, extent, sizes: [size, alongA, alongB, runs] });
}
