// How the anchored gradient grows with agents, rounds, horizon and batch, and a trainer's memory with agents.
import { createEngine } from "../../autodiff/index.js";
import { createEnvironment, createTrainer } from "../../reciprocity/index.js";
import { anchoredGradient } from "../anchored.js";
import { withExponents } from "../exponent.js";
import { flagshipSociety } from "../society.js";
import { spreadOf, times } from "../table.js";
/** What is not varied. */
const standard = { agents: 9, rounds: 36, horizon: 36, episodes: 8 };
const varied = {
    agents: [9, 100, 1000, 10_000, 100_000],
    rounds: [9, 18, 36, 72, 144],
    horizon: [1, 2, 4, 8, 16, 32],
    episodes: [1, 2, 4, 8, 16, 32],
};
/** By agents fewer episodes: 100 000 of them take long to play, and an anchor costs the same in each. */
const CROWD_EPISODES = 2;
const MILLISECONDS = 120;
export async function growth(conditions) {
    const tables = [];
    for (const dimension of Object.keys(varied))
        tables.push(await gradientBy(dimension, conditions));
    return [...tables, await memory(conditions)];
}
/** All values in turns, so that what else the machine does hits all of them alike. */
async function gradientBy(dimension, { measure, pause, quick }) {
    const trials = [];
    for (const value of quick ? varied[dimension].slice(0, 2) : varied[dimension]) {
        await pause();
        const episodes = dimension === "agents" ? CROWD_EPISODES : standard.episodes;
        const at = { ...standard, episodes, [dimension]: value };
        const { game, residents } = flagshipSociety(at.agents, { rounds: at.rounds });
        const options = { game, residents, horizon: at.horizon, episodes: at.episodes };
        trials.push({ value, anchored: anchoredGradient(await createEngine(), options) });
    }
    const cases = trials.flatMap(({ value, anchored: { take, gradient } }) => [
        [`${value} cone`, take],
        [`${value} gradient`, gradient],
        [
            `${value} both`,
            () => {
                take();
                gradient();
            },
        ],
    ]);
    const spreads = await measure(Object.fromEntries(cases), MILLISECONDS);
    const figures = [];
    let first;
    for (const { value, anchored } of trials) {
        const { anchors } = anchored;
        const row = String(value);
        const each = (name) => ({
            row,
            unit: "µs an anchor",
            ...times(spreads[`${value} ${name}`], 1000 / anchors),
        });
        const both = each("both");
        first ??= both;
        figures.push({ column: "cone", ...each("cone") }, { column: "gradient", ...each("gradient") });
        figures.push({ column: "both", ...both, share: both.median / first.median, bestShare: both.best / first.best });
        figures.push({ row, column: "a batch", unit: "ms", ...spreads[`${value} both`] });
        anchored.dispose();
    }
    const note = "An anchor is a decision of the learner; its cone is found in the records of play, which list each agent's encounters. " +
        `In brackets: share of that at ${trials[0].value}, in the median and in the fastest twentieth of the samples.`;
    return withExponents({
        title: `The anchored gradient by ${dimension}`,
        rows: dimension,
        figures,
        inTurns: true,
        note,
    });
}
/** Of a trainer after its first step: of a large crowd nearly all of it is what was seen of each of the others. */
async function memory({ pause, quick }) {
    const figures = [];
    for (const agents of quick ? varied.agents.slice(0, 2) : varied.agents) {
        await pause();
        const { game, residents } = flagshipSociety(agents);
        const trainer = await createTrainer(createEnvironment(game, residents));
        trainer.step();
        const bytes = trainer.memoryBytes;
        trainer.dispose();
        const row = String(agents);
        figures.push({ row, column: "memory", unit: "MB", ...spreadOf([bytes / 1e6]) });
        figures.push({ row, column: "an agent", unit: "kB", ...spreadOf([bytes / 1e3 / agents]) });
    }
    return withExponents({ title: "A trainer's memory by agents", rows: "agents", figures });
}
