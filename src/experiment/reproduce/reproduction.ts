/** The grid from a request to its tables: computes what is not there yet, and tells what all of it came to. */
import { availableParallelism, cpus } from "node:os";
import { runTasks, type Work } from "../pool.js";
import type { Origin } from "../training.js";
import { packageVersion } from "../version.js";
import { type CellResult, cellResult } from "./cell-result.js";
import { type Budget, type Cell, type Lesson, lessonsOf, type Situation, situationsOf } from "./grid.js";
import type { GridRecord, ReferenceRecord, TrainingRecord } from "./records.js";
import type { MatchingKind } from "./settings.js";
import type { GridStore } from "./store.js";
import { runTask, type Task, taskKey } from "./task.js";
import { type Contest, contests, type MethodTotals, methodTotals } from "./totals.js";

const work: Work<Task, GridRecord> = { run: runTask, thread: new URL("./worker.js", import.meta.url) };

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

export interface Reproduction {
  readonly request: ReproductionRequest;
  readonly origin: Origin;
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

/** The tables of what the store holds of a request. */
export function summarise(
  request: ReproductionRequest,
  store: Pick<GridStore, "get">,
  { jobs = availableParallelism(), origin = {} }: { jobs?: number; origin?: Origin } = {},
): Reproduction {
  const plan = planOf(request);
  const records = new Map(
    plan.flatMap(({ name, key }) => {
      const record = store.get(key);
      return record === undefined ? [] : [[name, record] as const];
    }),
  );
  const done = plan.filter((planned) => missingOf(planned, store.get(planned.key)) === undefined).length;
  const results = request.cells.flatMap((cell) => {
    const reference = records.get(referenceName(cell)) as ReferenceRecord | undefined;
    const trainings = seedsOf(request).flatMap((seed) => {
      const training = records.get(trainingName(cell, seed)) as TrainingRecord | undefined;
      return training === undefined || !isTested(training, cell.testing) ? [] : [training];
    });
    return reference === undefined || trainings.length === 0 ? [] : [cellResult(cell, trainings, reference)];
  });
  return {
    request,
    origin,
    version: packageVersion(),
    machine: { node: process.version, processor: cpus()[0]?.model ?? "unknown", jobs },
    done,
    total: plan.length,
    results,
    totals: methodTotals(results),
    contests: contests(results),
  };
}

interface Planned {
  readonly task: Task;
  readonly name: string;
  readonly key: string;
}

function planOf(request: ReproductionRequest): Planned[] {
  const { cells, budget } = request;
  const references = situationsOf(cells).map((situation) => ({
    task: { kind: "reference" as const, situation },
    name: referenceName(situation),
  }));
  const lessons = lessonsOf(cells).map((lesson) => ({ lesson, testings: [] as MatchingKind[] }));
  const byName = new Map(lessons.map((each) => [lessonName(each.lesson), each]));
  for (const cell of cells) byName.get(lessonName(cell))!.testings.push(cell.testing);
  // A seed of every cell before the next one, so that an interrupted run has something of each.
  const trainings = seedsOf(request).flatMap((seed) =>
    lessons.map((each) => ({
      task: { kind: "training" as const, ...each, seed, budget },
      name: trainingName(each.lesson, seed),
    })),
  );
  return [...references, ...trainings].map((planned) => ({ ...planned, key: taskKey(planned.task) }));
}

/** What of a task is still to do: of a training, perhaps tests alone are missing, and it is done again for these. */
function missingOf({ task }: Planned, record: GridRecord | undefined): Task | undefined {
  if (task.kind === "reference" || record?.kind !== "training") return record === undefined ? task : undefined;
  const testings = task.testings.filter((testing) => !isTested(record, testing));
  return testings.length === 0 ? undefined : { ...task, testings };
}

function isTested({ tests }: TrainingRecord, testing: MatchingKind): boolean {
  return tests.some((test) => test.testing === testing);
}

function seedsOf({ seeds }: ReproductionRequest): number[] {
  return Array.from({ length: seeds }, (_, at) => at + 1);
}

function lessonName({ setting, optimize, training, actions, method }: Lesson): string {
  return `${setting}/${optimize}/${training}/${actions}/${method}`;
}

function trainingName(lesson: Lesson, seed: number): string {
  return `${lessonName(lesson)}, seed ${seed}`;
}

function referenceName({ setting, optimize, testing, actions }: Situation): string {
  return `best response of ${setting}/${optimize}/${testing}/${actions}`;
}
