import type { Io } from "./io.js";
/**
 * Runs a command line.
 *
 * @param argv without the names of node and of the script.
 * @returns the exit status, as the help tells them.
 */
export declare function main(argv: readonly string[], process: Io): Promise<number>;
