/** Studies: what `study` does is a call of this. Loads what it needs when it is called. */
import { defaultTraining, limits } from "../../experiment/defaults.js";
import { gotTakes } from "../../experiment/request-error.js";
import { studyNames } from "../../experiment/study/studies.js";
import { checkOptions, flag, integer, oneOf, required, such } from "../../options.js";
const SEEDS = 3;
const taken = {
    study: required(oneOf(studyNames)),
    quick: flag,
    seeds: integer(1, 1000),
    iterations: integer(1, limits.iterations),
    jobs: integer(1, 64),
    out: such("text", (value) => typeof value === "string"),
};
/** Where a study is kept unless told. */
export function studyFolder(study) {
    return `runs/${study}`;
}
/**
 * Trains what is not there yet, and writes `records.jsonl`, `results.csv`, `results.json` and `report.html`.
 *
 * @throws RequestError that names the option at fault.
 */
export async function runStudy(options, hooks = {}) {
    checkOptions("a study", options, taken, { refuse: gotTakes });
    const { study, quick = false, jobs, out = studyFolder(study) } = options;
    const { seeds = quick ? 1 : SEEDS, iterations = defaultTraining.iterations } = options;
    const { conduct } = await import("./conduct.js");
    const workers = jobs === undefined ? {} : { jobs };
    return conduct({ study, quick, seeds, iterations }, out, { ...hooks, ...workers });
}
