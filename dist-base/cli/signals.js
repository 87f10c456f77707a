/** The signals that end a command, and what each of them asks for. */
import { constants } from "node:os";
import { terminals } from "./terminals.js";
/** These ask to stop, and to keep what was done. */
const asking = ["SIGINT", "SIGTERM", "SIGHUP"];
/** These ask for nothing: `SIGQUIT` is Ctrl-\, `SIGBREAK` the Ctrl-Break of Windows. */
const ending = ["SIGQUIT", "SIGBREAK"];
/** The exit status of a process that a signal ended, as shells have it: 130 after Ctrl-C. */
export function statusAfter(signal) {
    return 128 + constants.signals[signal];
}
/** From now on. */
export function listenForSignals({ ask, leave }) {
    let asked = false;
    for (const signal of asking) {
        if (signal === "SIGHUP" && terminals.length === 0) {
            // What nohup asks for. Node forgets that the signal was to be ignored, but nohup leaves no stream at a terminal.
            process.on(signal, () => { });
            continue;
        }
        process.on(signal, () => {
            if (asked) {
                // A terminal that goes away says so itself, and the shell says it again: nobody pressed twice.
                if (signal !== "SIGHUP")
                    leave(signal);
            }
            else if (ask(signal))
                asked = true;
            else
                leave(signal);
        });
    }
    for (const signal of ending)
        process.on(signal, () => leave(signal));
}
