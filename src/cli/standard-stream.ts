/** stdout or stderr: written to the end, or found not to take any more, which ends nothing. */
import { fstatSync, writeSync } from "node:fs";
import type { Output } from "./output.js";
import { terminals } from "./terminals.js";

export class StandardStream implements Output {
  readonly isTTY: boolean;
  /** The system's name for what went wrong first: `ENOSPC`. Nothing is written after it. */
  private failure: string | undefined;
  private last: Promise<void> = Promise.resolve();
  private readonly isFile: boolean;

  constructor(private readonly stream: NodeJS.WriteStream & { readonly fd: 1 | 2 }) {
    this.isTTY = terminals.includes(stream.fd);
    const status = fstatSync(stream.fd);
    this.isFile = status.isFile() || (status.isCharacterDevice() && !this.isTTY);
    // What went wrong is told to each write as well; without a listener it would end the process.
    stream.on("error", (error) => this.fail(error));
  }

  /** Of a terminal, as wide as it is now. */
  get columns(): number | undefined {
    return this.stream.columns;
  }

  write(text: string): void {
    if (this.failure !== undefined) return;
    if (this.isFile) this.writeFile(Buffer.from(text));
    else this.writeStream(text);
  }

  /** Waits until all is written. Gives what went wrong; that a reader had enough (`| head`) is nothing wrong. */
  async finished(): Promise<string | undefined> {
    await this.last;
    return this.failure === "EPIPE" ? undefined : this.failure;
  }

  /** Until all of it is there: Node's own stream takes no notice of a disk that is full after a part of it. */
  private writeFile(bytes: Buffer): void {
    try {
      for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(this.stream.fd, rest));
    } catch (error) {
      this.fail(error);
    }
  }

  private writeStream(text: string): void {
    const before = this.last;
    this.last = new Promise((resolve) => {
      this.stream.write(text, (error) => {
        if (error != null) this.fail(error);
        resolve(before);
      });
    });
  }

  private fail(error: unknown): void {
    this.failure ??= error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}
