/** Pearson's chi-square test, for the statistical tests of this folder. */

/** Sum of (observed - expected)^2 / expected. */
export function chiSquare(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < observed.length; at++) sum += (observed[at]! - expected[at]!) ** 2 / expected[at]!;
  return sum;
}

/** The chance of a statistic at least this large: 1 minus the regularised lower incomplete gamma function of (df/2, x/2). */
export function chiSquareTail(statistic: number, degreesOfFreedom: number): number {
  const a = degreesOfFreedom / 2;
  const x = statistic / 2;
  if (x <= 0) return 1;
  const logScale = a * Math.log(x) - x - logGamma(a);
  // So far out that a double would not hold the terms.
  if (logScale < -700) return x > a ? 0 : 1;
  // Series of the lower function; every term is positive, and 10,000 are enough for any statistic met here.
  let term = Math.exp(logScale) / a;
  let sum = term;
  for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.max(0, 1 - sum);
}

/** p-value of counts that ought to be equally likely. */
export function uniformity(counts: ArrayLike<number>): number {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  const expected = Array.from(counts, () => total / counts.length);
  return chiSquareTail(chiSquare(counts, expected), counts.length - 1);
}

/** log of the gamma function at multiples of 1/2: by recursion from gamma(1/2) and gamma(1). */
function logGamma(a: number): number {
  let value = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let at = Number.isInteger(a) ? 1 : 0.5; at < a; at++) value += Math.log(at);
  return value;
}
