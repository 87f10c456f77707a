/**
 * The thread that has the terminal and hears signals. A command runs in another one, so that whatever it computes, it can be
 * told to stop, its progress is shown, and a second Ctrl-C ends it at once.
 */
import { Worker } from "node:worker_threads";
import { errorText } from "./error-text.js";
import { createMessages, type Messages } from "./messages.js";
import { listenForSignals, statusAfter } from "./signals.js";
import { StandardStream } from "./standard-stream.js";
import { statuses } from "./statuses.js";

/** What the thread of a command tells this one. Nothing is answered, so that nothing is waited for. */
export interface Foreground extends Messages {
  /** Writes to stdout. */
  print(text: string): void;
  /** Writes to stderr. */
  complain(text: string): void;
  /** From now on, a signal that asks to stop is passed on, and the announcement is made. */
  interruptible(announcement: string | undefined): void;
  /** No more. */
  uninterruptible(): void;
  /** The files of the locks that the thread holds now. */
  holds(locks: readonly string[]): void;
  /** The command is done, with this exit status. */
  ended(status: number): void;
}

/** A call of one of these, as it is sent from thread to thread. */
export type ForegroundCall = {
  [Name in keyof Foreground]: readonly [name: Name, ...values: Parameters<Foreground[Name]>];
}[keyof Foreground];

/** Runs a command line in a thread of its own; gives its exit status. */
export async function runInThread(argv: readonly string[]): Promise<number> {
  const stdout = new StandardStream(process.stdout);
  const stderr = new StandardStream(process.stderr);
  const messages = createMessages(stderr);
  const thread = new Worker(new URL("./command-thread.js", import.meta.url), { workerData: argv });
  let locks: readonly string[] = [];
  let isInterruptible = false;
  let announcement: string | undefined;

  const end = async (): Promise<void> => {
    thread.removeAllListeners();
    await thread.terminate();
    messages.endProgress();
    if (locks.length === 0) return;
    const { giveBackLocks } = await import("../node/lock.js");
    giveBackLocks(locks);
  };
  listenForSignals({
    ask(signal) {
      if (!isInterruptible) return false;
      thread.postMessage(signal);
      if (announcement !== undefined) messages.say(announcement);
      return true;
    },
    leave: (signal) => void end().finally(() => process.exit(statusAfter(signal))),
  });

  const status = await new Promise<number>((resolve) => {
    const fail = (error: unknown): void => {
      messages.endProgress();
      stderr.write(`${errorText(error, argv.includes("--debug"))}\n`);
      resolve(statuses.failed);
    };
    const foreground: Foreground = {
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
    thread.on("message", (call: ForegroundCall) => take(foreground, call));
    // What nobody caught there, as that the memory is full.
    thread.on("error", fail);
    thread.on("exit", (code) => fail(new Error(`the command's thread ended by itself (${code})`)));
  });
  await end();
  const unprinted = await stdout.finished();
  if (unprinted !== undefined) stderr.write(`error: stdout: the result could not be written (${unprinted})\n`);
  await stderr.finished();
  return status === statuses.done && unprinted !== undefined ? statuses.failed : status;
}

function take<Name extends keyof Foreground>(foreground: Foreground, [name, ...values]: readonly unknown[]): void {
  (foreground[name as Name] as (...values: readonly unknown[]) => void)(...values);
}
