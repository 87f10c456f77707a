// Softmax and log-softmax over the last axis; assembly/softmax/softmax.ts.

import { ShapeError, show } from "../shape.js";
import type { Tensor } from "../tensor.js";
import type { Operation } from "../wasm/operation.js";
import { methodOf } from "./method.js";

export function softmax(operation: Operation.Softmax | Operation.LogSoftmax, a: Tensor): Tensor {
  const columns = a.axes.at(-1);
  if (columns === undefined)
    throw new ShapeError(`${methodOf(operation)}: takes at least one axis, got ${show(a.axes)}`);
  return a.tape.record(operation, { a, shape: a.axes, sizes: [a.size / columns, columns] });
}
