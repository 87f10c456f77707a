/** The two kinds of work of a study: training once, and finding a best response. */
import { pause } from "../pause.js";
import { packageVersion } from "../version.js";
import { startLearner } from "./learners.js";
import { EPISODES, referenceKey, trainingKey, } from "./records.js";
import { createStudyReferee } from "./referee.js";
import { findSetting } from "./studies.js";
export function taskKey(task) {
    return task.kind === "training" ? trainingKey(task) : referenceKey(task.setting);
}
/** @param signal gives up what is under way; the promise is rejected. */
export function runStudyTask(task, signal) {
    const setting = findSetting(task.setting);
    return task.kind === "training" ? trained(task, setting, signal) : referred(setting);
}
async function trained(lesson, setting, signal) {
    const { learner, seed, iterations } = lesson;
    const run = await startLearner(learner, setting, EPISODES, seed);
    try {
        let milliseconds = 0;
        while (run.iteration < iterations) {
            const started = performance.now();
            run.step();
            milliseconds += performance.now() - started;
            if (run.iteration % 10 === 0)
                await pause();
            signal?.throwIfAborted();
        }
        const referee = await createStudyReferee(setting);
        return {
            kind: "training",
            key: trainingKey(lesson),
            version: packageVersion(),
            setting: setting.name,
            learner,
            seed,
            iterations,
            payoff: rounded(referee.payoff(run.policy())),
            seconds: rounded(milliseconds / 1000),
        };
    }
    finally {
        run.dispose();
    }
}
async function referred(setting) {
    const { evaluation, payoff, constantPayoff, degenerate } = (await createStudyReferee(setting)).best();
    return {
        kind: "reference",
        key: referenceKey(setting.name),
        version: packageVersion(),
        setting: setting.name,
        evaluation,
        payoff: rounded(payoff),
        constantPayoff: rounded(constantPayoff),
        degenerate,
    };
}
function rounded(value) {
    return Number(value.toFixed(6));
}
