/** The grid of settings, methods and seeds: what `reproduce` does is a call of this. Loads what it needs when it is called. */
import { defaultTraining, limits } from "../../experiment/defaults.js";
import { gotTakes } from "../../experiment/request-error.js";
import { checkOptions, flag, integer, such } from "../../options.js";
const SEEDS = 5;
const QUICK_SEEDS = 3;
/** Iterations of every training: all methods play alike, whether they have settled or not. */
const BUDGET = 150;
export const REPRODUCTION_FOLDER = "runs/reproduce";
const some = such("text", (value) => typeof value === "string");
const taken = {
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
const hooks = {
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
export async function runReproduction(options = {}, run = {}) {
    checkOptions("a reproduction", options, taken, { refuse: gotTakes });
    checkOptions("a reproduction under way", run, hooks, { refuse: gotTakes });
    const { quick = false, out = REPRODUCTION_FOLDER, jobs } = options;
    const { seeds = quick ? QUICK_SEEDS : SEEDS, iterations = BUDGET, episodes = defaultTraining.episodes } = options;
    const { reproduce } = await import("./reproduce.js");
    const workers = jobs === undefined ? {} : { jobs };
    return reproduce({ selection: options, seeds, budget: { iterations, episodes } }, out, { ...run, ...workers });
}
