import fc from "fast-check";

/** Whether an arbitrary ever gives such a value; the seed is fixed, so that the answer is no matter of luck. */
export function occurs<Value>(arbitrary: fc.Arbitrary<Value>, is: (value: Value) => boolean): boolean {
  return fc.sample(arbitrary, { numRuns: 500, seed: 1 }).some(is);
}
