/** The grid: which cells there are, what they are called, and which of them a request selects. */
import { actionKinds, continuousTrainings, methodNames, methodsWithBelief, } from "../../reciprocity/index.js";
import { gotTakes } from "../request-error.js";
import { mergeConfigurations, resolveConfiguration } from "../resolve.js";
import { roundsOf, settings } from "./settings.js";
/** All that a training plays. */
export function episodesOf({ iterations, episodes }) {
    return iterations * episodes;
}
/** `hybrid-alld/joint/random>direct/discrete/reinforce`. */
export function cellName({ setting, optimize, training, testing, actions, method }) {
    return `${setting}/${optimize}/${training}>${testing}/${actions}/${method}`;
}
/** The cells that few words would be about: those of the paper's own figures, and the flagship under every test. */
const headlines = [
    "l3/action/random>random/discrete",
    "l6/action/random>random/discrete",
    "l6/joint/random>random/discrete",
    "hybrid-alld/joint/random>*/discrete",
    "proud-alld/signal/random>random/discrete",
    "l6/action/indirect>indirect/continuous",
    "proud-alld/signal/indirect>indirect/continuous",
];
/** Every cell of the grid, a setting after the other: first all with discrete donations. */
export function allCells() {
    return actionKinds.flatMap((actions) => Object.entries(settings)
        .filter(([, { kinds }]) => kinds.includes(actions))
        .flatMap(([setting, { matchings, halves }]) => halves.flatMap((optimize) => matchings.flatMap((training) => matchings.flatMap((testing) => methodsOf[actions].map((method) => ({ setting, optimize, training, testing, actions, method })))))));
}
const methodsOf = {
    discrete: methodNames,
    continuous: continuousTrainings.method,
};
/** @throws RequestError where nothing is selected. */
export function selectCells({ cells: pattern, methods: names, quick = false } = {}) {
    const chosen = names === undefined ? undefined : listed(names);
    if (chosen?.length === 0)
        throw gotTakes("methods", names, `some of ${methodNames.join(", ")}`);
    for (const name of chosen ?? []) {
        if (!methodNames.some((method) => method === name))
            throw gotTakes("methods", name, `some of ${methodNames.join(", ")}`);
    }
    const isWanted = pattern === undefined ? () => true : matcher(pattern);
    const selected = allCells().filter((cell) => (chosen === undefined || chosen.includes(cell.method)) &&
        (!quick || isHeadline(cell)) &&
        isWanted(cellName(cell)));
    if (selected.length > 0)
        return selected;
    const withMethods = names === undefined ? "" : ` with ${names}`;
    const examples = "hybrid-alld/joint/*, random>direct or l6/action";
    throw gotTakes("cells", pattern, `a pattern of cells that there are${withMethods}, like ${examples}`);
}
export function isHeadline(cell) {
    return matcher(headlines.map((name) => `${name}/*`).join(","))(cellName(cell));
}
/** A pattern with `*` or `?` in it is matched from the start up to the end of some part of the name, any other one anywhere. */
function matcher(patterns) {
    const tests = listed(patterns).map((pattern) => {
        if (!/[*?]/.test(pattern))
            return (name) => name.includes(pattern);
        const source = pattern
            .replace(/[.+^${}()|[\]\\]/g, "\\$&")
            .replaceAll("*", ".*")
            .replaceAll("?", ".");
        const whole = new RegExp(`^${source}(/|$)`);
        return (name) => whole.test(name);
    });
    return (name) => tests.some((test) => test(name));
}
function listed(text) {
    return text
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== "");
}
/** The trainings that cells need, each once. */
export function lessonsOf(cells) {
    return distinct(cells.map(({ testing: _, ...lesson }) => lesson));
}
/** What the cells are held against, each once. */
export function situationsOf(cells) {
    return distinct(cells.map(({ setting, optimize, testing, actions }) => ({ setting, optimize, testing, actions })));
}
function distinct(values) {
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
/** The complete configuration of a training. */
export function lessonConfiguration(lesson, seed, budget) {
    const { setting, optimize, training, method } = lesson;
    const { horizon } = settings[setting];
    const looksAhead = horizon !== undefined && methodsWithBelief.includes(method);
    const chosen = { method, ...(looksAhead && { horizon }), seed, ...budget };
    return matchedConfiguration(lesson, training, { learner: { optimize }, training: chosen });
}
/** The complete configuration of a game that policies are tested in. What it says of training does not matter. */
export function situationConfiguration(situation) {
    const { optimize, testing } = situation;
    return matchedConfiguration(situation, testing, { learner: { optimize } });
}
function matchedConfiguration({ setting: name, actions }, matching, chosen) {
    const setting = settings[name];
    const matched = { game: { matching, rounds: roundsOf(setting, matching), actions } };
    const file = mergeConfigurations(setting.configuration, mergeConfigurations(matched, chosen));
    return resolveConfiguration({ file });
}
