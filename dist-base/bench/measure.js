// Timing by tinybench, in turns: cases that are to be compared run one after another in several rounds, so that whatever
// else the machine does hits all of them alike.
import { Bench } from "tinybench";
import { spreadOf } from "./table.js";
const ROUNDS = 2;
/** Calls that are faster than this are timed by the lot: reading the clock takes some 50 ns. */
const SAMPLE_MILLISECONDS = 0.05;
const SLOW_MILLISECONDS = 10;
/**
 * @param share of the time that the suites ask for.
 * @param pause called now and then, since measuring leaves no time for anything else; may throw to end it all.
 */
export function createMeasure(share, pause) {
    return async (cases, milliseconds) => {
        const time = milliseconds * share;
        const entries = [];
        for (const [name, run] of Object.entries(cases)) {
            await pause();
            entries.push({ name, samples: [], ...inLots(run) });
        }
        for (let round = 0; round < ROUNDS; round++) {
            for (const { name, run, calls, samples } of entries) {
                await pause();
                samples.push(...timed(name, run, time / ROUNDS, round === 0).map((sample) => sample / calls));
            }
        }
        return Object.fromEntries(entries.map(({ name, samples }) => [name, spreadOf(samples)]));
    };
}
function timed(name, run, time, isFirst) {
    const bench = new Bench({
        time,
        iterations: 1,
        warmup: isFirst,
        warmupTime: time,
        warmupIterations: 1,
        retainSamples: true,
        throws: true,
    });
    const [task] = bench.add(name, run).runSync();
    if (task?.result.state !== "completed")
        throw new Error(`${name}: was not timed`);
    return task.result.latency.samples ?? [];
}
/** A case as often as it takes for the clock to tell. The first calls also let the runtime compile what it calls. */
function inLots(run) {
    const elapsed = (calls) => {
        const start = performance.now();
        for (let left = calls; left > 0; left--)
            run();
        return performance.now() - start;
    };
    let calls = 1;
    // What is slow at first may be fast later, but not by so much.
    if (elapsed(1) < SLOW_MILLISECONDS)
        while (elapsed(calls) < SAMPLE_MILLISECONDS)
            calls *= 2;
    return calls === 1
        ? { run, calls }
        : {
            run: () => {
                for (let left = calls; left > 0; left--)
                    run();
            },
            calls,
        };
}
