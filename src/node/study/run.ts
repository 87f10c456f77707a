/** Studies: what `study` does is a call of this. Loads what it needs when it is called. */

import { defaultTraining, limits } from "../../experiment/defaults.js";
import { gotTakes } from "../../experiment/request-error.js";
import { type StudyName, studyNames } from "../../experiment/study/studies.js";
import type { StudyResult } from "../../experiment/study/study.js";
import { checkOptions, flag, integer, type OptionTable, oneOf, required, such } from "../../options.js";
import type { StudyHooks } from "./compute.js";

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
  const { conduct } = await import("./conduct.js");
  const workers = jobs === undefined ? {} : { jobs };
  return conduct({ study, quick, seeds, iterations }, out, { ...hooks, ...workers });
}
