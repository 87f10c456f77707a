/** stdout or stderr: written to the end, or found not to take any more, which ends nothing. */
import { fstatSync, writeSync } from "node:fs";
import { terminals } from "./terminals.js";
export class StandardStream {
    stream;
    isTTY;
    /** The system's name for what went wrong first: `ENOSPC`. Nothing is written after it. */
    failure;
    last = Promise.resolve();
    isFile;
    constructor(stream) {
        this.stream = stream;
        this.isTTY = terminals.includes(stream.fd);
        const status = fstatSync(stream.fd);
        this.isFile = status.isFile() || (status.isCharacterDevice() && !this.isTTY);
        // What went wrong is told to each write as well; without a listener it would end the process.
        stream.on("error", (error) => this.fail(error));
    }
    /** Of a terminal, as wide as it is now. */
    get columns() {
        return this.stream.columns;
    }
    write(text) {
        if (this.failure !== undefined)
            return;
        if (this.isFile)
            this.writeFile(Buffer.from(text));
        else
            this.writeStream(text);
    }
    /** Waits until all is written. Gives what went wrong; that a reader had enough (`| head`) is nothing wrong. */
    async finished() {
        await this.last;
        return this.failure === "EPIPE" ? undefined : this.failure;
    }
    /** Until all of it is there: Node's own stream takes no notice of a disk that is full after a part of it. */
    writeFile(bytes) {
        try {
            for (let rest = bytes; rest.length > 0;)
                rest = rest.subarray(writeSync(this.stream.fd, rest));
        }
        catch (error) {
            this.fail(error);
        }
    }
    writeStream(text) {
        const before = this.last;
        this.last = new Promise((resolve) => {
            this.stream.write(text, (error) => {
                if (error != null)
                    this.fail(error);
                resolve(before);
            });
        });
    }
    fail(error) {
        this.failure ??= error instanceof Error && "code" in error ? String(error.code) : String(error);
    }
}
