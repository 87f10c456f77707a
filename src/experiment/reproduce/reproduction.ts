/** What all of a grid came to: the tables, made from the records that are there. */
import type { Origin } from "../origin.js";
import { packageVersion } from "../version.js";
import { type CellResult, cellResult } from "./cell-result.js";
import { isTested, missingOf, planOf, type ReproductionRequest, referenceName, seedsOf, trainingName } from "./plan.js";
import type { GridRecord, ReferenceRecord, TrainingRecord } from "./records.js";
import { type Contest, contests, type MethodTotals, methodTotals } from "./totals.js";

/** Where it was computed: version of Node, name of the processor, and how many tasks at a time. */
export interface Machine {
  readonly node: string;
  readonly processor: string;
  readonly jobs: number;
}

const unknown: Machine = { node: "unknown", processor: "unknown", jobs: 1 };

export interface Reproduction {
  readonly request: ReproductionRequest;
  readonly origin: Origin;
  readonly version: string;
  readonly machine: Machine;
  /** Trainings and best responses of the request that are there, of those there will be. */
  readonly done: number;
  readonly total: number;
  readonly results: readonly CellResult[];
  readonly totals: readonly MethodTotals[];
  readonly contests: readonly Contest[];
}

/**
 * The tables of what the store holds of a request.
 *
 * @param machine that computed it; unknown unless told
 */
export function summarise(
  request: ReproductionRequest,
  store: { get(key: string): GridRecord | undefined },
  { machine = unknown, origin = {} }: { readonly machine?: Machine; readonly origin?: Origin } = {},
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
    machine,
    done,
    total: plan.length,
    results,
    totals: methodTotals(results),
    contests: contests(results),
  };
}
