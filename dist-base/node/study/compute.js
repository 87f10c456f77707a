/** Computes what is missing of a study, task by task in threads, and adds it to the store. */
import { availableParallelism } from "node:os";
import { tasksOf } from "../../experiment/study/study.js";
import { runStudyTask, taskKey } from "../../experiment/study/task.js";
import { runTasks } from "../pool.js";
const work = { run: runStudyTask, thread: new URL("./worker.js", import.meta.url) };
/** Runs what is missing, best responses first, and adds it to the store. */
export async function computeStudy(request, store, hooks = {}) {
    const all = tasksOf(request);
    const missing = all.filter((task) => hooks.force === true || store.get(taskKey(task)) === undefined);
    let done = all.length - missing.length;
    hooks.onStart?.(done, all.length);
    if (missing.length === 0)
        return;
    await runTasks(work, missing, hooks.jobs ?? availableParallelism(), {
        signal: hooks.signal ?? new AbortController().signal,
        onRecord(record, task) {
            store.add(record);
            hooks.onDone?.(++done, nameOf(task));
        },
        onFailure: (error, task) => hooks.onFailure?.(nameOf(task), error instanceof Error ? error.message : String(error)),
    });
}
function nameOf(task) {
    return task.kind === "reference" ? `best response of ${task.setting}` : `${task.learner} in ${task.setting}`;
}
