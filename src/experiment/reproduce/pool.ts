/** Runs tasks side by side in threads, so that this one can be interrupted. */
import type { GridRecord } from "./records.js";
import { runTask, type Task } from "./task.js";

export interface PoolHooks {
  /** Ends what is under way; nothing more is reported. */
  readonly signal: AbortSignal;
  readonly onRecord: (record: GridRecord, task: Task) => void;
  readonly onFailure: (error: unknown, task: Task) => void;
}

/** Threads run built files: where the sources themselves run, as in tests, everything is done in this thread. */
const hasThreads = import.meta.url.endsWith(".js");

/** @param jobs how many at a time */
export async function runTasks(tasks: readonly Task[], jobs: number, hooks: PoolHooks): Promise<void> {
  const { signal, onRecord, onFailure } = hooks;
  const { run, destroy } = hasThreads ? await inThreads(Math.min(jobs, tasks.length), signal) : inThisThread(signal);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < tasks.length && !signal.aborted) {
      const task = tasks[next++]!;
      const [record, error] = await run(task).then(
        (found) => [found, undefined] as const,
        (failure: unknown) => [undefined, failure] as const,
      );
      if (signal.aborted) return;
      if (record === undefined) onFailure(error, task);
      else onRecord(record, task);
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
