/** Progress and messages, on stderr: a bar with time left on a terminal, a line now and then elsewhere. */
import type { SingleBar } from "cli-progress";
import type { Output } from "./output.js";

/** Between two plain lines, where no bar can be drawn. */
const LINE_MILLISECONDS = 5000;

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
export const silent: Messages = { say() {}, startProgress() {}, progress() {}, endProgress() {} };

/** Where messages go: a terminal is as wide as `columns`. */
export interface MessageOutput extends Output {
  readonly isTTY: boolean;
  readonly columns?: number | undefined;
}

export function createMessages(output: MessageOutput): Messages {
  return output.isTTY ? terminalMessages(output) : plainMessages(output);
}

function terminalMessages(output: MessageOutput): Messages {
  /** Loaded with the first progress; undefined when there is none to show. */
  let bar: Promise<SingleBar> | undefined;
  let shown: SingleBar | undefined;
  return {
    say(text) {
      // In the place of the bar, which is drawn again below.
      output.write(shown === undefined ? `${text}\n` : `\r\u001b[K${text}\n`);
    },
    startProgress(done, total) {
      const own = createBar(output);
      bar = own;
      void own.then((created) => {
        if (bar !== own) return;
        shown = created;
        shown.start(total, done, { note: "" });
      });
    },
    progress(done, note) {
      shown?.update(done, { note });
    },
    endProgress() {
      shown?.stop();
      bar = shown = undefined;
    },
  };
}

async function createBar(output: MessageOutput): Promise<SingleBar> {
  const { SingleBar } = (await import("cli-progress")).default;
  return new SingleBar({
    // Of a stream, it takes only what is there.
    stream: output as unknown as NodeJS.WriteStream,
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
}

function plainMessages(output: Output): Messages {
  let what = "";
  let total = 0;
  let first = 0;
  let started = 0;
  let lastLine = 0;
  const say = (text: string): void => output.write(`${text}\n`);
  return {
    say,
    startProgress(done, all, counted) {
      [what, total, first] = [counted, all, done];
      started = lastLine = performance.now();
    },
    progress(done, note) {
      const now = performance.now();
      if (now - lastLine < LINE_MILLISECONDS) return;
      lastLine = now;
      const left = (((now - started) / (done - first)) * (total - done)) / 1000;
      say(`${what} ${done}/${total}  ${note}  ${duration(left)} left`);
    },
    endProgress() {},
  };
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
