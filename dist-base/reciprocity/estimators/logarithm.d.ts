/** The natural logarithm of a normal number above 0; to within 1e-15 of it, or of its size. */
export declare function logarithm(x: number): number;
/** ln n! of a whole number, to within 1e-13 of its size (Stirling's series). */
export declare function logFactorial(n: number): number;
