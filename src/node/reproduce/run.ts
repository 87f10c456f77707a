/** The grid of settings, methods and seeds: what `reproduce` does is a call of this. Loads what it needs when it is called. */

import { defaultTraining, limits } from "../../experiment/defaults.js";
import type { Reproduction } from "../../experiment/reproduce/reproduction.js";
import { gotTakes } from "../../experiment/request-error.js";
import { checkOptions, flag, integer, type OptionTable, such } from "../../options.js";
import type { ReproductionRun } from "./compute.js";

/** What to compute. All of it if nothing is said. */
export interface ReproductionOptions {
  /** Parts of cells' names, or patterns with `*` from their start, separated by commas: `l6/joint/*,random>direct`. */
  readonly cells?: string | undefined;
  /** Names, separated by commas. */
  readonly methods?: string | undefined;
  /** The headline cells alone. */
  readonly quick?: boolean;
  /** Trainings of every cell, by the seeds 1, 2, ...; 5 unless told, 3 of the headline cells. */
  readonly seeds?: number | undefined;
  /** Updates of the policy in a training, and episodes played for each. */
  readonly iterations?: number | undefined;
  readonly episodes?: number | undefined;
  /** Threads; one a core unless told. */
  readonly jobs?: number | undefined;
  /** The folder. What it holds already is not computed again. */
  readonly out?: string | undefined;
}

const SEEDS = 5;
const QUICK_SEEDS = 3;
/** Iterations of every training: all methods play alike, whether they have settled or not. */
const BUDGET = 150;
export const REPRODUCTION_FOLDER = "runs/reproduce";

const some = such("text", (value) => typeof value === "string");

const taken: OptionTable<ReproductionOptions> = {
  cells: some,
  methods: some,
  quick: flag,
  seeds: integer(1, 1000),
  iterations: integer(1, limits.iterations),
  episodes: integer(1, limits.episodes),
  jobs: integer(1, 64),
  out: some,
};

const callback = such("a function", (value) => typeof value === "function");

const hooks: OptionTable<ReproductionRun> = {
  jobs: taken.jobs,
  signal: such("the signal of an AbortController", (value) => value instanceof AbortSignal),
  force: flag,
  onStart: callback,
  onDone: callback,
  onFailure: callback,
  onWarning: callback,
  origin: such("an object with command and started", (value) => typeof value === "object"),
};

/**
 * Trains and tests what is not there yet, and writes `records.jsonl`, `results.csv`, `results.json` and `report.html`.
 *
 * @throws RequestError that names the option at fault.
 */
export async function runReproduction(
  options: ReproductionOptions = {},
  run: ReproductionRun = {},
): Promise<Reproduction> {
  checkOptions("a reproduction", options, taken, { refuse: gotTakes });
  checkOptions("a reproduction under way", run, hooks, { refuse: gotTakes });
  const { quick = false, out = REPRODUCTION_FOLDER, jobs } = options;
  const { seeds = quick ? QUICK_SEEDS : SEEDS, iterations = BUDGET, episodes = defaultTraining.episodes } = options;
  const { reproduce } = await import("./reproduce.js");
  const workers = jobs === undefined ? {} : { jobs };
  return reproduce({ selection: options, seeds, budget: { iterations, episodes } }, out, { ...run, ...workers });
}
