/**
 * The thread that has the terminal and hears signals. A command runs in another one, so that whatever it computes, it can be
 * told to stop, its progress is shown, and a second Ctrl-C ends it at once.
 */
import { Worker } from "node:worker_threads";
import { errorText } from "./error-text.js";
import { createMessages } from "./messages.js";
import { listenForSignals, statusAfter } from "./signals.js";
import { StandardStream } from "./standard-stream.js";
import { statuses } from "./statuses.js";
/** Runs a command line in a thread of its own; gives its exit status. */
export async function runInThread(argv) {
    const stdout = new StandardStream(process.stdout);
    const stderr = new StandardStream(process.stderr);
    const messages = createMessages(stderr);
    const thread = new Worker(new URL("./command-thread.js", import.meta.url), { workerData: argv });
    let locks = [];
    let isInterruptible = false;
    let announcement;
    const end = async () => {
        thread.removeAllListeners();
        await thread.terminate();
        messages.endProgress();
        if (locks.length === 0)
            return;
        const { giveBackLocks } = await import("../node/lock.js");
        giveBackLocks(locks);
    };
    listenForSignals({
        ask(signal) {
            if (!isInterruptible)
                return false;
            thread.postMessage(signal);
            if (announcement !== undefined)
                messages.say(announcement);
            return true;
        },
        leave: (signal) => void end().finally(() => process.exit(statusAfter(signal))),
    });
    const status = await new Promise((resolve) => {
        const fail = (error) => {
            messages.endProgress();
            stderr.write(`${errorText(error, argv.includes("--debug"))}\n`);
            resolve(statuses.failed);
        };
        const foreground = {
            ...messages,
            print: (text) => stdout.write(text),
            complain: (text) => stderr.write(text),
            interruptible(said) {
                isInterruptible = true;
                announcement = said;
            },
            uninterruptible() {
                isInterruptible = false;
            },
            holds(held) {
                locks = held;
            },
            ended: resolve,
        };
        thread.on("message", (call) => take(foreground, call));
        // What nobody caught there, as that the memory is full.
        thread.on("error", fail);
        thread.on("exit", (code) => fail(new Error(`the command's thread ended by itself (${code})`)));
    });
    await end();
    const unprinted = await stdout.finished();
    if (unprinted !== undefined)
        stderr.write(`error: stdout: the result could not be written (${unprinted})\n`);
    await stderr.finished();
    return status === statuses.done && unprinted !== undefined ? statuses.failed : status;
}
function take(foreground, [name, ...values]) {
    foreground[name](...values);
}
