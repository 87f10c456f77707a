/** The two kinds of work of the grid: training once and testing under every matching, and finding a best response. */
import { withinMemory } from "../memory-request.js";
import { pause } from "../pause.js";
import { defineSetting } from "../resolve.js";
import { binaryRulesOf } from "../result.js";
import { startTrainer } from "../training.js";
import { packageVersion } from "../version.js";
import { lessonConfiguration, situationConfiguration } from "./grid.js";
import { kindOf } from "./policy-kind.js";
import { referenceKey, trainingKey, } from "./records.js";
import { createReferee } from "./referee.js";
export function taskKey(task) {
    return task.kind === "training" ? trainingKey(task.lesson, task.seed, task.budget) : referenceKey(task.situation);
}
/** @param signal gives up what is under way; the promise is rejected. */
export async function runTask(task, signal) {
    return task.kind === "training" ? runTraining(task, signal) : runReference(task.situation);
}
/** Best responses whose kind is looked at. */
const MOST_KINDS = 64;
function runTraining(task, signal) {
    const configuration = lessonConfiguration(task.lesson, task.seed, task.budget);
    return withinMemory(configuration, startTrainer, () => trainAndTest(task, configuration, signal));
}
async function trainAndTest({ lesson, seed, budget, testings }, configuration, signal) {
    const trainer = await startTrainer(defineSetting(configuration), configuration);
    try {
        let seconds = 0;
        const looks = [{ episodes: 0, seconds, policy: trainer.policy() }];
        const iterations = new Set(looksAt(budget.iterations));
        for (let iteration = 1; iteration <= budget.iterations; iteration++) {
            const started = performance.now();
            const { episodes } = trainer.step();
            seconds += (performance.now() - started) / 1000;
            if (iterations.has(iteration)) {
                looks.push({ episodes, seconds, policy: trainer.policy() });
                await pause();
                signal?.throwIfAborted();
            }
        }
        const policies = looks.map(({ policy }) => policy);
        const tests = [];
        for (const testing of testings) {
            tests.push(await tested(policies, { ...lesson, testing }));
            signal?.throwIfAborted();
        }
        return {
            kind: "training",
            key: trainingKey(lesson, seed, budget),
            ...lesson,
            seed,
            version: packageVersion(),
            policy: rounded(binaryRulesOf(trainer.policy())),
            seconds: round(seconds, 3),
            curve: {
                episodes: looks.map(({ episodes }) => episodes),
                seconds: looks.map(({ seconds }) => round(seconds, 4)),
            },
            tests,
        };
    }
    finally {
        trainer.dispose();
    }
}
async function tested(policies, situation) {
    const { testing } = situation;
    const referee = await createReferee(defineSetting(situationConfiguration(situation)));
    try {
        const payoffs = referee.payoffs(policies).map((payoff) => round(payoff, 6));
        const learned = policies.at(-1);
        return { testing, payoff: payoffs.at(-1), curve: payoffs, visits: referee.visits(learned) };
    }
    finally {
        referee.dispose();
    }
}
/** Iterations after which the policy is looked at: all at first, later ever fewer, because what counts then are ratios. */
export function looksAt(iterations) {
    const looks = [];
    for (let next = 1; next < iterations; next = Math.max(next + 1, Math.round(next * 1.15)))
        looks.push(next);
    return [...looks, iterations];
}
async function runReference(situation) {
    const setting = defineSetting(situationConfiguration(situation));
    const referee = await createReferee(setting);
    try {
        const best = referee.bestResponse(situation.optimize, setting.fixed);
        const bound = referee.bound(situation.optimize, setting.fixed);
        return {
            kind: "reference",
            key: referenceKey(situation),
            ...situation,
            version: packageVersion(),
            evaluation: referee.evaluation,
            payoff: best.payoff,
            standardError: best.standardError,
            policy: rounded(binaryRulesOf(best.policy)),
            ties: best.ties.map(({ action, assessment }) => [action, assessment]),
            kinds: kindsOf(best.ties, situation, referee),
            bound: bound?.payoff ?? null,
            constantPayoff: best.constantPayoff,
            degenerate: best.degenerate,
        };
    }
    finally {
        referee.dispose();
    }
}
/** Of many that are equally good, the kinds of the first few. */
function kindsOf(ties, situation, referee) {
    const kinds = ties
        .slice(0, MOST_KINDS)
        .map(({ policy }) => kindOf(binaryRulesOf(policy), referee.visits(policy), situation));
    return [...new Set(kinds)];
}
function rounded({ action, assessment }) {
    const each = (chances) => chances.map((chance) => round(chance, 5));
    return { action: each(action), assessment: each(assessment) };
}
function round(value, digits) {
    return Number(value.toFixed(digits));
}
