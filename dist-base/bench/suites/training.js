// Whole trainings: the flagship as the command runs it, and the exact belief by the number of agents.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEnvironment, createTrainer } from "../../reciprocity/index.js";
import { flagshipSociety } from "../society.js";
import { spreadOf, times } from "../table.js";
const SEEDS = 3;
const ITERATIONS = 150;
const AGENTS = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
/** Iterations after the first are all alike: so many milliseconds of them tell how long all take. */
const MILLISECONDS = 200;
export async function training(conditions) {
    return [await flagship(conditions), await exact(conditions)];
}
/** Each in a process of its own, with nothing warmed up. */
async function flagship({ quick, pause, printed }) {
    const seeds = quick ? 1 : SEEDS;
    const iterations = quick ? 5 : ITERATIONS;
    // The best response of all pairs of rules takes longest.
    const optimize = quick ? "action" : "joint";
    const folder = mkdtempSync(join(tmpdir(), "reciprocity-gradient-"));
    const seconds = [];
    const shares = [];
    try {
        for (let seed = 1; seed <= seeds; seed++) {
            await pause();
            const until = "iterations";
            const options = { preset: "hybrid-alld", optimize, iterations, until, seed, out: join(folder, String(seed)) };
            const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
            const result = JSON.parse(await printed("../cli/main.js", "train", ...words, "--json", "--quiet"));
            seconds.push(result.seconds);
            shares.push(100 * result.referencePerformance);
        }
    }
    finally {
        rmSync(folder, { recursive: true });
    }
    const row = `hybrid-alld, ${optimize}`;
    return {
        title: `The flagship, ${iterations} iterations, ${seeds} seeds`,
        rows: "preset, learned",
        figures: [
            { row, column: "training", unit: "s", ...spreadOf(seconds) },
            { row, column: "best response's payoff", unit: "%", isSpeed: false, ...spreadOf(shares) },
        ],
    };
}
/** The belief `joint`, over all 2^N reputation vectors. */
async function exact({ quick, pause }) {
    const figures = [];
    for (const agents of quick ? AGENTS.slice(0, 2) : AGENTS) {
        const { game, residents } = flagshipSociety(agents);
        const start = performance.now();
        const trainer = await createTrainer(createEnvironment(game, residents), { belief: "joint" });
        trainer.step();
        const first = performance.now() - start;
        const samples = [];
        for (let spent = 0; samples.length < 3 || (spent < MILLISECONDS && samples.length < ITERATIONS - 1);) {
            await pause();
            const begin = performance.now();
            trainer.step();
            samples.push(performance.now() - begin);
            spent += samples.at(-1);
        }
        const bytes = trainer.memoryBytes;
        trainer.dispose();
        const row = String(agents);
        const later = times(spreadOf(samples), (ITERATIONS - 1) / 1000);
        const plus = (value) => value + first / 1000;
        figures.push({ row, column: "K^N", unit: "vectors", ...spreadOf([2 ** agents]) }, {
            row,
            column: `${ITERATIONS} iterations`,
            unit: "s",
            median: plus(later.median),
            lower: plus(later.lower),
            upper: plus(later.upper),
            best: plus(later.best),
            samples: later.samples,
        }, { row, column: "an iteration", unit: "µs a vector", ...times(spreadOf(samples), 1000 / 2 ** agents) }, { row, column: "memory", unit: "MB", ...spreadOf([bytes / 1e6]) }, { row, column: "of it", unit: "kB a vector", ...spreadOf([bytes / 1e3 / 2 ** agents]) });
    }
    return { title: "The exact belief (joint) by agents", rows: "agents", figures };
}
