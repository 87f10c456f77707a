/** Settings, contexts and figures in words: the same ones on the terminal and in reports. */
import { ruleInWords } from "../game/index.js";
import { kindOf, shapeOf } from "./configuration.js";
import { gameDifferences, settingName } from "./resolve.js";
/** Who lives there: `4 HybridCoop judging by L6, 4 AllD judging by L6`. */
export function societyInWords({ residents }) {
    return residents.map(groupInWords).join(", ");
}
/** A group of residents: `4 HybridCoop judging by L6`. */
export function groupInWords({ count, norm, action, assessment }) {
    const acting = ruleInWords(action ?? norm ?? "");
    const judging = assessment ?? (action === undefined ? undefined : norm);
    return `${count} ${acting}${judging === undefined ? "" : ` judging by ${ruleInWords(judging)}`}`;
}
/** The setting in a few words: `hybrid-alld, matching direct`. */
export function settingInWords(configuration) {
    return [settingName(configuration), ...gameDifferences(configuration)].join(", ");
}
/** What the numbers of a rule are: chances, or with continuous donations what is done where all that is seen is 0 or 1. */
export const ruleNumbers = {
    discrete: { action: "P(cooperate)", assessment: "P(Good)", one: "probability", all: "probabilities" },
    continuous: {
        action: "share given at the corners",
        assessment: "reputation given at the corners",
        one: "share",
        all: "shares",
    },
};
/** The same for a game: where there are more than two of each, what is shown is the likeliest choice. */
export function ruleNumbersOf(game) {
    const { reputations, actions } = shapeOf(game);
    if (reputations === 2 && actions === 2)
        return ruleNumbers[kindOf(game)];
    return {
        action: `the likeliest level of 0 to ${actions - 1} and its chance`,
        assessment: `the likeliest signal of 0 to ${reputations - 1} and its chance`,
        one: "choice",
        all: "probabilities",
    };
}
/** What was learned: `joint` learns both halves. */
export const halfInWords = { action: "actions", signal: "signals", joint: "actions and signals" };
/** How it was learned: the method, and the belief of those that have one; ours goes without saying. */
export function methodInWords({ method, belief }) {
    const words = [
        ...(method === "reciprocity-gradient" ? [] : [method]),
        ...(belief === null ? [] : [`${belief} belief`]),
    ];
    return words.join(", ");
}
export function figure(value, digits = 3) {
    // Never "-0.000".
    return Number.isFinite(value) ? (Number(value.toFixed(digits)) + 0).toFixed(digits) : "–";
}
/** What a learner may see beyond the two reputations. */
const sightInWords = {
    partner: "who its partner is",
    last: "what both did when they met last",
    round: "which round it is",
};
/** What is seen beyond the two reputations, to go after what was learned. */
export function seeingInWords({ sees = [] }) {
    return sees.length === 0 ? "" : `, seeing ${sees.map((sight) => sightInWords[sight]).join(", ")}`;
}
/** A figure and its standard error: `2.246 ± 0.003`; the error is left out where it shows as zero. */
export function withError(value, standardError) {
    const error = figure(standardError);
    return Number.isFinite(standardError) && Number(error) > 0 ? `${figure(value)} ± ${error}` : figure(value);
}
export function percent(share) {
    return Number.isFinite(share) ? `${figure(100 * share, 1)} %` : "–";
}
export function seconds(duration) {
    if (duration < 60)
        return `${figure(duration, 1)} s`;
    return `${Math.floor(duration / 60)} min ${Math.round(duration % 60)} s`;
}
