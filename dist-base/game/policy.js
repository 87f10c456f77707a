/** Policies as tables of probabilities, in the index orders that the whole project uses. */
import { checkOptions, checkValue, integer, required } from "../options.js";
import { decisionsOf } from "./decisions.js";
import { GameError, isDistribution } from "./game.js";
import { gameError } from "./game-error.js";
import { seesTaken } from "./sight.js";
const sizes = {
    reputations: required(integer(2, 64)),
    actions: required(integer(2, 64)),
};
/**
 * A deterministic binary policy from the bit strings of the field.
 *
 * @param actionBits 4 bits, order BB BG GB GG (own, partner); `1` cooperates.
 * @param assessmentBits 8 bits, order BBD BBC BGD BGC GBD GBC GGD GGC (subject, judge, action); `1` says Good.
 * @throws GameError on `action` or `assessment` for anything else.
 */
export function policyFromBits(actionBits, assessmentBits) {
    if (!isBits(actionBits, 4))
        throw new GameError("action", actionBits, "4 bits, such as 0101");
    if (!isBits(assessmentBits, 8))
        throw new GameError("assessment", assessmentBits, "8 bits, such as 10011001");
    return { action: binaryRows(actionBits), assessment: binaryRows(assessmentBits) };
}
/** Whether the text is exactly so many characters `0` or `1`. */
export function isBits(text, length) {
    return typeof text === "string" && text.length === length && /^[01]*$/.test(text);
}
/**
 * A policy from any tables, copied and checked.
 *
 * @param action `[rows][A]` numbers, each run of A a distribution (see `Policy`); of the donation game K*K*A.
 * @param assessment `[rows][K]` numbers, each run of K a distribution; of the donation game K*K*A*K.
 * @param situations so many tables of each, one after the other (see `SituatedPolicy`); 1 unless told.
 * @throws GameError naming the table or its first bad row.
 */
export function definePolicy(shape, action, assessment, situations = 1) {
    checkShape(shape);
    checkTable("action", action);
    checkTable("assessment", assessment);
    checkSizes(shape, action, assessment, "", situations);
    checkRows(shape, "action", action, "action");
    checkRows(shape, "assessment", assessment, "assessment");
    return { action: Float64Array.from(action), assessment: Float64Array.from(assessment) };
}
/** Throws a GameError unless both numbers are those of a game. */
export function checkShape(shape) {
    checkOptions("a shape", { reputations: shape?.reputations, actions: shape?.actions }, sizes, { refuse: gameError });
}
/** Throws a GameError unless both tables have the sizes that the shape asks for; `field` prefixes the table's name. */
export function checkSizes(shape, action, assessment, field = "", situations = 1) {
    const { rows, width } = decisionsOf(shape);
    const times = situations === 1 ? "" : ` in ${situations} situations`;
    const about = `for ${shape.reputations} reputations and ${shape.actions} actions${times}`;
    const check = (half, table) => {
        const size = situations * rows[half] * width[half];
        if (table.length !== size)
            throw new GameError(`${field}${half}`, `${table.length} numbers`, `${size} ${about}`);
    };
    check("action", action);
    check("assessment", assessment);
}
/** Throws a GameError unless it is a policy with tables of these sizes, which `field` names. */
export function checkPolicy(shape, policy, field = "policy") {
    if (typeof policy !== "object" || policy === null || Array.isArray(policy)) {
        throw new GameError(field, policy, "a policy, such as policyFromBits, definePolicy or definePopulation makes");
    }
    for (const half of ["action", "assessment"]) {
        if (ArrayBuffer.isView(policy[half]))
            continue;
        throw new GameError(`${field}.${half}`, policy[half], "a Float64Array, as definePolicy makes of any list");
    }
    const { sees, situations = 1 } = policy;
    if (sees !== undefined) {
        checkValue(`${field}.sees`, sees, seesTaken, gameError);
        checkValue(`${field}.situations`, situations, integer(1), gameError);
    }
    checkSizes(shape, policy.action, policy.assessment, `${field}.`, situations);
}
/** The same, and unless every row is a distribution. */
export function checkChances(shape, policy, field) {
    checkPolicy(shape, policy, field);
    checkRows(shape, `${field}.action`, policy.action, "action");
    checkRows(shape, `${field}.assessment`, policy.assessment, "assessment");
}
/** Throws a GameError unless these are policies of agents 1 .. N-1, each of distributions. */
export function checkResidents(game, residents, field = "residents") {
    const count = game.agents - 1;
    if (!Array.isArray(residents)) {
        throw new GameError(field, residents, `a list of ${count} policies, such as definePopulation makes`);
    }
    if (residents.length !== count) {
        throw new GameError(field, residents.length, `${count} for ${game.agents} agents`);
    }
    for (const policy of new Set(residents)) {
        const name = `${field}[${residents.indexOf(policy)}]`;
        checkChances(game, policy, name);
        if (isSituated(policy))
            throw new GameError(`${name}.sees`, policy.sees, "nothing: only the learner's policy sees more");
    }
}
/** Whether a policy depends on the situation. */
export function isSituated(policy) {
    return "sees" in policy;
}
/** What a policy sees, and in how many situations it tells what to do. */
export function sightOf(policy) {
    return isSituated(policy) ? { sees: policy.sees, situations: policy.situations } : undefined;
}
/**
 * The policy as others see it, with the game's errors in: probabilities of the executed action and of the emitted signal.
 * Without errors it is the same object.
 */
export function asPerformed(game, policy) {
    checkPolicy(game, policy);
    if (game.executionError === 0 && game.assessmentError === 0)
        return policy;
    const execute = game.executionErrorKind === "symmetric" ? anyOther : onlyFirst;
    const decisions = decisionsOf(game);
    return {
        ...sightOf(policy),
        action: withError(policy.action, decisions, "action", game.executionError, execute),
        assessment: withError(policy.assessment, decisions, "assessment", game.assessmentError, anyOther),
    };
}
/** `asPerformed` for a whole population: agents that share a policy object share its performed form. */
export function allAsPerformed(game, policies) {
    const performed = new Map();
    return policies.map((policy) => {
        const known = performed.get(policy) ?? asPerformed(game, policy);
        performed.set(policy, known);
        return known;
    });
}
const anyOther = (before, _outcome, outcomes, e) => (1 - e) * before + (e * (1 - before)) / (outcomes - 1);
const onlyFirst = (before, outcome, _outcomes, e) => outcome === 0 ? before + e * (1 - before) : (1 - e) * before;
function withError(table, { all, rows, width }, half, e, rule) {
    const after = new Float64Array(table.length);
    const size = rows[half] * width[half];
    for (let situation = 0; situation < table.length; situation += size) {
        for (const { half: own, start, contexts, choices } of all) {
            if (own !== half)
                continue;
            for (let row = start; row < start + contexts; row++) {
                const at = situation + row * width[half];
                for (let outcome = 0; outcome < choices; outcome++)
                    after[at + outcome] = rule(table[at + outcome], outcome, choices, e);
            }
        }
    }
    return after;
}
function binaryRows(bits) {
    return Float64Array.from([...bits].flatMap((bit) => (bit === "1" ? [0, 1] : [1, 0])));
}
/** Numbers side by side, whatever holds them; text has a length, too. */
function checkTable(field, table) {
    const isFlat = (list) => Array.from(list).every((chance) => typeof chance === "number");
    if (ArrayBuffer.isView(table) || (Array.isArray(table) && isFlat(table)))
        return;
    throw new GameError(field, table, "a flat list of probabilities");
}
function checkRows(shape, field, table, half) {
    const { all, rows, width } = decisionsOf(shape);
    for (const { half: own, start, contexts, choices } of all) {
        if (own !== half)
            continue;
        for (let from = start; from < table.length / width[half]; from += rows[half]) {
            for (let row = from; row < from + contexts; row++) {
                const at = row * width[half];
                const chances = Array.from({ length: choices }, (_, choice) => table[at + choice]);
                let isFit = isDistribution(chances);
                for (let beyond = choices; beyond < width[half]; beyond++)
                    isFit &&= table[at + beyond] === 0;
                if (isFit)
                    continue;
                const rest = choices < width[half] ? `, and then ${width[half] - choices} zeros` : "";
                const got = Array.from({ length: width[half] }, (_, choice) => table[at + choice]);
                throw new GameError(`${field}[${row}]`, got, `${choices} probabilities that sum to 1${rest}`);
            }
        }
    }
}
