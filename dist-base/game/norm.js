/**
 * The named norms: how to act, and how to judge. To add one, add its line to the table; `test/game/norm.test.ts` then
 * holds it to what every norm must fulfil.
 *
 * Bit strings are in the order of Murase & Hilbe's simulators (see `policyFromBits`). L1 to L8 are the leading eight of
 * Ohtsuki & Iwasa (2004, 2006), ImageScoring is of Nowak & Sigmund (1998), L6 goes back to Kandori (1992).
 */
import { GameError } from "./game-error.js";
import { isBits } from "./policy.js";
/** Every norm that has a name. */
export const norms = {
    L1: { action: "1101", assessment: "01011101", title: "standing" },
    L2: { action: "1101", assessment: "01011001", title: "consistent standing" },
    L3: { action: "0101", assessment: "11011101", title: "simple standing" },
    L4: { action: "0101", assessment: "10011101" },
    L5: { action: "0101", assessment: "11011001" },
    L6: { action: "0101", assessment: "10011001", title: "stern judging" },
    L7: { action: "0101", assessment: "00011101", title: "staying" },
    L8: { action: "0101", assessment: "00011001", title: "judging" },
    ImageScoring: { action: "0101", assessment: "01010101", title: "image scoring" },
    Shunning: { action: "0101", assessment: "00010001" },
    // Action rules of the reciprocity-gradient paper, here with the assessment of its benchmarks; the rules are our reading.
    HybridCoop: { action: "0001", assessment: "10011001" },
    ProudCoop: { action: "0011", assessment: "01010101" },
};
/** Action rules alone: they say nothing of how to judge. */
export const actionRules = {
    AllC: "1111",
    AllD: "0000",
    Discriminator: "0101",
    ProudCoop: "0011",
    HybridCoop: "0001",
    // Gives when it is itself in bad standing, to make up for it; and among the Bad alone.
    ContriteCoop: "1100",
    OutcastCoop: "1000",
};
/**
 * The norm of this name or title, in any case.
 *
 * @param field what the error calls the argument.
 * @throws GameError that lists the norms there are.
 */
export function findNorm(name, field = "norm") {
    const found = entry(norms, name) ?? Object.values(norms).find((norm) => norm.title === plain(name));
    if (found !== undefined)
        return found;
    if (entry(actionRules, name) !== undefined) {
        throw new GameError(field, name, "a norm; this is an action rule alone: give it as action, with an assessment");
    }
    throw new GameError(field, name, `one of ${listed(norms)}`);
}
/**
 * The 4 bits of an action rule: given as such, by the rule's name, or by the name of a norm, in any case.
 *
 * @throws GameError that lists the rules there are.
 */
export function findActionRule(text, field = "action") {
    return findBits("action", text, 4, field);
}
/**
 * The 8 bits of an assessment rule: given as such or by the name of a norm, in any case.
 *
 * @throws GameError that lists the rules there are.
 */
export function findAssessmentRule(text, field = "assessment") {
    return findBits("assessment", text, 8, field);
}
function findBits(half, text, length, field) {
    const found = isBits(text, length) ? text : namedBits(half, text);
    if (found !== undefined)
        return found;
    throw new GameError(field, text, `${length} bits, or one of ${ruleNames(half)}`);
}
/** The bits of the rule of this name, in any case; undefined if there is none. */
export function namedBits(half, name) {
    const own = half === "action" ? entry(actionRules, name) : undefined;
    return own ?? entry(norms, name)?.[half];
}
/** The names of all rules, in a list. */
export function ruleNames(half) {
    return listed(half === "action" ? { ...actionRules, ...norms } : norms);
}
function entry(table, name) {
    const key = Object.keys(table).find((candidate) => plain(candidate) === plain(name));
    return key === undefined ? undefined : table[key];
}
function plain(name) {
    return typeof name === "string" ? name.trim().toLowerCase() : "";
}
function listed(table) {
    return Object.keys(table).join(", ");
}
