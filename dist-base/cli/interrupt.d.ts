import type { Io } from "./io.js";
/**
 * Does work that a signal stops.
 *
 * @param work its promise holds the exit status if no signal came.
 * @returns the exit status.
 */
export declare function interruptible(io: Io, isQuiet: boolean, work: (signal: AbortSignal) => Promise<number>): Promise<number>;
