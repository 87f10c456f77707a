// Changes of layout. Those that leave the order of the numbers alone are views and cost nothing; assembly/movement.ts.
import { checkList } from "../data.js";
import { Operation } from "../operation.js";
import { axisOf, checkShape, type Shape, ShapeError, show, sizeOf, stridesOf } from "../shape.js";
import type { Tape } from "../tape.js";
import type { Tensor } from "../tensor.js";
import { walk } from "./walk.js";

export function reshape(a: Tensor, shape: Shape): Tensor {
  a.tape.own("reshape", a);
  checkShape("reshape", shape);
  if (sizeOf(shape) !== a.size) throw new ShapeError(`reshape: shape ${show(a.shape)} does not become ${show(shape)}`);
  return a.tape.view(a, [...shape]);
}

export function transpose(a: Tensor, axes?: readonly number[]): Tensor {
  const rank = a.shape.length;
  if (axes !== undefined) checkList("transpose", axes, "a list of axes");
  if (axes === undefined && rank < 2)
    throw new ShapeError(`transpose: takes at least two axes, got shape ${show(a.shape)}`);
  const order = axes?.map((axis) => axisOf("transpose", a.shape, axis)) ?? [
    ...Array(rank - 2).keys(),
    rank - 1,
    rank - 2,
  ];
  if (order.length !== rank || new Set(order).size !== rank) {
    throw new ShapeError(`transpose: axes ${show(order)} do not order the axes of shape ${show(a.shape)}`);
  }
  const strides = stridesOf(a.shape);
  const shape = order.map((axis) => a.shape[axis]!);
  return copy(
    a,
    shape,
    order.map((axis) => strides[axis]!),
  );
}

export function slice(a: Tensor, axis: number, start: number, end: number): Tensor {
  const along = axisOf("slice", a.shape, axis);
  const size = a.shape[along]!;
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= size)) {
    throw new ShapeError(`slice: ${start} .. ${end} is not a range within axis ${axis} of shape ${show(a.shape)}`);
  }
  const shape = a.shape.slice();
  shape[along] = end - start;
  const strides = stridesOf(a.shape);
  const from = a.tape.view(a, shape, start * strides[along]!);
  // Nothing but axes of 1 before it: the slice lies in one piece.
  for (let before = 0; before < along; before++) if (shape[before] !== 1) return copy(from, shape, strides);
  return from;
}

export function concat(tape: Tape, tensors: readonly Tensor[], axis: number): Tensor {
  checkList("concat", tensors, "a list of tensors");
  for (const tensor of tensors) tape.own("concat", tensor);
  const [head] = tensors;
  if (head === undefined) throw new ShapeError("concat: takes at least one tensor");
  const along = axisOf("concat", head.shape, axis);
  let total = 0;
  for (const tensor of tensors) {
    const { shape } = tensor;
    const fits =
      shape.length === head.shape.length && shape.every((size, at) => at === along || size === head.shape[at]);
    if (!fits)
      throw new ShapeError(`concat: shapes ${show(head.shape)} and ${show(shape)} differ outside axis ${axis}`);
    total += shape[along]!;
  }
  const shape = head.shape.with(along, total);
  const isWanted = tensors.some((tensor) => tensor.adjoint !== 0);
  return tape.whole(() => {
    const out = tape.result(shape, isWanted);
    const strides = stridesOf(shape);
    let start = 0;
    for (const a of tensors) {
      copy(a, a.shape, stridesOf(a.shape), tape.view(out, out.shape, start * strides[along]!), strides);
      start += a.shape[along]!;
    }
    out.ready = tape.length;
    return out;
  });
}

/** Numbers of A at the strides given, to a new tensor or to a place in one. */
function copy(a: Tensor, shape: Shape, stridesA: Shape, out?: Tensor, strides: Shape = stridesOf(shape)): Tensor {
  walk.clear();
  for (let axis = shape.length - 1; axis >= 0; axis--) walk.axis(shape[axis]!, stridesA[axis]!, strides[axis]!);
  const { size, alongA, alongB, runs, extent } = walk.strided(a.tape);
  return a.tape.record(Operation.Copy, { a, shape, out, extent, sizes: [size, alongA, alongB, runs] });
}
