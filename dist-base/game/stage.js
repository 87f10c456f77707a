/** What two who meet play: who can do what, in which order, what it pays, and who is judged. */
import { GameError } from "./game-error.js";
const MOST_CHOICES = 64;
const LEAST_AMOUNT = 1e-12;
const MOST_AMOUNT = 1e12;
const defined = new WeakSet();
/**
 * A stage game from its payoffs.
 *
 * @param field what errors call it
 * @throws GameError that names what is wrong
 */
export function defineStage(options, field = "stage") {
    if (typeof options !== "object" || options === null || Array.isArray(options)) {
        throw new GameError(field, options, "a stage game, such as { first: [[1, -1], [2, 0]] }, or the name of one");
    }
    const { name = "custom", order = "simultaneous", judged = "both", judgesSee = "subject" } = options;
    const known = ["name", "first", "second", "order", "judged", "judgesSee", "seats", "actions"];
    const unknown = Object.keys(options).find((key) => !known.includes(key));
    if (unknown !== undefined)
        throw new GameError(`${field}.${unknown}`, "a field", `only ${known.join(", ")}`);
    if (typeof name !== "string" || name === "")
        throw new GameError(`${field}.name`, name, "a name");
    oneOfThese(`${field}.order`, order, ["simultaneous", "sequential"]);
    oneOfThese(`${field}.judged`, judged, ["both", "first", "second"]);
    oneOfThese(`${field}.judgesSee`, judgesSee, ["subject", "both"]);
    const first = payoffRows(options.first, `${field}.first`);
    const choices = [options.first.length, options.first[0].length];
    if (Math.max(...choices) < 2)
        throw new GameError(`${field}.first`, options.first, "two actions or more for one of the roles");
    const second = options.second === undefined
        ? mirrored(first, choices, `${field}.second`)
        : payoffRows(options.second, `${field}.second`, choices);
    const stage = {
        name,
        choices,
        actionNames: namesOf(options.actions, choices, `${field}.actions`),
        payoffs: [first, second],
        order,
        judged: [judged !== "second", judged !== "first"],
        judgesSee,
        seats: "drawn",
    };
    const { seats = isSymmetric(stage) ? "symmetric" : "drawn" } = options;
    oneOfThese(`${field}.seats`, seats, ["symmetric", "drawn", "alternating", "fixed"]);
    return sealed({ ...stage, seats });
}
/** A stage game that is made by us. */
export function sealed(stage) {
    defined.add(stage);
    return Object.freeze(stage);
}
/** Whether it was made by `defineStage` or is of the catalogue. */
export function isStage(value) {
    return defined.has(value);
}
/** Whether the two roles are alike. */
export function isSymmetric({ choices, payoffs, order, judged }) {
    const [a] = choices;
    if (a !== choices[1] || order === "sequential" || judged[0] !== judged[1])
        return false;
    for (let i = 0; i < a; i++)
        for (let j = 0; j < a; j++)
            if (payoffs[0][i * a + j] !== payoffs[1][j * a + i])
                return false;
    return true;
}
/** The most that a policy has to choose among: the width of its table of actions. */
export function widthOf({ choices }) {
    return Math.max(...choices);
}
/** The largest payoff in size: what a payoff is measured by. */
export function scaleOf({ payoffs }) {
    let most = 0;
    for (const table of payoffs)
        for (const payoff of table)
            most = Math.max(most, Math.abs(payoff));
    return most;
}
/** The same with other payoffs. */
export function withPayoffs(stage, change) {
    return sealed({ ...stage, payoffs: [stage.payoffs[0].map(change), stage.payoffs[1].map(change)] });
}
/** The parts of a role's payoff; undefined where it is not such a sum. */
export function payoffPartsOf({ choices, payoffs }, role) {
    const mine = choices[role];
    const theirs = choices[1 - role];
    const at = (own, other) => payoffs[role][role === 0 ? own * choices[1] + other : other * choices[1] + own];
    const own = Float64Array.from({ length: mine }, (_, action) => at(action, 0));
    const other = Float64Array.from({ length: theirs }, (_, action) => at(0, action) - at(0, 0));
    for (let i = 0; i < mine; i++)
        for (let j = 0; j < theirs; j++)
            if (at(i, j) !== other[j] + own[i])
                return undefined;
    return { own, other };
}
function oneOfThese(field, value, choices) {
    if (!choices.includes(value))
        throw new GameError(field, value, `one of ${choices.join(", ")}`);
}
function payoffRows(rows, field, choices) {
    const takes = `rows of payoffs, one for each of 1 to ${MOST_CHOICES} actions of the first role`;
    if (!Array.isArray(rows) || rows.length === 0 || rows.length > MOST_CHOICES)
        throw new GameError(field, rows, takes);
    const width = Array.isArray(rows[0]) ? rows[0].length : 0;
    if (choices !== undefined && (rows.length !== choices[0] || width !== choices[1])) {
        throw new GameError(field, `${rows.length} rows of ${width}`, `${choices[0]} rows of ${choices[1]}, as of the first`);
    }
    for (const [at, row] of rows.entries()) {
        if (!Array.isArray(row) || row.length !== width || width === 0 || width > MOST_CHOICES) {
            throw new GameError(`${field}[${at}]`, row, `a row of ${width || "1 to 64"} payoffs`);
        }
        for (const [place, payoff] of row.entries()) {
            const size = Math.abs(payoff);
            const isAmount = typeof payoff === "number" && (size === 0 || (size >= LEAST_AMOUNT && size <= MOST_AMOUNT));
            if (!isAmount)
                throw new GameError(`${field}[${at}][${place}]`, payoff, "0, or an amount from 1e-12 to 1e12 in size");
        }
    }
    return Float64Array.from(rows.flat());
}
function mirrored(first, [a, b], field) {
    if (a !== b)
        throw new GameError(field, undefined, "payoffs of the second role, because it has other actions");
    return first.map((_, at) => first[(at % a) * a + Math.floor(at / a)]);
}
function namesOf(names, choices, field) {
    const own = (role) => {
        const given = names?.[role];
        if (given === undefined)
            return Array.from({ length: choices[role] }, (_, action) => String(action));
        const fits = Array.isArray(given) &&
            given.length === choices[role] &&
            given.every((name) => typeof name === "string" && name !== "");
        if (!fits)
            throw new GameError(`${field}[${role}]`, given, `${choices[role]} names`);
        return given;
    };
    return [own(0), own(1)];
}
