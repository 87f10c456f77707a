/** Ctrl-C and its like: the first one ends what is under way and keeps what was done, a second one leaves at once. */
import { setImmediate } from "node:timers/promises";
import { statusAfter } from "./signals.js";
const ANNOUNCEMENT = "stopping; what was done is kept (press again to leave at once)";
/**
 * Does work that a signal stops.
 *
 * @param work its promise holds the exit status if no signal came.
 * @returns the exit status.
 */
export async function interruptible(io, isQuiet, work) {
    const stop = new AbortController();
    const ignoreInterrupts = io.onInterrupt((signal) => stop.abort(signal), isQuiet ? undefined : ANNOUNCEMENT);
    try {
        const status = await work(stop.signal);
        // A signal that came during a long computation is heard of here only now.
        await setImmediate();
        return stop.signal.aborted ? statusAfter(stop.signal.reason) : status;
    }
    finally {
        ignoreInterrupts();
    }
}
