import { packageVersion } from "../version.js";
import { cellResult } from "./cell-result.js";
import { isTested, missingOf, planOf, referenceName, seedsOf, trainingName } from "./plan.js";
import { contests, methodTotals } from "./totals.js";
const unknown = { node: "unknown", processor: "unknown", jobs: 1 };
/**
 * The tables of what the store holds of a request.
 *
 * @param machine that computed it; unknown unless told
 */
export function summarise(request, store, { machine = unknown, origin = {} } = {}) {
    const plan = planOf(request);
    const records = new Map(plan.flatMap(({ name, key }) => {
        const record = store.get(key);
        return record === undefined ? [] : [[name, record]];
    }));
    const done = plan.filter((planned) => missingOf(planned, store.get(planned.key)) === undefined).length;
    const results = request.cells.flatMap((cell) => {
        const reference = records.get(referenceName(cell));
        const trainings = seedsOf(request).flatMap((seed) => {
            const training = records.get(trainingName(cell, seed));
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
