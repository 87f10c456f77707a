// Operations on each element; assembly/elementwise/unary.ts and binary.ts.
import { LONGEST } from "../instruction.js";
import { broadcast } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { Operation } from "../wasm/operation.js";
import { methodOf } from "./method.js";
import { type Addition, isLongRun, planSums } from "./sums.js";
import { walk } from "./walk.js";

export function unary(operation: Operation, a: Tensor): Tensor {
  return a.tape.record(operation, { a, shape: a.axes, sizes: [a.size] });
}

export function scale(a: Tensor, factor: number): Tensor {
  return a.tape.record(Operation.Scale, { a, shape: a.axes, sizes: [a.size], factor });
}

export function binary(operation: Operation, a: Tensor, other: Tensor | number): Tensor {
  const { tape } = a;
  const name = methodOf(operation);
  if (typeof other === "number") {
    tape.check(name);
    return tape.whole(() => binary(operation, a, tape.constant(other)));
  }
  const b = tape.own(name, other);
  const shape = broadcast(name, a.axes, b.axes);
  const { size, alongA, alongB, runs, extent } = walk.broadcast(shape, a.axes, b.axes).periodic(tape);
  const longRun = isLongRun(size, alongA + alongB);
  const sums =
    longRun || runs > LONGEST
      ? planSums(tape, walk, [addition(a, alongA || size), addition(b, alongB || size)], 0, longRun)
      : 0;
  return tape.record(operation, { a, b, shape, extent, sizes: [size, alongA, alongB, runs, 0, 0, sums] });
}

/** What a run adds to the adjoint of an operand. */
function addition(operand: Tensor, size: number): Addition | undefined {
  return operand.adjoint === 0 ? undefined : { size, terms: 1 };
}
