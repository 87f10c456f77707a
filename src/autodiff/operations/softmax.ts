// Softmax and log-softmax over the last axis; assembly/softmax/softmax.ts.

import type { Operand } from "../program.js";
import type { Recorder } from "../recorder.js";
import { ShapeError, show } from "../shape.js";
import type { Operation } from "../wasm/operation.js";
import { methodOf } from "./method.js";

export function softmax<Tensor extends Operand>(
  tape: Recorder<Tensor>,
  operation: Operation.Softmax | Operation.LogSoftmax,
  a: Operand,
): Tensor {
  const columns = a.axes.at(-1);
  if (columns === undefined)
    throw new ShapeError(`${methodOf(operation)}: takes at least one axis, got ${show(a.axes)}`);
  return tape.record(operation, { a, shape: a.axes, sizes: [a.size / columns, columns] });
}
