/** The thread that a command runs in: what it prints and says goes to the one that has the terminal. */
import { parentPort, workerData } from "node:worker_threads";
import { watchLocks } from "../node/lock.js";
import { main } from "./command.js";
const port = parentPort;
const tell = (...call) => port.postMessage(call);
const io = {
    stdout: { write: (text) => tell("print", text) },
    stderr: { write: (text) => tell("complain", text) },
    messages: {
        say: (text) => tell("say", text),
        startProgress: (done, total, what) => tell("startProgress", done, total, what),
        progress: (done, note) => tell("progress", done, note),
        endProgress: () => tell("endProgress"),
    },
    onInterrupt(listener, announcement) {
        port.on("message", listener);
        tell("interruptible", announcement);
        return () => {
            tell("uninterruptible");
            port.off("message", listener);
        };
    },
    now: () => new Date(),
};
watchLocks((locks) => tell("holds", locks));
tell("ended", await main(workerData, io));
