/** Computes what is missing of a grid, task by task in threads, and adds it to the store. */
import { availableParallelism } from "node:os";
import type { Origin } from "../../experiment/origin.js";
import { missingOf, planOf, type ReproductionRequest } from "../../experiment/reproduce/plan.js";
import type { GridRecord } from "../../experiment/reproduce/records.js";
import { runTask, type Task } from "../../experiment/reproduce/task.js";
import { runTasks, type Work } from "../pool.js";
import type { GridStore } from "./store.js";

const work: Work<Task, GridRecord> = { run: runTask, thread: new URL("./worker.js", import.meta.url) };

export interface ReproductionHooks {
  readonly jobs?: number;
  readonly signal?: AbortSignal;
  /** Computes again what is there already. */
  readonly force?: boolean;
  readonly onStart?: (done: number, total: number) => void | Promise<void>;
  readonly onDone?: (done: number, name: string) => void;
  readonly onFailure?: (name: string, message: string) => void;
}

export interface ReproductionRun extends ReproductionHooks {
  readonly origin?: Origin;
  readonly onWarning?: (message: string) => void;
}

/** Runs what is missing, best responses first, and adds it to the store. Gives how many tasks failed. */
export async function computeGrid(
  request: ReproductionRequest,
  store: GridStore,
  hooks: ReproductionHooks = {},
): Promise<number> {
  const plan = planOf(request);
  const names = new Map<Task, string>();
  for (const planned of plan) {
    // What is there already stays until something newer takes its place.
    const task = hooks.force === true ? planned.task : missingOf(planned, store.get(planned.key));
    if (task !== undefined) names.set(task, planned.name);
  }
  const missing = [...names.keys()];
  let done = plan.length - missing.length;
  let failed = 0;
  await hooks.onStart?.(done, plan.length);
  if (missing.length === 0) return 0;
  await runTasks(work, missing, hooks.jobs ?? availableParallelism(), {
    signal: hooks.signal ?? new AbortController().signal,
    onRecord(record: GridRecord, task) {
      store.add(record);
      hooks.onDone?.(++done, names.get(task)!);
    },
    onFailure(error, task) {
      failed += 1;
      hooks.onFailure?.(names.get(task)!, error instanceof Error ? error.message : String(error));
    },
  });
  return failed;
}
