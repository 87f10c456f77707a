// Sums and means over axes; assembly/movement/movement.ts.
import { checkList } from "../data.js";
import { LONGEST } from "../instruction.js";
import { axisOf } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { Operation } from "../wasm/operation.js";
import { scale } from "./elementwise.js";
import { isLongRun, planSums } from "./sums.js";
import { walk } from "./walk.js";

/** An axis or several, counted from the end where negative. */
export type Axes = number | readonly number[];

export function sum(a: Tensor, axes?: Axes, operation = "sum"): Tensor {
  a.tape.check(operation);
  const gone: boolean[] = [];
  for (let axis = 0; axis < a.axes.length; axis++) gone.push(axes === undefined);
  if (typeof axes === "number") gone[axisOf(operation, a.axes, axes)] = true;
  else if (axes !== undefined) {
    checkList(operation, axes, "an axis or a list of axes");
    for (const axis of axes) gone[axisOf(operation, a.axes, axis)] = true;
  }
  const shape = a.axes.filter((_, axis) => !gone[axis]);
  let strideA = 1;
  let strideOut = 1;
  walk.clear();
  for (let axis = a.axes.length - 1; axis >= 0; axis--) {
    const size = a.axes[axis]!;
    walk.axis(size, strideA, gone[axis] ? 0 : strideOut);
    strideA *= size;
    if (!gone[axis]) strideOut *= size;
  }
  const { size, alongB, runs, extent } = walk.periodic(a.tape);
  const longRun = isLongRun(size, alongB);
  let sums = 0;
  if (longRun || runs > LONGEST) {
    sums = planSums(a.tape, walk, [undefined, { size: alongB || size, terms: 1 }], 0, longRun);
  }
  const sizes = [size, 0, alongB, runs, strideOut, 0, sums];
  return a.tape.record(Operation.Sum, { a, shape, extent, sizes, goesOn: operation === "mean" });
}

export function mean(a: Tensor, axes?: Axes): Tensor {
  const total = sum(a, axes, "mean");
  return scale(total, total.size / a.size);
}
