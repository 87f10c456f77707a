import type { Output } from "./output.js";
/** Says what went wrong, in one line unless a stack trace was asked for, and gives the exit status. */
export declare function reportFailure(error: unknown, stderr: Output, debug: boolean): number;
