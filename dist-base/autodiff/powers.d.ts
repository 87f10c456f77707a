/**
 * Powers of a number in [0, 1) to whole exponents, by squaring: Math.pow may differ between engines. They are off by about as many
 * roundings as the exponent, and 0 where they make no difference to 1.
 */
export declare class Powers {
    /** To the first, second, fourth power and so on. */
    private readonly squares;
    private readonly lows;
    /** The last multiple of LOW, and the power to it: exponents mostly come one after another. */
    private high;
    private toHigh;
    constructor(base: number);
    /** @param exponent a whole number of at least 0 */
    to(exponent: number): number;
    private multiplied;
}
