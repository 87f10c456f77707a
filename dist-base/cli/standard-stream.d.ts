import type { Output } from "./output.js";
export declare class StandardStream implements Output {
    private readonly stream;
    readonly isTTY: boolean;
    /** The system's name for what went wrong first: `ENOSPC`. Nothing is written after it. */
    private failure;
    private last;
    private readonly isFile;
    constructor(stream: NodeJS.WriteStream & {
        readonly fd: 1 | 2;
    });
    /** Of a terminal, as wide as it is now. */
    get columns(): number | undefined;
    write(text: string): void;
    /** Waits until all is written. Gives what went wrong; that a reader had enough (`| head`) is nothing wrong. */
    finished(): Promise<string | undefined>;
    /** Until all of it is there: Node's own stream takes no notice of a disk that is full after a part of it. */
    private writeFile;
    private writeStream;
    private fail;
}
