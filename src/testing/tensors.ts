/** Numbers to fill tensors with, and integers to index them by. */
import fc from "fast-check";
import type { Shape } from "../autodiff/index.js";
import { checkOptions, checkValue, integer, OptionError, type OptionTable, real } from "../options.js";
import { shapeTaken } from "./shapes.js";

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

/** In thousandths they are 32-bit integers. */
const moderate = real({ least: -2e6, most: 2e6 });
const taken: OptionTable<TensorOptions> = { min: moderate, max: moderate, gap: real({ least: 0 }) };

/** Moderate numbers, in thousandths: a failure shrinks towards 0 and stays short to read. */
export function tensors(shape: Shape, options: TensorOptions = {}): fc.Arbitrary<TensorData> {
  checkOptions("tensors", options, taken);
  const { min = -2, max = 2, gap = 0 } = options;
  if (Math.ceil(min * 1000) > Math.floor(max * 1000)) {
    throw new OptionError("max", max, `a number above min, ${min}, with a thousandth in between`);
  }
  if ((min < 0 && gap > -min) || (max >= 0 && gap > max)) {
    throw new OptionError("gap", gap, `a number that min and max, ${min} and ${max}, leave room for`);
  }
  const length = sizeOf(shape);
  const thousandth = fc.integer({ min: Math.ceil(min * 1000), max: Math.floor(max * 1000) });
  return fc.array(thousandth, { minLength: length, maxLength: length }).map((list) => ({
    shape,
    values: list.map((number) => (number < 0 ? Math.min(number / 1000, -gap) : Math.max(number / 1000, gap))),
  }));
}

/** Integers from 0 to `below` - 1, with repetitions: for `gather` and `pick`. */
export function indices(shape: Shape, below: number): fc.Arbitrary<Whole> {
  checkValue("below", below, integer(1, 0x7fffffff));
  const length = sizeOf(shape);
  return fc.array(fc.nat(below - 1), { minLength: length, maxLength: length }).map((values) => ({ shape, values }));
}

/**
 * Encounters [count, 5] for `pairUpdate`: the belief that each follows, of so many given or of an earlier encounter, two
 * different agents and the table of each; or -1 first, which is none.
 */
export function encounters(count: number, rows: number, agents: number, tables: number): fc.Arbitrary<Whole> {
  checkSizes({ rows, count, tables }, agents);
  const list = Array.from({ length: count }, (_, earlier) =>
    orNone(5, fc.tuple(fc.nat(rows + earlier - 1), pairs(agents), fc.nat(tables - 1), fc.nat(tables - 1))),
  );
  return fc.tuple(...list).map((drawn) => ({ shape: [count, 5], values: drawn.flat() }));
}

/** Readings [count, 3] for `pairMarginal`: one of so many beliefs and two different agents; or -1 first, which is none. */
export function readings(count: number, rows: number, agents: number): fc.Arbitrary<Whole> {
  checkSizes({ rows, count }, agents);
  const list = Array.from({ length: count }, () => orNone(3, fc.tuple(fc.nat(rows - 1), pairs(agents))));
  return fc.tuple(...list).map((drawn) => ({ shape: [count, 3], values: drawn.flat() }));
}

function checkSizes(sizes: Readonly<Record<string, number>>, agents: number): void {
  for (const [field, size] of Object.entries(sizes)) checkValue(field, size, integer(1, 0x7fffffff));
  checkValue("agents", agents, integer(2, 0x7fffffff));
}

function pairs(agents: number): fc.Arbitrary<number[]> {
  const away = fc.integer({ min: 1, max: agents - 1 });
  return fc.tuple(fc.nat(agents - 1), away).map(([i, step]) => [i, (i + step) % agents]);
}

function orNone(width: number, some: fc.Arbitrary<readonly (number | number[])[]>): fc.Arbitrary<number[]> {
  const none = fc.constantFrom([-1, ...new Array<number>(width - 1).fill(0)], new Array<number>(width).fill(-1));
  return fc.oneof({ weight: 4, arbitrary: some.map((row) => row.flat()) }, { weight: 1, arbitrary: none });
}

export function sizeOf(shape: Shape): number {
  checkValue("shape", shape, shapeTaken);
  return shape.reduce((size, axis) => size * axis, 1);
}
