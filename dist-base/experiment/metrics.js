import { sealed, unsealed, WITHOUT_DIGEST } from "./digest.js";
import { parseJson } from "./json-text.js";
import { gotTakes, RequestError } from "./request-error.js";
/** Whether the estimators are compared with the truth after this iteration: at first always, later now and then. */
export function isProbed(iteration) {
    return iteration <= 10 || iteration % 5 === 0;
}
/**
 * The lines of a file's text up to an iteration. What comes after it is to be computed again, and is not looked at: a crash may have
 * cut it off.
 *
 * @param payoffs what the game can give.
 * @param onWarning told of lines that have no digest.
 * @throws RequestError that names a damaged line.
 */
export function parseMetrics(text, upTo, payoffs, onWarning) {
    const kept = [];
    if (upTo === 0)
        return kept;
    let unsealedLines = 0;
    for (const [at, line] of text.split("\n").entries()) {
        if (line === "")
            continue;
        const metrics = lineOf(line, `metrics.jsonl line ${at + 1}`, payoffs, () => unsealedLines++);
        if (metrics.iteration > upTo)
            break;
        // What is there twice was computed again after a crash, with the same result.
        if (metrics.iteration > (kept.at(-1)?.iteration ?? 0))
            kept.push(metrics);
        if (metrics.iteration === upTo)
            break;
    }
    if (unsealedLines > 0)
        onWarning(`metrics.jsonl ${WITHOUT_DIGEST} (lines: ${unsealedLines})`);
    return kept;
}
/** A file of these lines. */
export function metricsText(lines) {
    return lines.map(metricsLine).join("");
}
const numbers = [
    "iteration",
    "episodes",
    "encounters",
    "payoff",
    "payoffStandardError",
];
const sometimes = [
    "predictedPayoff",
    "actionLoss",
    "assessmentLoss",
    "gradientNorm",
    "gap",
    "cut",
    "carried",
    "actionError",
    "assessmentError",
    "unseenAction",
    "unseenAssessment",
    "unseenActionVisits",
    "unseenAssessmentVisits",
];
/** A line, its fields in one order whatever wrote it: a resumed run has the same file. */
export function metricsLine(metrics) {
    const line = JSON.parse(JSON.stringify(metrics, [...numbers, ...sometimes]));
    return `${JSON.stringify(sealed(line))}\n`;
}
function lineOf(line, field, payoffs, onUnsealed) {
    const value = unsealed(parseJson(line, field), field, onUnsealed);
    if (typeof value !== "object" || value === null)
        throw new RequestError(field, "takes the metrics of an iteration");
    const fields = new Map(Object.entries(value));
    const iteration = fields.get("iteration");
    if (!Number.isSafeInteger(iteration))
        throw gotTakes(`${field} iteration`, iteration, "an integer");
    const metrics = numbers.map((name) => [name, numberOf(fields.get(name))]);
    for (const name of sometimes)
        if (fields.has(name))
            metrics.push([name, numberOf(fields.get(name))]);
    const payoff = fields.get("payoff");
    // Of an iteration in which the learner met nobody, there is none.
    if (payoff !== null && !payoffs.has(payoff))
        throw gotTakes(`${field} payoff`, payoff, payoffs.inWords);
    return Object.fromEntries(metrics);
}
/** JSON has no NaN: it is `null` there. */
function numberOf(value) {
    return typeof value === "number" ? value : Number.NaN;
}
