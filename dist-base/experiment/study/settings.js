/** The families of settings that a study is made over. To add one, add its entry to `families`. */
import { createRandom, defineGame, definePopulation, mostIndirectRounds, policyFromBits, } from "../../game/index.js";
const halves = ["action", "signal", "joint"];
const matchings = ["random", "direct", "indirect"];
/**
 * Settings drawn at random: 3 to 14 agents of one to four types with any rules, all matchings, errors up to 15 %, b/c from 1.1
 * to 20, 3 to 100 rounds (`indirect` as many as there can be), each half of the policy in turn, the other half any rule.
 *
 * @param count the first so many; each depends on its place and the seed alone
 */
export function randomSettings(count, seed = 1) {
    return Array.from({ length: count }, (_, at) => randomSetting(at, createRandom(seed).split(at)));
}
function randomSetting(at, random) {
    const agents = 3 + random.below(12);
    const types = Math.min(agents - 1, 1 + random.below(4));
    const rules = Array.from({ length: types }, () => ({ action: bits(4, random), assessment: bits(8, random) }));
    // Every type is there, the other residents are of any.
    const counts = rules.map(() => 1);
    for (let other = types; other < agents - 1; other++)
        counts[random.below(types)] += 1;
    const groups = rules.map((rule, type) => ({ count: counts[type], ...rule }));
    const matching = matchings[random.below(3)];
    const most = matching === "indirect" ? mostIndirectRounds(agents) : 100;
    const game = defineGame({
        agents,
        matching,
        rounds: 3 + random.below(most - 2),
        benefit: hundredths(1.1 + 18.9 * random.uniform()),
        cost: 1,
        executionError: hundredths(0.15 * random.uniform()),
        assessmentError: hundredths(0.15 * random.uniform()),
    });
    const fixed = policyFromBits(bits(4, random), bits(8, random));
    return settingOf(`random/${at + 1}`, game, groups, halves[at % 3], fixed);
}
function bits(count, random) {
    return Array.from({ length: count }, () => random.below(2)).join("");
}
function hundredths(number) {
    return Math.round(100 * number) / 100;
}
const SILENT = "00001111";
const IMAGE = "01010101";
const STERN = "10011001";
const proud = (count, assessment) => ({ count, action: "0011", assessment });
const contrite = (count, assessment) => ({ count, action: "1100", assessment });
const hybrid = (count) => ({ count, action: "0001", assessment: STERN });
const defectors = (count) => ({ count, action: "0000", assessment: STERN });
/** Residents who give by their own standing, proud in good and contrite in bad, so that judging them matters. */
const mixes = [
    ["4 proud + 4 contrite, silent", [proud(4, SILENT), contrite(4, SILENT)]],
    ["4 proud + 4 contrite, L6", [proud(4, STERN), contrite(4, STERN)]],
    ["4 proud + 4 contrite, ImageScoring", [proud(4, IMAGE), contrite(4, IMAGE)]],
    ["2 proud + 6 contrite, silent", [proud(2, SILENT), contrite(6, SILENT)]],
    ["6 proud + 2 contrite, silent", [proud(6, SILENT), contrite(2, SILENT)]],
    ["3 proud + 3 contrite, silent + 2 L6", [proud(3, SILENT), contrite(3, SILENT), { count: 2, norm: "L6" }]],
    ["3 contrite + 3 HybridCoop + 2 AllD, L6", [contrite(3, STERN), hybrid(3), defectors(2)]],
    ["4 contrite + 4 HybridCoop, L6", [contrite(4, STERN), hybrid(4)]],
    ["2 contrite, silent + 2 HybridCoop, L6", [contrite(2, SILENT), hybrid(2)]],
];
/** Each mix under `random` and under `direct` matching, joint, b 5, c 0.5, 36 rounds. */
export function contriteSettings() {
    return mixes.flatMap(([name, groups]) => ["random", "direct"].map((matching) => {
        const game = defineGame({ agents: 1 + countOf(groups), matching });
        return settingOf(`contrite/${name}, ${matching}`, game, groups, "joint", policyFromBits("0101", STERN));
    }));
}
/** Residents of the epidemic: who is good gives; who gives is good, and so is everybody in the eyes of the good. */
const EPIDEMIC = { action: "0011", assessment: "01110111" };
/**
 * Everybody is bad at first, and one early gift starts a chain after which all give: actions alone are learned, b 2, c 1.
 *
 * @param agents the learner included
 */
export function epidemicSettings(agents) {
    return agents.map((count) => {
        const game = defineGame({ agents: count, benefit: 2, cost: 1, initialReputation: 0 });
        const groups = [{ count: count - 1, ...EPIDEMIC }];
        return settingOf(`epidemic/${count}`, game, groups, "action", policyFromBits("0101", "00110011"));
    });
}
function settingOf(name, game, groups, optimize, fixed) {
    const { agents, matching, rounds, benefit, cost, executionError, assessmentError } = game;
    const who = groups.map(({ count, norm, action, assessment }) => `${count} ${norm ?? `${action}/${assessment}`}`);
    const errors = executionError + assessmentError > 0 ? `, errors ${executionError} and ${assessmentError}` : "";
    const about = `${who.join(", ")}; N ${agents}, ${matching}, ${rounds} rounds, b/c ${hundredths(benefit / cost)}${errors}, ${optimize}`;
    return { name, about, game, residents: definePopulation(groups), optimize, fixed };
}
function countOf(groups) {
    return groups.reduce((sum, { count }) => sum + count, 0);
}
