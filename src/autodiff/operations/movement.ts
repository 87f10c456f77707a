// Changes of layout. Those that leave the order of the numbers alone are views and cost nothing; assembly/movement/movement.ts.
import { checkList } from "../data.js";
import { axisOf, type Shape, ShapeError, shapeOf, show, sizeOf, stridesOf } from "../shape.js";
import type { Tape } from "../tape.js";
import type { Tensor } from "../tensor.js";
import { Operation } from "../wasm/operation.js";
import { walk } from "./walk.js";

export function reshape(a: Tensor, shape: Shape): Tensor {
  a.tape.check("reshape");
  const axes = shapeOf("reshape", shape);
  if (sizeOf(axes) !== a.size) throw new ShapeError(`reshape: shape ${show(a.axes)} does not become ${show(axes)}`);
  return a.tape.view(a, axes);
}

export function transpose(a: Tensor, axes?: readonly number[]): Tensor {
  a.tape.check("transpose");
  const rank = a.axes.length;
  if (axes !== undefined) checkList("transpose", axes, "a list of axes");
  if (axes === undefined && rank < 2)
    throw new ShapeError(`transpose: takes at least two axes, got shape ${show(a.axes)}`);
  const order =
    axes === undefined
      ? [...Array(rank - 2).keys(), rank - 1, rank - 2]
      : Array.from(axes, (axis) => axisOf("transpose", a.axes, axis));
  if (order.length !== rank || new Set(order).size !== rank) {
    throw new ShapeError(`transpose: axes ${show(order)} do not order the axes of shape ${show(a.axes)}`);
  }
  const strides = stridesOf(a.axes);
  const shape = order.map((axis) => a.axes[axis]!);
  return copy(
    a,
    shape,
    order.map((axis) => strides[axis]!),
  );
}

export function slice(a: Tensor, axis: number, start: number, end: number): Tensor {
  a.tape.check("slice");
  const along = axisOf("slice", a.axes, axis);
  const size = a.axes[along]!;
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= size)) {
    throw new ShapeError(`slice: ${start} .. ${end} is not a range within axis ${axis} of shape ${show(a.axes)}`);
  }
  const shape = a.axes.slice();
  shape[along] = end - start;
  const strides = stridesOf(a.axes);
  const from = a.tape.view(a, shape, start * strides[along]!);
  // Nothing but axes of 1 before it: the slice lies in one piece.
  for (let before = 0; before < along; before++) if (shape[before] !== 1) return copy(from, shape, strides);
  return from;
}

export function concat(tape: Tape, tensors: readonly Tensor[], axis: number): Tensor {
  checkList("concat", tensors, "a list of tensors");
  if (tensors.length === 0) throw new ShapeError("concat: takes at least one tensor");
  const head = tape.own("concat", tensors[0]);
  const along = axisOf("concat", head.axes, axis);
  let total = 0;
  for (const tensor of tensors) {
    const { axes: shape } = tape.own("concat", tensor);
    const fits = shape.length === head.axes.length && shape.every((size, at) => at === along || size === head.axes[at]);
    if (!fits) throw new ShapeError(`concat: shapes ${show(head.axes)} and ${show(shape)} differ outside axis ${axis}`);
    total += shape[along]!;
  }
  const shape = head.axes.with(along, total);
  const isWanted = tensors.some((tensor) => tensor.adjoint !== 0);
  const out = tape.result(shape, isWanted);
  const strides = stridesOf(shape);
  let start = 0;
  for (const a of tensors) {
    const place = tape.view(out, out.axes, start * strides[along]!);
    start += a.axes[along]!;
    copy(a, a.axes, stridesOf(a.axes), place, strides, start < total);
  }
  out.ready = tape.length;
  return out;
}

/** Numbers of A at the strides given, to a new tensor or to a place in one. */
function copy(
  a: Tensor,
  shape: Shape,
  stridesA: Shape,
  out?: Tensor,
  strides: Shape = stridesOf(shape),
  goesOn = false,
): Tensor {
  walk.clear();
  for (let axis = shape.length - 1; axis >= 0; axis--) walk.axis(shape[axis]!, stridesA[axis]!, strides[axis]!);
  const { size, alongA, alongB, runs, extent } = walk.strided(a.tape);
  return a.tape.record(Operation.Copy, { a, shape, out, extent, sizes: [size, alongA, alongB, runs], goesOn });
}
