/** Runs tasks side by side in threads, so that this one can be interrupted. */

/** How a kind of task is done. */
export interface Work<Task, Record> {
  /** @param signal gives up what is under way; the promise is rejected. */
  run(task: Task, signal?: AbortSignal): Promise<Record>;
  /** Address of the module that a thread runs: its default export is `run`. */
  readonly thread: URL;
}

export interface PoolHooks<Task, Record> {
  /** Ends what is under way; nothing more is reported. */
  readonly signal: AbortSignal;
  readonly onRecord: (record: Record, task: Task) => void;
  readonly onFailure: (error: unknown, task: Task) => void;
}

/** Threads run built files: where the sources themselves run, as in tests, everything is done in this thread. */
const hasThreads = import.meta.url.endsWith(".js");

/** @param jobs how many at a time */
export async function runTasks<Task, Record>(
  { run: runTask, thread }: Work<Task, Record>,
  tasks: readonly Task[],
  jobs: number,
  hooks: PoolHooks<Task, Record>,
): Promise<void> {
  const { signal, onRecord, onFailure } = hooks;
  const { run, destroy }: Runner<Task, Record> = hasThreads
    ? await inThreads(thread, Math.min(jobs, tasks.length), signal)
    : { run: (task) => runTask(task, signal), async destroy() {} };
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

interface Runner<Task, Record> {
  run(task: Task): Promise<Record>;
  destroy(): Promise<void>;
}

async function inThreads<Task, Record>(
  thread: URL,
  threads: number,
  signal: AbortSignal,
): Promise<Runner<Task, Record>> {
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({ filename: thread.href, minThreads: threads, maxThreads: threads });
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
