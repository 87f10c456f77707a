/** Computes what is missing of a grid, task by task in threads, and adds it to the store. */
import { availableParallelism } from "node:os";
import { missingOf, planOf } from "../../experiment/reproduce/plan.js";
import { runTask } from "../../experiment/reproduce/task.js";
import { runTasks } from "../pool.js";
const work = { run: runTask, thread: new URL("./worker.js", import.meta.url) };
/** Runs what is missing, best responses first, and adds it to the store. Gives how many tasks failed. */
export async function computeGrid(request, store, hooks = {}) {
    const plan = planOf(request);
    const names = new Map();
    for (const planned of plan) {
        // What is there already stays until something newer takes its place.
        const task = hooks.force === true ? planned.task : missingOf(planned, store.get(planned.key));
        if (task !== undefined)
            names.set(task, planned.name);
    }
    const missing = [...names.keys()];
    let done = plan.length - missing.length;
    let failed = 0;
    await hooks.onStart?.(done, plan.length);
    if (missing.length === 0)
        return 0;
    await runTasks(work, missing, hooks.jobs ?? availableParallelism(), {
        signal: hooks.signal ?? new AbortController().signal,
        onRecord(record, task) {
            store.add(record);
            hooks.onDone?.(++done, names.get(task));
        },
        onFailure(error, task) {
            failed += 1;
            hooks.onFailure?.(names.get(task), error instanceof Error ? error.message : String(error));
        },
    });
    return failed;
}
