// Operations on each element; assembly/elementwise/unary.ts and binary.ts.
import { LONGEST } from "../instruction.js";
import type { Operand } from "../program.js";
import type { Recorder } from "../recorder.js";
import { broadcast } from "../shape.js";
import { Operation } from "../wasm/operation.js";
import { methodOf } from "./method.js";
import { type Addition, isLongRun, planSums } from "./sums.js";
import { walk } from "./walk.js";

export function unary<Tensor extends Operand>(tape: Recorder<Tensor>, operation: Operation, a: Operand): Tensor {
  return tape.record(operation, { a, shape: a.axes, sizes: [a.size] });
}

export function scale<Tensor extends Operand>(tape: Recorder<Tensor>, a: Operand, factor: number): Tensor {
  return tape.record(Operation.Scale, { a, shape: a.axes, sizes: [a.size], factor });
}

export function binary<Tensor extends Operand>(
  tape: Recorder<Tensor>,
  operation: Operation,
  a: Operand,
  other: Operand | number,
): Tensor {
  const name = methodOf(operation);
  if (typeof other === "number") {
    tape.check(name);
    return tape.whole(() => binary(tape, operation, a, tape.scalar(other)));
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
function addition(operand: Operand, size: number): Addition | undefined {
  return operand.adjoint === 0 ? undefined : { size, terms: 1 };
}
