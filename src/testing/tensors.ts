/** Numbers to fill tensors with, and integers to index them by. */
import fc from "fast-check";
import type { Shape } from "../autodiff/index.js";

/** A tensor's shape and its numbers in row-major order: what `checkGradients` takes, and `tape.parameter` by its `init`. */
export interface TensorData {
  readonly shape: Shape;
  readonly values: readonly number[];
}

/** Integers with a shape, for `tape.indices(shape, values)`. */
export type Whole = TensorData;

export interface TensorOptions {
  /** Least and greatest number; -2 and 2 unless told. */
  readonly min?: number;
  readonly max?: number;
  /** Numbers closer to 0 than this move out to it; 0 unless told. Keeps a difference off the kink of `relu`. */
  readonly gap?: number;
}

/** Moderate numbers, in thousandths: a failure shrinks towards 0 and stays short to read. */
export function tensors(shape: Shape, { min = -2, max = 2, gap = 0 }: TensorOptions = {}): fc.Arbitrary<TensorData> {
  const length = sizeOf(shape);
  const thousandth = fc.integer({ min: Math.ceil(min * 1000), max: Math.floor(max * 1000) });
  return fc.array(thousandth, { minLength: length, maxLength: length }).map((list) => ({
    shape,
    values: list.map((number) => (number < 0 ? Math.min(number / 1000, -gap) : Math.max(number / 1000, gap))),
  }));
}

/** Integers from 0 to `below` - 1, with repetitions: for `gather` and `pick`. */
export function indices(shape: Shape, below: number): fc.Arbitrary<Whole> {
  const length = sizeOf(shape);
  return fc.array(fc.nat(below - 1), { minLength: length, maxLength: length }).map((values) => ({ shape, values }));
}

/**
 * Encounters [rows, 4] for `pairUpdate` and `pairMarginal`: two different agents and the table of each, or -1 where nobody
 * meets.
 */
export function encounters(rows: number, agents: number, tables: number): fc.Arbitrary<Whole> {
  const meeting = fc
    .tuple(fc.nat(agents - 1), fc.integer({ min: 1, max: agents - 1 }), fc.nat(tables - 1), fc.nat(tables - 1))
    .map(([i, away, tableI, tableJ]) => [i, (i + away) % agents, tableI, tableJ]);
  const nobody = fc.constantFrom([-1, 0, 0, 0], [-1, -1, -1, -1]);
  const row = fc.oneof({ weight: 4, arbitrary: meeting }, { weight: 1, arbitrary: nobody });
  return fc.array(row, { minLength: rows, maxLength: rows }).map((list) => ({ shape: [rows, 4], values: list.flat() }));
}

export function sizeOf(shape: Shape): number {
  return shape.reduce((size, axis) => size * axis, 1);
}
