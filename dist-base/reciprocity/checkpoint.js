import { areTexts, countsToText, foreignCheckpoint, isCount, textToCounts } from "./saved-numbers.js";
import { isTape, loadTape, mostSteps, saveTape } from "./saved-tape.js";
export function saveEstimators({ history, action, assessment }) {
    const contest = (state) => state && { ...state, networks: saveTape(state.networks) };
    return {
        history: history.map(({ batches, ...counts }) => ({
            batches,
            action: countsToText(counts.action),
            assessment: countsToText(counts.assessment),
        })),
        action: contest(action),
        assessment: contest(assessment),
    };
}
/** @param lengths of the counts of either half */
export function loadEstimators({ history, action, assessment }, lengths) {
    const contest = (saved) => saved && { ...saved, networks: loadTape(saved.networks) };
    return {
        history: history.map(({ batches, ...texts }) => ({
            batches,
            action: textToCounts(texts.action, lengths.action),
            assessment: textToCounts(texts.assessment, lengths.assessment),
        })),
        action: contest(action),
        assessment: contest(assessment),
    };
}
/** Whether something read from a file has the form of a checkpoint; what the numbers are is checked on restoring. */
export function checkCheckpoint(value) {
    const checkpoint = value;
    const sound = typeof checkpoint === "object" &&
        checkpoint !== null &&
        checkpoint.version === 3 &&
        isCount(checkpoint.iteration) &&
        isCount(checkpoint.episodes) &&
        isCount(checkpoint.encounters) &&
        Array.isArray(checkpoint.random) &&
        // One step an iteration.
        isTape(checkpoint.learner, checkpoint.iteration) &&
        areEstimators(checkpoint.estimators, checkpoint.iteration) &&
        (checkpoint.size === null || isSize(checkpoint.size)) &&
        areTexts(checkpoint.attention) &&
        areTexts(checkpoint.settling);
    if (!sound)
        throw foreignCheckpoint("something else");
}
function areEstimators(value, iteration) {
    const saved = value;
    const isContest = (contest) => {
        if (contest === null)
            return true;
        const { standing, networks } = (contest ?? {});
        return isCount(standing) && isTape(networks, mostSteps(iteration));
    };
    return (typeof saved === "object" &&
        saved !== null &&
        Array.isArray(saved.history) &&
        saved.history.every((epoch) => isCount(epoch?.batches) &&
            epoch.batches > 0 &&
            typeof epoch.action === "string" &&
            typeof epoch.assessment === "string") &&
        // A batch an iteration; those who need not see have none.
        [0, iteration].includes(saved.history.reduce((sum, { batches }) => sum + batches, 0)) &&
        isContest(saved.action) &&
        isContest(saved.assessment));
}
function isSize(value) {
    const size = value;
    const small = (number) => isCount(number) && number <= 1e7;
    const sound = (stretch) => typeof stretch === "object" && small(stretch?.encounters) && small(stretch?.meetings);
    return (typeof size === "object" &&
        small(size.starts) &&
        isCount(size.axes) &&
        size.axes <= 16 &&
        small(size.agents) &&
        small(size.pairs) &&
        small(size.beyond) &&
        sound(size.live) &&
        sound(size.later));
}
