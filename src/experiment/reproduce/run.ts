/** The grid of settings, methods and seeds: what `reproduce` does is a call of this. Loads what it needs when it is called. */
import { parseConfiguration } from "../configuration-file.js";
import { defaultTraining } from "../defaults.js";
import { gotTakes } from "../request-error.js";
import type { Origin } from "../training.js";
import type { Budget } from "./grid.js";
import type { Reproduction, ReproductionHooks } from "./reproduction.js";

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

export interface ReproductionRun extends ReproductionHooks {
  readonly origin?: Origin;
  readonly onWarning?: (message: string) => void;
}

const SEEDS = 5;
const QUICK_SEEDS = 3;
const most = { seeds: 1000, jobs: 64 } as const;
export const REPRODUCTION_FOLDER = "runs/reproduce";

/**
 * Trains and tests what is not there yet, and writes `records.jsonl`, `results.csv`, `results.json` and `report.html`.
 *
 * @throws RequestError that names the option at fault.
 */
export async function runReproduction(
  options: ReproductionOptions = {},
  run: ReproductionRun = {},
): Promise<Reproduction> {
  const { computeGrid, GridStore, resultsCsv, resultsJson, selectCells, summarise } = await import("./index.js");
  const { quick = false, out = REPRODUCTION_FOLDER } = options;
  const seeds = counted("seeds", options.seeds) ?? (quick ? QUICK_SEEDS : SEEDS);
  const jobs = counted("jobs", options.jobs);
  const request = { cells: selectCells(options), seeds, budget: await budgetOf(options) };
  const store = await GridStore.open(out, "out");
  try {
    for (const warning of store.warnings) run.onWarning?.(warning);
    const workers = jobs === undefined ? {} : { jobs };
    await computeGrid(request, store, { ...run, ...workers });
    const reproduction = summarise(request, store, { ...workers, origin: run.origin ?? {} });
    const { reproductionPage } = await import("./report/page.js");
    store.write("csv", resultsCsv(reproduction));
    store.write("json", `${JSON.stringify(resultsJson(reproduction), null, 1)}\n`);
    store.write("report", reproductionPage(reproduction));
    return reproduction;
  } finally {
    store.close();
  }
}

async function budgetOf({ iterations, episodes }: ReproductionOptions): Promise<Budget> {
  const asked = { ...(iterations !== undefined && { iterations }), ...(episodes !== undefined && { episodes }) };
  const { training } = await parseConfiguration({ training: asked }, (path) => path.replace("training.", ""));
  const whole = { ...defaultTraining, ...training };
  return { iterations: whole.iterations, episodes: whole.episodes };
}

/** A whole number from 1, if there is one. */
function counted(field: keyof typeof most, value: number | undefined): number | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= most[field])) return value;
  throw gotTakes(field, value, `an integer from 1 to ${most[field]}`);
}
