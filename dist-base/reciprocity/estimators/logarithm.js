// Logarithms by addition, multiplication and division alone: Math.log may differ between engines.
const HALF_LN_2PI = 0.9189385332046728;
const parts = new DataView(new ArrayBuffer(8));
/** The natural logarithm of a normal number above 0; to within 1e-15 of it, or of its size. */
export function logarithm(x) {
    parts.setFloat64(0, x);
    const high = parts.getUint32(0);
    let exponent = (high >>> 20) - 1023;
    parts.setUint32(0, (high & 0xfffff) | 0x3ff00000);
    let mantissa = parts.getFloat64(0);
    if (mantissa > Math.SQRT2) {
        mantissa /= 2;
        exponent += 1;
    }
    // ln m = 2 artanh s; s^2 is below 0.0295, so that what is left out is below 1e-16 of it.
    const s = (mantissa - 1) / (mantissa + 1);
    const square = s * s;
    let series = 0;
    for (let power = 19; power >= 1; power -= 2)
        series = series * square + 1 / power;
    return exponent * Math.LN2 + 2 * s * series;
}
/** ln n! of those that are asked for most. */
const small = new Float64Array(4096);
for (let n = 2; n < small.length; n++)
    small[n] = small[n - 1] + logarithm(n);
/** ln n! of a whole number, to within 1e-13 of its size (Stirling's series). */
export function logFactorial(n) {
    if (n < small.length)
        return small[n];
    const square = n * n;
    return ((n + 0.5) * logarithm(n) - n + HALF_LN_2PI + (1 - 1 / (30 * square) + 2 / (7 * 15 * square * square)) / (12 * n));
}
