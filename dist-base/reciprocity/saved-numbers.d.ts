import { OptionError } from "../options.js";
/** What is to be said of a checkpoint that does not fit. */
export declare function foreignCheckpoint(got: string): OptionError;
/** Copies saved numbers into the arrays that they are of; an OptionError where they are of others. */
export declare function restoreNumbers(into: readonly (Float64Array | Float32Array)[], saved: readonly ArrayLike<number>[]): void;
/** 32-bit floats in base64. */
export declare function toText(numbers: ArrayLike<number>): string;
/** @throws OptionError for anything but finite 32-bit floats in base64 */
export declare function toNumbers(text: string): Float32Array;
/**
 * Counts, most of them zero where there are many contexts, as text: the places of the others, a colon, and they themselves. Places
 * are 32-bit floats, too, in two digits to base 2^20.
 */
export declare function countsToText(counts: ArrayLike<number>): string;
/**
 * So many counts from their text; those of a checkpoint of before, without a colon, are all written out.
 *
 * @throws OptionError for anything else
 */
export declare function textToCounts(text: string, length: number): Float32Array;
export declare function isCount(value: unknown): value is number;
export declare function areTexts(value: unknown): boolean;
