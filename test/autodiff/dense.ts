/** Numbers with a shape, as the references compute with them: float64, row-major. */
export interface Dense {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, axis) => product * axis, 1);
}

/** The index of the element at a place in row-major order. */
export function unravel(place: number, shape: readonly number[]): number[] {
  const index = shape.map(() => 0);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = place % shape[axis]!;
    place = Math.floor(place / shape[axis]!);
  }
  return index;
}

/** The place of an index in row-major order. */
export function ravel(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((place, at, axis) => place * shape[axis]! + at, 0);
}

/** Each element from its index. */
export function fill(shape: readonly number[], element: (index: number[]) => number): Dense {
  return { shape, data: Array.from({ length: sizeOf(shape) }, (_, place) => element(unravel(place, shape))) };
}

export function at({ shape, data }: Dense, index: readonly number[]): number {
  return data[ravel(index, shape)]!;
}
