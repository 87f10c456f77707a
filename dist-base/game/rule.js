import { contextOf, decisionsOf } from "./decisions.js";
import { GameError, isDistribution } from "./game.js";
import { findActionRule, findAssessmentRule, namedBits, ruleNames } from "./norm.js";
import { checkShape } from "./policy.js";
const exact = {
    action: "the name of an action rule, or 4 bits in the order BB BG GB GG",
    assessment: "the name of a norm, or 8 bits in the order BBD BBC BGD BGC GBD GBC GGD GGC",
};
const whole = { type: "integer", minimum: 0, maximum: 63 };
/** What a rule looks like whatever the game; whether it is one of this game is seen when its table is made. */
export function ruleTaken(half) {
    return {
        takes: exact[half],
        schema: {
            anyOf: [
                { type: "string", minLength: 1 },
                { type: "array", minItems: 4, items: whole },
                { type: "array", minItems: 4, items: { type: "array", minItems: 2, items: { type: "number" } } },
            ],
        },
        accepts: (value) => (typeof value === "string" && value !== "") ||
            (Array.isArray(value) && value.length > 0) ||
            typeof value === "function",
    };
}
/**
 * The table of a rule.
 *
 * @param field what the error calls it.
 * @throws GameError that says what the rule may be in a game of this shape, or names the first context that is wrong
 */
export function ruleTable(half, rule, shape, field = half) {
    checkShape(shape);
    const { contexts } = sizeOf(half, shape);
    if (typeof rule === "string")
        return oneHot(half, textChoices(half, rule, shape, field), shape);
    const given = typeof rule === "function" ? answersOf(half, rule, shape) : rule;
    if (!Array.isArray(given) || given.length !== contexts) {
        throw new GameError(field, Array.isArray(given) ? `a list of ${given.length}` : given, formsOf(half, shape));
    }
    const table = new Float64Array(contexts * decisionsOf(shape).width[half]);
    const list = Array.from(given);
    const hasRows = list.some(Array.isArray);
    eachContext(half, shape, (context, at, { choices }) => {
        const told = list[context];
        const where = `${field}[${context}]`;
        const isFunction = typeof rule === "function";
        if (!Array.isArray(told) && (!hasRows || isFunction)) {
            const isChoice = typeof told === "number" && Number.isInteger(told) && told >= 0 && told < choices;
            if (!isChoice)
                throw new GameError(where, told, `an integer from 0 to ${choices - 1}`);
            table[at + told] = 1;
            return;
        }
        const isRow = Array.isArray(told) && told.length === choices && told.every((chance) => typeof chance === "number");
        if (!isRow || !isDistribution(told)) {
            throw new GameError(where, told, `${choices} probabilities that sum to 1`);
        }
        table.set(told, at);
    });
    return table;
}
/** What a function says in every context. */
function answersOf(half, rule, shape) {
    const answers = [];
    eachContext(half, shape, (_context, _at, { role, choices, sees }, seen) => {
        answers.push(rule({ ...Object.fromEntries(sees.map((factor, at) => [factor, seen[at]])), role, choices }));
    });
    return answers;
}
/** Calls back for every context of a half: its number, where its row begins, and what is seen there. */
function eachContext(half, shape, visit) {
    const decisions = decisionsOf(shape);
    for (let context = 0; context < decisions.rows[half]; context++) {
        const { decision, seen } = contextOf(decisions, half, context);
        visit(context, context * decisions.width[half], decision, seen);
    }
}
/** The table of a binary rule, given by its bits, lifted to a game of any shape. */
export function liftedTable(half, bits, shape) {
    return oneHot(half, lifted(half, bits, shape), shape);
}
/** A rule as one would call it: what was written, if that is short. */
export function ruleInWords(rule) {
    if (typeof rule === "function")
        return rule.name === "" ? "a function" : rule.name;
    if (typeof rule !== "string")
        return Array.isArray(rule[0]) ? "a table of chances" : "a list of choices";
    return rule.length <= 24 ? rule : `${rule.slice(0, 21)}...`;
}
function sizeOf(half, shape) {
    const { rows, all } = decisionsOf(shape);
    const own = all.filter((decision) => decision.half === half).map(({ choices }) => choices);
    return { contexts: rows[half], outcomes: Math.max(...own) };
}
/** Whether it has the contexts that bits are written down for. */
function isBinary(shape) {
    const { rows } = decisionsOf(shape);
    return shape.reputations === 2 && shape.actions === 2 && rows.action === 4 && rows.assessment === 8;
}
/** What a rule may be in words that go after "takes". */
function formsOf(half, shape) {
    const { contexts, outcomes } = sizeOf(half, shape);
    if (isBinary(shape)) {
        return `${contexts} bits, a list of ${contexts} choices or rows of chances, or one of ${ruleNames(half)}`;
    }
    const last = (Math.min(outcomes, 36) - 1).toString(36);
    const rows = `a list of ${contexts} choices from 0 to ${outcomes - 1} or of ${contexts} rows of ${outcomes} chances`;
    return `${contexts} characters from 0 to ${last}, ${rows}, or one of ${ruleNames(half)}`;
}
/** The choice in each context. */
function textChoices(half, text, shape, field) {
    const bits = namedBits(half, text);
    if (bits !== undefined)
        return lifted(half, bits, shape);
    if (isBinary(shape)) {
        const found = half === "action" ? findActionRule(text, field) : findAssessmentRule(text, field);
        return [...found].map(Number);
    }
    const { contexts, outcomes } = sizeOf(half, shape);
    const choices = [...text].map((character) => /[0-9a-z]/.test(character) ? Number.parseInt(character, 36) : outcomes);
    const isText = choices.length === contexts && choices.every((choice) => choice < outcomes);
    if (!isText)
        throw new GameError(field, text, formsOf(half, shape));
    return choices;
}
/** A binary rule in a game of any shape: whoever is in the upper half is Good, what is in the upper half is cooperation. */
function lifted(half, bits, shape) {
    const k = shape.reputations;
    const [first, second] = shape.stage?.choices ?? [shape.actions, shape.actions];
    const choices = [];
    eachContext(half, shape, (_context, _at, decision, seen) => {
        const valueIn = (factor) => seen[decision.sees.indexOf(factor)];
        const good = (factor) => Number(2 * valueIn(factor) >= k);
        if (half === "action") {
            choices.push(bits[2 * good("own") + good("partner")] === "1" ? decision.choices - 1 : 0);
            return;
        }
        const actions = decision.role === 1 ? first : second;
        const cooperated = Number(2 * valueIn("subjectAction") >= actions);
        choices.push(bits[4 * good("subject") + 2 * good("judge") + cooperated] === "1" ? k - 1 : 0);
    });
    return choices;
}
function oneHot(half, choices, shape) {
    const width = decisionsOf(shape).width[half];
    const table = new Float64Array(choices.length * width);
    for (const [context, choice] of choices.entries())
        table[context * width + choice] = 1;
    return table;
}
