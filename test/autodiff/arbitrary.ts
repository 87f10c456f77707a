/** Shapes and numbers to try operations on: axes of 1, odd sizes, sizes that no vector divides. */
import fc from "fast-check";
import { type Dense, sizeOf } from "./dense.js";

/** The most elements of an operand. */
const MOST = 96;

export const axisSize: fc.Arbitrary<number> = fc.oneof(
  fc.constant(1),
  fc.integer({ min: 2, max: 5 }),
  fc.constantFrom(7, 8, 9, 13, 17),
);

export function shape(ranks: { minLength: number; maxLength: number }): fc.Arbitrary<number[]> {
  return fc.array(axisSize, ranks).map((axes) => limited(axes, MOST));
}

/** The same axes with the later ones cut down where the elements would be too many. */
export function limited(axes: readonly number[], most: number): number[] {
  let left = most;
  return axes.map((axis) => {
    const size = Math.max(1, Math.min(axis, left));
    left = Math.floor(left / size);
    return size;
  });
}

/** Moderate numbers in a domain, on a grid so that failures shrink to something short. */
export type Domain = (grid: number) => number;
export const signed: Domain = (grid) => grid / 1000;
export const positive: Domain = (grid) => 0.3 + Math.abs(grid) / 1000;
export const awayFromZero: Domain = (grid) => (grid < 0 ? -0.05 : 0.05) + grid / 1000;
export const chance: Domain = (grid) => Math.abs(grid) / 2000;

export function dense(axes: readonly number[], domain: Domain): fc.Arbitrary<Dense> {
  const length = sizeOf(axes);
  return fc
    .array(fc.integer({ min: -2000, max: 2000 }), { minLength: length, maxLength: length })
    .map((grid) => ({ shape: axes, data: grid.map(domain) }));
}

export function integers(axes: readonly number[], below: number): fc.Arbitrary<Dense> {
  const length = sizeOf(axes);
  return fc.array(fc.nat(below - 1), { minLength: length, maxLength: length }).map((data) => ({ shape: axes, data }));
}

/** Two shapes that broadcast: each axis whole in both, or 1 in one of them, or left out where it leads. */
export const broadcastPair: fc.Arbitrary<[number[], number[]]> = shape({ minLength: 0, maxLength: 4 }).chain((full) => {
  const modes = fc.array(fc.constantFrom("both", "both", "onlyA", "onlyB"), {
    minLength: full.length,
    maxLength: full.length,
  });
  return fc.tuple(modes, fc.nat(full.length), fc.constantFrom("a", "b")).map(([mode, cut, shorter]) => {
    const a = full.map((size, axis) => (mode[axis] === "onlyB" ? 1 : size));
    const b = full.map((size, axis) => (mode[axis] === "onlyA" ? 1 : size));
    return shorter === "a" ? [a.slice(cut), b] : [a, b.slice(cut)];
  });
});

/** How many of something. */
export const few = fc.integer({ min: 1, max: 3 });

/** Two axes that differ. */
function pair(axes: number): fc.Arbitrary<number[]> {
  const away = fc.integer({ min: 1, max: axes - 1 });
  return fc.tuple(fc.nat(axes - 1), away).map(([i, step]) => [i, (i + step) % axes]);
}

function listed(width: number, count: number, row: fc.Arbitrary<number[]>): fc.Arbitrary<Dense> {
  const nothing = fc.constantFrom([-1, ...Array(width - 1).fill(0)], Array<number>(width).fill(-1));
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: row }, { weight: 1, arbitrary: nothing }), {
      minLength: count,
      maxLength: count,
    })
    .map((list) => ({ shape: [count, width], data: list.flat() }));
}

/** Steps [count, 5] that follow one of so many rows, or one another: row, two axes, two tables; or none, -1. */
export function conditionalSteps(count: number, rows: number, axes: number, tables: number): fc.Arbitrary<Dense> {
  return steps(count, rows, axes, fc.tuple(fc.nat(tables - 1), fc.nat(tables - 1)));
}

/** The same [count, 4] with one matrix for both axes. */
export function transitionSteps(count: number, rows: number, axes: number, matrices: number): fc.Arbitrary<Dense> {
  return steps(count, rows, axes, fc.tuple(fc.nat(matrices - 1)));
}

function steps(
  count: number,
  rows: number,
  axes: number,
  by: fc.Arbitrary<[number] | [number, number]>,
): fc.Arbitrary<Dense> {
  return by.chain(({ length }) => {
    const width = 3 + length;
    const row = fc.tuple(fc.nat(1000), pair(axes), by).map((drawn) => drawn.flat());
    return listed(width, count, row).map(({ shape, data }) => ({
      shape,
      data: data.map((entry, at) => (at % width === 0 && entry >= 0 ? entry % (rows + at / width) : entry)),
    }));
  });
}

/** Readings [count, 3] of so many rows: row and two axes; or none, -1. */
export function readings(count: number, rows: number, axes: number): fc.Arbitrary<Dense> {
  return listed(
    3,
    count,
    fc.tuple(fc.nat(rows - 1), pair(axes)).map((drawn) => drawn.flat()),
  );
}
