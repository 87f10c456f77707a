/** Ctrl-C: the first one ends what is under way and keeps what was done, a second one leaves at once. */
import { statuses } from "./failure.js";
import type { Io } from "./io.js";
import type { Messages } from "./messages.js";

/** The signal of the first Ctrl-C from now on, and what ends the listening. */
export function listenForInterrupts(io: Io, messages: Messages): { signal: AbortSignal; ignoreInterrupts: () => void } {
  const stop = new AbortController();
  const ignoreInterrupts = io.onInterrupt(() => {
    if (stop.signal.aborted) io.exit(statuses.interrupted);
    stop.abort();
    messages.say("stopping; what was done is kept (press again to leave at once)");
  });
  return { signal: stop.signal, ignoreInterrupts };
}
