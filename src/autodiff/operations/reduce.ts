// Sums and means over axes; assembly/movement.ts.
import { Operation } from "../operation.js";
import { axisOf, mergeAxes, sizeOf, stridesOf } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { scale } from "./elementwise.js";
import { periodicWalk } from "./walk.js";

/** An axis or several, counted from the end where negative. */
export type Axes = number | readonly number[];

export function sum(a: Tensor, axes?: Axes, operation = "sum"): Tensor {
  const list = axes === undefined ? a.shape.map((_, axis) => axis) : typeof axes === "number" ? [axes] : axes;
  const gone = new Set(list.map((axis) => axisOf(operation, a.shape, axis)));
  const shape = a.shape.filter((_, axis) => !gone.has(axis));
  const kept = stridesOf(shape);
  let next = 0;
  const strides = a.shape.map((_, axis) => (gone.has(axis) ? 0 : kept[next++]!));
  const walk = periodicWalk(a.tape, mergeAxes(a.shape, [stridesOf(a.shape), strides]));
  const sizes = [walk.size, walk.along[1]!, 0, walk.runs, sizeOf(shape)];
  return a.tape.record(Operation.Sum, { a, shape, extent: walk.extent, sizes });
}

export function mean(a: Tensor, axes?: Axes): Tensor {
  const total = sum(a, axes, "mean");
  return scale(total, total.size / a.size);
}
