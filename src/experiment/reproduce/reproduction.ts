/** The grid from a request to its tables: computes what is not there yet, and tells what all of it came to. */
import { availableParallelism, cpus } from "node:os";
import { packageVersion } from "../version.js";
import { type CellResult, cellResult } from "./cell-result.js";
import { type Budget, type Cell, cellName, lessonsOf, situationsOf } from "./grid.js";
import { runTasks } from "./pool.js";
import type { GridRecord, ReferenceRecord, TrainingRecord } from "./records.js";
import { referenceKey, trainingKey } from "./records.js";
import type { GridStore } from "./store.js";
import { type Task, taskKey } from "./task.js";
import { type Contest, contests, type MethodTotals, methodTotals } from "./totals.js";

export interface ReproductionRequest {
  readonly cells: readonly Cell[];
  readonly seeds: number;
  readonly budget: Budget;
}

export interface ReproductionHooks {
  readonly jobs?: number;
  readonly signal?: AbortSignal;
  /** Computes again what is there already. */
  readonly force?: boolean;
  readonly onStart?: (done: number, total: number) => void | Promise<void>;
  readonly onDone?: (done: number, name: string) => void;
  readonly onFailure?: (name: string, message: string) => void;
}

/** What was run, for the tables and the report. */
export interface ReproductionOrigin {
  readonly command?: string;
  readonly started?: Date;
}

export interface Reproduction {
  readonly request: ReproductionRequest;
  readonly origin: ReproductionOrigin;
  readonly version: string;
  readonly machine: { readonly node: string; readonly processor: string; readonly jobs: number };
  /** Trainings and best responses of the request that are there, of those there will be. */
  readonly done: number;
  readonly total: number;
  readonly results: readonly CellResult[];
  readonly totals: readonly MethodTotals[];
  readonly contests: readonly Contest[];
}

/** Runs what is missing, best responses first, and adds it to the store. Gives how many tasks failed. */
export async function computeGrid(
  request: ReproductionRequest,
  store: GridStore,
  hooks: ReproductionHooks = {},
): Promise<number> {
  const tasks = tasksOf(request);
  if (hooks.force === true) store.remove(new Set(tasks.map(taskKey)));
  const missing = tasks.filter((task) => store.get(taskKey(task)) === undefined);
  let done = tasks.length - missing.length;
  let failed = 0;
  await hooks.onStart?.(done, tasks.length);
  if (missing.length === 0) return 0;
  await runTasks(missing, hooks.jobs ?? availableParallelism(), {
    signal: hooks.signal ?? new AbortController().signal,
    onRecord(record: GridRecord, task) {
      store.add(record);
      hooks.onDone?.(++done, taskName(task));
    },
    onFailure(error, task) {
      failed += 1;
      hooks.onFailure?.(taskName(task), error instanceof Error ? error.message : String(error));
    },
  });
  return failed;
}

/** The tables of what the store holds of a request. */
export function summarise(
  request: ReproductionRequest,
  store: GridStore,
  { jobs = availableParallelism(), origin = {} }: { jobs?: number; origin?: ReproductionOrigin } = {},
): Reproduction {
  const tasks = tasksOf(request);
  const results = request.cells.flatMap((cell) => {
    const reference = store.get(referenceKey(cell)) as ReferenceRecord | undefined;
    const trainings = seedsOf(request).flatMap((seed) => {
      const training = store.get(trainingKey(cell, seed, request.budget)) as TrainingRecord | undefined;
      return training === undefined ? [] : [training];
    });
    return reference === undefined || trainings.length === 0 ? [] : [cellResult(cell, trainings, reference)];
  });
  return {
    request,
    origin,
    version: packageVersion(),
    machine: { node: process.version, processor: cpus()[0]?.model ?? "unknown", jobs },
    done: tasks.filter((task) => store.get(taskKey(task)) !== undefined).length,
    total: tasks.length,
    results,
    totals: methodTotals(results),
    contests: contests(results),
  };
}

function tasksOf(request: ReproductionRequest): Task[] {
  const { cells, budget } = request;
  return [
    ...situationsOf(cells).map((situation) => ({ kind: "reference" as const, situation })),
    // A seed of every cell before the next one, so that an interrupted run has something of each.
    ...seedsOf(request).flatMap((seed) =>
      lessonsOf(cells).map((lesson) => ({ kind: "training" as const, lesson, seed, budget })),
    ),
  ];
}

function seedsOf({ seeds }: ReproductionRequest): number[] {
  return Array.from({ length: seeds }, (_, at) => at + 1);
}

function taskName(task: Task): string {
  if (task.kind === "training")
    return `${cellName({ ...task.lesson, testing: task.lesson.training })}, seed ${task.seed}`;
  const { setting, optimize, testing } = task.situation;
  return `best response of ${setting}/${optimize}/${testing}`;
}
