/** Runs tasks one after the other in this thread, or side by side in others. */

import type { GridRecord } from "./records.js";
import { runTask, type Task } from "./task.js";

export interface PoolHooks {
  /** Ends what is under way; nothing more is reported. */
  readonly signal: AbortSignal;
  readonly onRecord: (record: GridRecord, task: Task) => void;
  readonly onFailure: (error: unknown, task: Task) => void;
}

/** @param jobs how many at a time; with one, no thread is started. */
export async function runTasks(tasks: readonly Task[], jobs: number, hooks: PoolHooks): Promise<void> {
  const { signal, onRecord, onFailure } = hooks;
  const { run, destroy } = jobs === 1 ? inThisThread(signal) : await inThreads(Math.min(jobs, tasks.length), signal);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < tasks.length && !signal.aborted) {
      const task = tasks[next++]!;
      try {
        const record = await run(task);
        if (!signal.aborted) onRecord(record, task);
      } catch (error) {
        if (!signal.aborted) onFailure(error, task);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, work));
  } finally {
    await destroy();
  }
}

interface Runner {
  run(task: Task): Promise<GridRecord>;
  destroy(): Promise<void>;
}

function inThisThread(signal: AbortSignal): Runner {
  return { run: (task) => runTask(task, signal), async destroy() {} };
}

async function inThreads(threads: number, signal: AbortSignal): Promise<Runner> {
  const { Tinypool } = await import("tinypool");
  const filename = new URL("./worker.js", import.meta.url).href;
  const pool = new Tinypool({ filename, minThreads: threads, maxThreads: threads });
  // What is under way is rejected, and the threads end.
  const stop = (): void => void pool.destroy();
  signal.addEventListener("abort", stop, { once: true });
  return {
    run: (task) => pool.run(task),
    async destroy() {
      signal.removeEventListener("abort", stop);
      if (!signal.aborted) await pool.destroy();
    },
  };
}
