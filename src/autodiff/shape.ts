// Shapes. Tensors are contiguous with the last axis fastest.
import { shown } from "../options.js";

/** Sizes of the axes, outermost first; [] is a scalar. */
export type Shape = readonly number[];

/** Thrown at the call that records an operation whose operands do not fit. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

export function show(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const axis of shape) size *= axis;
  return size;
}

/** A shape that a caller gave, as a copy that stays as it is. */
export function shapeOf(operation: string, shape: Shape): Shape {
  const axes = Array.isArray(shape) ? [...shape] : undefined;
  if (axes?.every((axis) => Number.isSafeInteger(axis) && axis >= 1)) return axes;
  throw new ShapeError(`${operation}: got shape ${shown(axes ?? shape)}, takes a list of integers of at least 1`);
}

/** The shape that both broadcast to: aligned at the last axis, an axis of 1 stretches. */
export function broadcast(operation: string, a: Shape, b: Shape): number[] {
  const shape = (a.length >= b.length ? a : b).slice();
  for (let axisA = a.length - 1, axisB = b.length - 1, axis = shape.length - 1; axis >= 0; axisA--, axisB--, axis--) {
    const sizeA = axisA < 0 ? 1 : a[axisA]!;
    const sizeB = axisB < 0 ? 1 : b[axisB]!;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new ShapeError(`${operation}: shapes ${show(a)} and ${show(b)} do not broadcast`);
    }
    shape[axis] = Math.max(sizeA, sizeB);
  }
  return shape;
}

/** Elements from one index of an axis to the next. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** An axis as a number from 0, given also as a negative number from the end. */
export function axisOf(operation: string, shape: Shape, axis: number): number {
  const index = axis < 0 ? axis + shape.length : axis;
  if (!Number.isInteger(index) || index < 0 || index >= shape.length) {
    throw new ShapeError(`${operation}: axis ${axis} does not exist in shape ${show(shape)}`);
  }
  return index;
}
