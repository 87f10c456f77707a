/** Below this it makes no difference to 1. */
const NOTHING = 2 ** -60;
/** Exponents below this are looked up. */
const LOW = 256;

/**
 * Powers of a number in [0, 1) to whole exponents, by squaring: Math.pow may differ between engines. They are off by about as many
 * roundings as the exponent, and 0 where they make no difference to 1.
 */
export class Powers {
  /** To the first, second, fourth power and so on. */
  private readonly squares: number[] = [];
  private readonly lows: readonly number[];
  /** The last multiple of LOW, and the power to it: exponents mostly come one after another. */
  private high = 0;
  private toHigh = 1;

  constructor(base: number) {
    for (let square = base; square >= NOTHING; square *= square) this.squares.push(square);
    this.lows = Array.from({ length: LOW }, (_, exponent) => this.multiplied(exponent));
  }

  /** @param exponent a whole number of at least 0 */
  to(exponent: number): number {
    const low = exponent % LOW;
    const high = exponent - low;
    if (high !== this.high) {
      this.high = high;
      this.toHigh = this.multiplied(high);
    }
    return this.toHigh * this.lows[low]!;
  }

  private multiplied(exponent: number): number {
    const { squares } = this;
    if (exponent >= 2 ** squares.length) return 0;
    let power = 1;
    for (let at = 0, left = exponent; left > 0; at++, left = Math.floor(left / 2)) {
      if (left % 2 === 1) power *= squares[at]!;
    }
    return power;
  }
}
