import { type Warn } from "../experiment/digest.js";
/** The largest files that are read: far beyond what we write, far below what memory or a string can hold. */
export declare const sizeLimits: {
    readonly configuration: number;
    readonly result: number;
    readonly metrics: number;
    readonly checkpoint: number;
    readonly records: number;
};
/**
 * The JSON value in a file that a user names: it may be a link, a pipe or a device.
 *
 * @param field what errors call the file: `--config`.
 */
export declare function readGivenJson(path: string, limit: number, field: string): Promise<unknown>;
/**
 * The text of a file of a run. In a folder that others can write to, a link there may lead anywhere, and a pipe would never
 * end: neither is opened.
 *
 * @param field what errors call the file: `checkpoint.json`.
 */
export declare function readText(path: string, limit: number, field?: string): string;
/** The JSON value in a file of a run; a RequestError says what it is instead. */
export declare function readJson(path: string, limit: number, field?: string): unknown;
/** The system's name for what went wrong with a file: `ENOENT`. */
export declare function systemCode(error: unknown): string;
/** What a file of a run holds, its digest checked; one without a digest is believed with a warning. */
export declare function readSealed(path: string, limit: number, onWarning: Warn): unknown;
