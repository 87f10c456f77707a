/**
 * A number to a whole power of at least 0, by squaring: Math.pow may differ between engines. Off by about as many roundings as
 * the exponent has binary digits.
 */
export function power(base: number, exponent: number): number {
  let result = 1;
  for (let factor = base, left = exponent; left > 0; left = Math.floor(left / 2), factor *= factor) {
    if (left % 2 === 1) result *= factor;
  }
  return result;
}
