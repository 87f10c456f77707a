/** Progress and messages, on stderr: a bar with time left on a terminal, a line now and then elsewhere. */
import type { SingleBar } from "cli-progress";
import type { Io } from "./io.js";

/** Between two plain lines, where no bar can be drawn. */
const LINE_MILLISECONDS = 5000;

export interface Messages {
  /** A line of its own. */
  say(text: string): void;
  startProgress(done: number, total: number): Promise<void>;
  progress(done: number, payoff: number): void;
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
      format: "{bar} {value}/{total}  payoff {payoff}  {eta_formatted} left",
      barCompleteChar: "█",
      barIncompleteChar: "░",
      barsize: 24,
      fps: 10,
      etaBuffer: 20,
      clearOnComplete: true,
      // Its own handling of Ctrl-C would end the process before the run is kept.
      gracefulExit: false,
    });
    this.bar.start(total, done, { payoff: "-" });
  }

  progress(done: number, payoff: number): void {
    this.bar?.update(done, { payoff: payoff.toFixed(3) });
  }

  endProgress(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}

class PlainMessages implements Messages {
  private total = 0;
  private first = 0;
  private started = 0;
  private lastLine = 0;

  constructor(private readonly io: Io) {}

  say(text: string): void {
    this.io.stderr.write(`${text}\n`);
  }

  async startProgress(done: number, total: number): Promise<void> {
    this.total = total;
    this.first = done;
    this.started = this.lastLine = performance.now();
  }

  progress(done: number, payoff: number): void {
    const now = performance.now();
    if (now - this.lastLine < LINE_MILLISECONDS) return;
    this.lastLine = now;
    const left = (((now - this.started) / (done - this.first)) * (this.total - done)) / 1000;
    this.say(`iteration ${done}/${this.total}  payoff ${payoff.toFixed(3)}  ${Math.ceil(left)} s left`);
  }

  endProgress(): void {}
}
