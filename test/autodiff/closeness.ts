/** How far apart numbers are, and the failures that say where. */

/** Throws unless |actual - expected| <= tolerance · max(1, |expected|) everywhere; NaN only where NaN is expected. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  if (actual.length !== expected.length) {
    throw new Error(`${what}: ${actual.length} numbers, expected ${expected.length}`);
  }
  for (let place = 0; place < actual.length; place++) {
    const got = actual[place]!;
    const want = expected[place]!;
    const error = Math.abs(got - want) / Math.max(1, Math.abs(want));
    if (!(error <= tolerance) && !Object.is(got, want)) {
      throw new Error(`${what}: got ${got} at ${place}, expected ${want} (error ${error}, allowed ${tolerance})`);
    }
  }
}

/** Throws unless all bits agree. */
export function expectSame(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  expectClose(actual, expected, -1, what);
}

/** Error of a result in units of the last place of the true value; `digits` and `smallest` exponent of the format. */
export function ulps(actual: number, truth: number, format: "f32" | "f64"): number {
  if (Object.is(actual, truth)) return 0;
  const [digits, smallest, largest] = format === "f32" ? [23, -126, 127] : [52, -1022, 1023];
  const overflowed = (x: number) => Math.abs(x) >= 2 ** largest * (2 - 2 ** (-digits - 1));
  if (Math.abs(actual) === Infinity && overflowed(truth)) return actual > 0 === truth > 0 ? 0 : Infinity;
  const exponent = Math.max(smallest, Math.min(largest, Math.floor(Math.log2(Math.abs(truth)))));
  return Math.abs(actual - truth) / 2 ** (exponent - digits);
}
