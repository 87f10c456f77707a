import { type Messages } from "./messages.js";
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
export declare function runInThread(argv: readonly string[]): Promise<number>;
