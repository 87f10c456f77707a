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

/** Rows [rows, 4] of axes i and j, which differ, and their tables; or -1: nobody meets. */
export function encounters(rows: number, axes: number, tables: number): fc.Arbitrary<Dense> {
  const meeting = fc
    .tuple(fc.nat(axes - 1), fc.integer({ min: 1, max: axes - 1 }), fc.nat(tables - 1), fc.nat(tables - 1))
    .map(([i, away, tableI, tableJ]) => [i, (i + away) % axes, tableI, tableJ]);
  const nobody = fc.constantFrom([-1, 0, 0, 0], [-1, -1, -1, -1]);
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: meeting }, { weight: 1, arbitrary: nobody }), {
      minLength: rows,
      maxLength: rows,
    })
    .map((list) => ({ shape: [rows, 4], data: list.flat() }));
}
