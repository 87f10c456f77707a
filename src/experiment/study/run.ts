/** Studies: what `study` does is a call of this. Loads what it needs when it is called. */
import { checkOptions, flag, integer, type OptionTable, oneOf, required, such } from "../../options.js";
import { defaultTraining, limits } from "../defaults.js";
import { gotTakes } from "../request-error.js";
import type { Origin } from "../training.js";
import { type StudyName, studyNames } from "./studies.js";
import type { StudyResult } from "./study.js";

/** What to compute. */
export interface StudyOptions {
  readonly study: StudyName;
  /** Fewer settings, and one seed. */
  readonly quick?: boolean;
  /** Trainings of every learner in every setting, by the seeds 1, 2, ...; 3 unless told, 1 if quick. */
  readonly seeds?: number | undefined;
  /** Updates of the policy in a training. */
  readonly iterations?: number | undefined;
  /** Threads; one a core unless told. */
  readonly jobs?: number | undefined;
  /** The folder. What it holds already is not computed again. */
  readonly out?: string | undefined;
}

export interface StudyHooks {
  readonly signal?: AbortSignal;
  /** Computes again what is there already. */
  readonly force?: boolean;
  readonly onStart?: (done: number, total: number) => void;
  readonly onDone?: (done: number, name: string) => void;
  readonly onFailure?: (name: string, message: string) => void;
  readonly onWarning?: (message: string) => void;
  readonly origin?: Origin;
}

const SEEDS = 3;

const taken: OptionTable<StudyOptions> = {
  study: required(oneOf(studyNames)),
  quick: flag,
  seeds: integer(1, 1000),
  iterations: integer(1, limits.iterations),
  jobs: integer(1, 64),
  out: such("text", (value) => typeof value === "string"),
};

/** Where a study is kept unless told. */
export function studyFolder(study: string): string {
  return `runs/${study}`;
}

/**
 * Trains what is not there yet, and writes `records.jsonl`, `results.csv`, `results.json` and `report.html`.
 *
 * @throws RequestError that names the option at fault.
 */
export async function runStudy(options: StudyOptions, hooks: StudyHooks = {}): Promise<StudyResult> {
  checkOptions("a study", options, taken, { refuse: gotTakes });
  const { study, quick = false, jobs, out = studyFolder(study) } = options;
  const { seeds = quick ? 1 : SEEDS, iterations = defaultTraining.iterations } = options;
  const { computeStudy, resultsCsv, resultsJson, StudyStore, studyPage, summarise } = await import("./index.js");
  const request = { study, quick, seeds, iterations };
  const store = new StudyStore(out, "out");
  try {
    for (const warning of store.warnings) hooks.onWarning?.(warning);
    const workers = jobs === undefined ? {} : { jobs };
    await computeStudy(request, store, { ...hooks, ...workers });
    const result = summarise(request, store, hooks.origin);
    store.write("csv", resultsCsv(result));
    store.write("json", `${JSON.stringify(resultsJson(result), null, 1)}\n`);
    store.write("report", studyPage(result));
    return result;
  } finally {
    store.close();
  }
}
