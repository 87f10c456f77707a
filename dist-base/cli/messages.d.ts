import type { Output } from "./output.js";
export interface Messages {
    /** A line of its own. */
    say(text: string): void;
    /** @param what one of those that are counted: `iteration`. */
    startProgress(done: number, total: number, what: string): void;
    /** @param note what to say of the last one. */
    progress(done: number, note: string): void;
    endProgress(): void;
}
/** For `--quiet`. */
export declare const silent: Messages;
/** Where messages go: a terminal is as wide as `columns`. */
export interface MessageOutput extends Output {
    readonly isTTY: boolean;
    readonly columns?: number | undefined;
}
export declare function createMessages(output: MessageOutput): Messages;
