// Shapes, and the walks that kernels make over them. Tensors are contiguous with the last axis fastest.

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

export function checkShape(operation: string, shape: Shape): void {
  const sound = Array.isArray(shape) && shape.every((axis) => Number.isSafeInteger(axis) && axis >= 1);
  if (!sound) throw new ShapeError(`${operation}: shape ${JSON.stringify(shape)} takes integers of at least 1`);
}

/** The shape that both broadcast to: aligned at the last axis, an axis of 1 stretches. */
export function broadcast(operation: string, a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const sizeA = a[axis - rank + a.length] ?? 1;
    const sizeB = b[axis - rank + b.length] ?? 1;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new ShapeError(`${operation}: shapes ${show(a)} and ${show(b)} do not broadcast`);
    }
    return Math.max(sizeA, sizeB);
  });
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

/** Strides of a tensor seen as the broadcast shape: 0 along the axes it is stretched over. */
export function stretchedStrides(shape: Shape, to: Shape): number[] {
  const strides = stridesOf(shape);
  const missing = to.length - shape.length;
  return to.map((_, axis) => (axis < missing || shape[axis - missing] === 1 ? 0 : strides[axis - missing]!));
}

/** An axis as a number from 0, given also as a negative number from the end. */
export function axisOf(operation: string, shape: Shape, axis: number): number {
  const index = axis < 0 ? axis + shape.length : axis;
  if (!Number.isInteger(index) || index < 0 || index >= shape.length) {
    throw new ShapeError(`${operation}: axis ${axis} does not exist in shape ${show(shape)}`);
  }
  return index;
}

/** One axis of a walk: its size and the stride of each operand. */
export interface WalkAxis {
  readonly size: number;
  readonly strides: readonly number[];
}

/**
 * A walk over the axes with as few axes as the strides allow: axes of 1 are dropped, and neighbours that every operand
 * steps through evenly become one.
 */
export function mergeAxes(sizes: Shape, strides: readonly (readonly number[])[]): WalkAxis[] {
  const merged: { size: number; strides: number[] }[] = [];
  for (const [axis, size] of sizes.entries()) {
    if (size === 1) continue;
    const step = strides.map((operand) => operand[axis]!);
    const last = merged.at(-1);
    if (last?.strides.every((stride, operand) => stride === step[operand]! * size)) {
      last.size *= size;
      last.strides = step;
    } else merged.push({ size, strides: step });
  }
  return merged;
}
