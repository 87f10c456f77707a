/**
 * What is held of an operation, in one place: the ways to call it, each beside plain code, and what it makes of extreme numbers,
 * in f32 and f64 alike, at whatever place and width: its value, and its slopes where the adjoint of the value is 1.
 *
 * In tables of extremes `tiny` is subnormal (9e-43; 8e-320), twice `huge` overflows (1.7e38; 9e307). Signs of zero count in
 * values, not in slopes, since these are added to 0.
 */
import type fc from "fast-check";
import type { Floats, Tape } from "../../../src/autodiff/index.js";
import type { Dense } from "../dense.js";
import type { Step } from "../step.js";

export interface Case {
  readonly operands: readonly Dense[];
  readonly step: Step;
}

export interface OperationTests {
  /** How it is called, and operands to call it with. */
  readonly ways: Readonly<Record<string, fc.Arbitrary<Case>>>;
  /** By call: a line a case, under a head that names the columns. */
  readonly extremes: Readonly<Record<string, string>>;
  /** Holds the operation to a line, in every lane, remainder and shape. */
  readonly check: Check;
}

export type Line = Readonly<Record<string, string>>;
export type Read = (cell: string, n?: number) => number;
export type Check = (tape: Tape, line: Line, read: Read, call: string) => void;

/** All as expected, which is rounded to the format; zeros by sign where told. */
export function expectAll(
  actual: ArrayLike<number>,
  expected: number | ((at: number) => number),
  what: string,
  signed = false,
): void {
  const round = actual instanceof Float32Array ? Math.fround : Number;
  for (let at = 0; at < actual.length; at++) {
    const want = round(typeof expected === "number" ? expected : expected(at));
    const got = actual[at]!;
    const same = Object.is(got, want) || (!signed && got === want) || Math.abs(got / want - 1) < 2e-6;
    if (!same) throw new Error(`${what}: got ${got} at ${at}, expected ${want}`);
  }
}

export function oneOf(numbers: Floats, place: number): Floats {
  return numbers.subarray(place, place + 1);
}

/** Lengths with whole vectors, remainders and both; every place of each. */
export const lengths = [1, 2, 3, 4, 5, 7, 8, 9, 13];
export const widths = [1, 2, 3, 4, 5, 8, 17, 33];

export function eachPlace(work: (n: number, place: number) => void): void {
  for (const n of lengths) for (let place = 0; place < n; place++) work(n, place);
}

/** Something harmless with one other number among it. */
export function among(n: number, place: number, x: number, rest = 0.5): number[] {
  return Array.from({ length: n }, (_, at) => (at === place ? x : rest));
}
