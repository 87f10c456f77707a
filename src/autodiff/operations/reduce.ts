// Sums and means over axes; assembly/movement.ts.
import { Operation } from "../operation.js";
import { axisOf, mergeAxes, stridesOf } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { scale } from "./elementwise.js";
import { walkExtent } from "./walk.js";

/** An axis or several, counted from the end where negative. */
export type Axes = number | readonly number[];

export function sum(a: Tensor, axes?: Axes, operation = "sum"): Tensor {
  const list = axes === undefined ? a.shape.map((_, axis) => axis) : typeof axes === "number" ? [axes] : axes;
  const gone = new Set(list.map((axis) => axisOf(operation, a.shape, axis)));
  const shape = a.shape.filter((_, axis) => !gone.has(axis));
  const kept = stridesOf(shape);
  let next = 0;
  const strides = a.shape.map((_, axis) => (gone.has(axis) ? 0 : kept[next++]!));
  const { run, extent, runs } = walkExtent(a.tape, mergeAxes(a.shape, [stridesOf(a.shape), strides]));
  const size = a.shape.reduce((product, length, axis) => (gone.has(axis) ? product : product * length), 1);
  return a.tape.record(Operation.Sum, { a, shape, extent, sizes: [run.size, 1, run.strides[1]!, runs, size] });
}

export function mean(a: Tensor, axes?: Axes): Tensor {
  const total = sum(a, axes, "mean");
  return scale(total, total.size / a.size);
}
