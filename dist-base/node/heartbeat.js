/** Signs of life of a process, for those who cannot see it: a file that is written again every few seconds. */
import { constants } from "node:fs";
import { Worker } from "node:worker_threads";
const BEAT_MILLISECONDS = 5_000;
/** Without a sign for so long, what cannot be seen counts as gone: a dozen beats, for slow networks. */
export const SILENCE_MILLISECONDS = 60_000;
/** A thread of its own: the one that trains may be at one iteration for minutes. It ends when the file is no longer there. */
const program = `
  const { workerData: { path, text, flags, every } } = require("node:worker_threads");
  const { openSync, writeSync, closeSync } = require("node:fs");
  const timer = setInterval(() => {
    try {
      const file = openSync(path, flags);
      try { writeSync(file, text, 0); } finally { closeSync(file); }
    } catch (error) {
      if (error.code === "ENOENT") clearInterval(timer);
    }
  }, every);
`;
/**
 * Writes the same text into the file again and again.
 *
 * @returns what ends it.
 */
export function startHeartbeat(path, text) {
    const flags = constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);
    const worker = new Worker(program, {
        eval: true,
        workerData: { path, text, flags, every: BEAT_MILLISECONDS },
        execArgv: [],
    });
    // A thread that cannot run is no reason to end a training: without signs of life, the lock at worst looks left.
    worker.on("error", () => { });
    worker.unref();
    return () => void worker.terminate();
}
