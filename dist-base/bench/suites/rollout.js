// The rollout, with the tape and by hand, and the first gradient of a process.
import { rolloutByHand } from "../rollout/by-hand.js";
import { rolloutOnTape } from "../rollout/on-tape.js";
import { createProblem, difference, HIDDEN, ROWS, STEPS, TOLERANCE } from "../rollout/problem.js";
import { builds } from "../suite.js";
import { spreadOf } from "../table.js";
const MILLISECONDS = 2000;
const PROCESSES = 9;
export async function rollout({ measure, printed, quick }) {
    const problem = createProblem();
    const byHand = rolloutByHand(problem);
    const contestants = {};
    for (const { name, engine } of await builds("f32"))
        contestants[`tape, ${name}`] = rolloutOnTape(engine, problem);
    contestants["JavaScript by hand"] = byHand;
    byHand.run();
    for (const [name, { run, answer }] of Object.entries(contestants)) {
        run();
        const off = difference(answer(), byHand.answer());
        if (!(off < TOLERANCE))
            throw new Error(`rollout, ${name}: loss or gradient is off by ${off}`);
    }
    const cases = Object.fromEntries(Object.entries(contestants).map(([name, { run }]) => [name, run]));
    const figures = Object.entries(await measure(cases, MILLISECONDS)).map(([row, spread]) => ({
        row,
        column: "loss and gradient",
        unit: "ms",
        ...spread,
    }));
    return [
        {
            title: `Rollout: ${ROWS} rows, ${STEPS} steps, two perceptrons of ${HIDDEN} units each, f32`,
            rows: "written",
            figures,
        },
        await firstGradient(printed, quick ? 1 : PROCESSES),
    ];
}
async function firstGradient(printed, processes) {
    const runs = [];
    while (runs.length < processes)
        runs.push(JSON.parse(await printed("./rollout/first-gradient.js")));
    const figure = (row, milliseconds) => {
        return { row, column: "first gradient", unit: "ms", ...spreadOf(milliseconds) };
    };
    return {
        title: "First gradient of the rollout in a new process",
        rows: "since",
        figures: [
            figure("start of the process", runs.map(([all]) => all)),
            figure("first line of the program", runs.map(([, own]) => own)),
        ],
    };
}
