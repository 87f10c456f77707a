/** What a command touches of the process it runs in; tests hand it their own. */
import type { Messages } from "./messages.js";
import type { Output } from "./output.js";
export interface Io {
    readonly stdout: Output;
    readonly stderr: Output;
    /** Progress and messages, for those who did not ask for quiet. */
    readonly messages: Messages;
    /**
     * Calls the listener with the first signal that asks to stop, until the returned function is called. A second one ends
     * the process, and is heard of by nobody here.
     *
     * @param announcement said as soon as the signal comes, whatever is being computed.
     */
    onInterrupt(listener: (signal: NodeJS.Signals) => void, announcement: string | undefined): () => void;
    now(): Date;
}
