/**
 * The benchmarks: suites of figures with their spread, and the conditions they were taken under. Loaded by the command alone.
 */
import { execFile } from "node:child_process";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMeasure } from "./measure.js";
import { origin } from "./origin.js";
import { quietest } from "./passes.js";
import { builds } from "./suite.js";
export { tableText } from "./table.js";
/** In the order they run. To add one, add it here. */
const suites = {
    rollout: async () => (await import("./suites/rollout.js")).rollout,
    matmul: async () => (await import("./suites/matmul.js")).matmul,
    functions: async () => (await import("./suites/functions.js")).functions,
    sums: async () => (await import("./suites/sums.js")).sums,
    softmax: async () => (await import("./suites/softmax.js")).softmax,
    replay: async () => (await import("./suites/replay.js")).replay,
    training: async () => (await import("./suites/training.js")).training,
    play: async () => (await import("./suites/play.js")).play,
    growth: async () => (await import("./suites/growth.js")).growth,
};
export const suiteNames = Object.keys(suites);
const PASSES = 3;
/** Of the time that the suites ask for, in each pass. */
const SHARE = 0.25;
const QUICK_SHARE = 0.02;
/** Runs suites one after another, several times, and keeps what was disturbed least. */
export async function runBenchmarks(options) {
    const { only = suiteNames, quick = false, date, signal } = options;
    const pause = async () => {
        await setImmediate();
        signal?.throwIfAborted();
    };
    const printed = async (script, ...args) => {
        const path = fileURLToPath(new URL(script, import.meta.url));
        const { stdout } = await promisify(execFile)(process.execPath, [path, ...args], signal === undefined ? {} : { signal });
        return stdout;
    };
    const conditions = { measure: createMeasure(quick ? QUICK_SHARE : SHARE, pause), pause, printed, quick };
    const passes = quick ? 1 : PASSES;
    const start = performance.now();
    const measured = new Map();
    let complete = false;
    try {
        for (let pass = 1; pass <= passes; pass++) {
            for (const name of only) {
                options.onStart?.(passes === 1 ? name : `${name}, ${pass} of ${passes}`);
                const begin = performance.now();
                const suite = await suites[name]();
                const tables = await suite(conditions);
                const before = measured.get(name) ?? { seconds: 0, passes: [] };
                measured.set(name, { seconds: before.seconds + since(begin), passes: [...before.passes, tables] });
            }
        }
        complete = true;
    }
    catch (error) {
        // Ctrl-C ends a process that was started here at once, and is heard of here only then.
        await setImmediate();
        if (signal?.aborted !== true)
            throw error;
    }
    const results = [...measured].map(([name, { seconds, passes }]) => ({ name, seconds, tables: quietest(passes) }));
    for (const result of results)
        options.onResult?.(result);
    return {
        ...origin(),
        date: date.toISOString(),
        quick,
        builds: (await builds("f32")).map(({ name }) => name),
        complete,
        seconds: since(start),
        suites: results,
    };
}
function since(start) {
    return (performance.now() - start) / 1000;
}
