/** Progress and messages, on stderr: a bar with time left on a terminal, a line now and then elsewhere. */
import type { SingleBar } from "cli-progress";
import type { Io } from "./io.js";

/** Between two plain lines, where no bar can be drawn. */
const LINE_MILLISECONDS = 5000;

export interface Messages {
  /** A line of its own. */
  say(text: string): void;
  /** @param what one of those that are counted: `iteration`. */
  startProgress(done: number, total: number, what: string): Promise<void>;
  /** @param note what to say of the last one. */
  progress(done: number, note: string): void;
  endProgress(): void;
}

const silent: Messages = { say() {}, async startProgress() {}, progress() {}, endProgress() {} };

export function createMessages(io: Io, isQuiet: boolean): Messages {
  if (isQuiet) return silent;
  return io.stderr.isTTY === true ? new TerminalMessages(io) : new PlainMessages(io);
}

class TerminalMessages implements Messages {
  private bar: SingleBar | undefined;

  constructor(private readonly io: Io) {}

  say(text: string): void {
    this.io.stderr.write(`${text}\n`);
  }

  async startProgress(done: number, total: number): Promise<void> {
    const { SingleBar } = (await import("cli-progress")).default;
    this.bar = new SingleBar({
      stream: this.io.stderr as NodeJS.WriteStream,
      format: "{bar} {value}/{total}  {eta_formatted} left  {note}",
      barCompleteChar: "█",
      barIncompleteChar: "░",
      barsize: 24,
      fps: 10,
      etaBuffer: 20,
      clearOnComplete: true,
      // Its own handling of Ctrl-C would end the process before the run is kept.
      gracefulExit: false,
    });
    this.bar.start(total, done, { note: "" });
  }

  progress(done: number, note: string): void {
    this.bar?.update(done, { note });
  }

  endProgress(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}

class PlainMessages implements Messages {
  private what = "";
  private total = 0;
  private first = 0;
  private started = 0;
  private lastLine = 0;

  constructor(private readonly io: Io) {}

  say(text: string): void {
    this.io.stderr.write(`${text}\n`);
  }

  async startProgress(done: number, total: number, what: string): Promise<void> {
    this.what = what;
    this.total = total;
    this.first = done;
    this.started = this.lastLine = performance.now();
  }

  progress(done: number, note: string): void {
    const now = performance.now();
    if (now - this.lastLine < LINE_MILLISECONDS) return;
    this.lastLine = now;
    const left = (((now - this.started) / (done - this.first)) * (this.total - done)) / 1000;
    this.say(`${this.what} ${done}/${this.total}  ${note}  ${duration(left)} left`);
  }

  endProgress(): void {}
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
