/** Runs tasks side by side in threads, so that this one can be interrupted. */
/** Threads run built files: where the sources themselves run, as in tests, everything is done in this thread. */
const hasThreads = import.meta.url.endsWith(".js");
/** @param jobs how many at a time */
export async function runTasks({ run: runTask, thread }, tasks, jobs, hooks) {
    const { signal, onRecord, onFailure } = hooks;
    const { run, destroy } = hasThreads
        ? await inThreads(thread, Math.min(jobs, tasks.length), signal)
        : { run: (task) => runTask(task, signal), async destroy() { } };
    let next = 0;
    const work = async () => {
        while (next < tasks.length && !signal.aborted) {
            const task = tasks[next++];
            const [record, error] = await run(task).then((found) => [found, undefined], (failure) => [undefined, failure]);
            if (signal.aborted)
                return;
            if (record === undefined)
                onFailure(error, task);
            else
                onRecord(record, task);
        }
    };
    try {
        await Promise.all(Array.from({ length: jobs }, work));
    }
    finally {
        await destroy();
    }
}
async function inThreads(thread, threads, signal) {
    const { Tinypool } = await import("tinypool");
    const pool = new Tinypool({ filename: thread.href, minThreads: threads, maxThreads: threads });
    // What is under way is rejected, and the threads end.
    const stop = () => void pool.destroy();
    signal.addEventListener("abort", stop, { once: true });
    return {
        run: (task) => pool.run(task),
        async destroy() {
            signal.removeEventListener("abort", stop);
            if (!signal.aborted)
                await pool.destroy();
        },
    };
}
