/** Computes what is missing of a study, task by task in threads, and adds it to the store. */
import { availableParallelism } from "node:os";
import type { Origin } from "../../experiment/origin.js";
import type { StudyRecord } from "../../experiment/study/records.js";
import { type StudyRequest, tasksOf } from "../../experiment/study/study.js";
import { runStudyTask, type StudyTask, taskKey } from "../../experiment/study/task.js";
import { runTasks, type Work } from "../pool.js";
import type { StudyStore } from "./store.js";

export interface StudyHooks {
  /** Threads; one a core unless told. */
  readonly jobs?: number;
  readonly signal?: AbortSignal;
  /** Computes again what is there already. */
  readonly force?: boolean;
  readonly onStart?: (done: number, total: number) => void;
  readonly onDone?: (done: number, name: string) => void;
  readonly onFailure?: (name: string, message: string) => void;
  readonly onWarning?: (message: string) => void;
  readonly origin?: Origin;
}

const work: Work<StudyTask, StudyRecord> = { run: runStudyTask, thread: new URL("./worker.js", import.meta.url) };

/** Runs what is missing, best responses first, and adds it to the store. */
export async function computeStudy(request: StudyRequest, store: StudyStore, hooks: StudyHooks = {}): Promise<void> {
  const all = tasksOf(request);
  const missing = all.filter((task) => hooks.force === true || store.get(taskKey(task)) === undefined);
  let done = all.length - missing.length;
  hooks.onStart?.(done, all.length);
  if (missing.length === 0) return;
  await runTasks(work, missing, hooks.jobs ?? availableParallelism(), {
    signal: hooks.signal ?? new AbortController().signal,
    onRecord(record, task) {
      store.add(record);
      hooks.onDone?.(++done, nameOf(task));
    },
    onFailure: (error, task) => hooks.onFailure?.(nameOf(task), error instanceof Error ? error.message : String(error)),
  });
}

function nameOf(task: StudyTask): string {
  return task.kind === "reference" ? `best response of ${task.setting}` : `${task.learner} in ${task.setting}`;
}
