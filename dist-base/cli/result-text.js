/** Results as a person reads them on a terminal, and as a program reads them. */
import { shapeOf } from "../experiment/configuration.js";
import { contextsOf, contextTitles, decisionIn, mostVisited, } from "../experiment/contexts.js";
import { notesOn } from "../experiment/notes.js";
import { printable } from "../experiment/printable.js";
import { shownByPartners } from "../experiment/situations.js";
import { figure, halfInWords, methodInWords, percent, ruleNumbersOf, seconds, seeingInWords, settingInWords, societyInWords, withError, } from "../experiment/words.js";
import { ruleInWords } from "../game/index.js";
/** Contexts of a rule that are listed on a terminal. */
const MOST_CONTEXTS = 16;
/** One object on one line. */
export function jsonLine(value) {
    return `${JSON.stringify(value)}\n`;
}
export function trainingText(configuration, result, report) {
    const notes = notesOn(result, configuration.training.iterations).map((note) => `  ! ${note}`);
    const iterations = `${result.iterations} iterations`;
    const how = `${iterations} in ${seconds(result.seconds)}, ${methodInWords(result)}, seed ${result.seed}`;
    return page([
        heading(configuration),
        [`Learned ${halfInWords[result.optimize]}${seeingInWords(result.policy)}: ${how}`],
        figures(result),
        ...(notes.length === 0 ? [] : [notes]),
        ...rules(result, configuration),
        [`Report: ${report}`],
    ]);
}
export function evaluationText(configuration, result, run) {
    return page([heading(configuration), [`The policy of ${run}`], figures(result), ...rules(result, configuration)]);
}
export function oracleText(configuration, { optimize, reference, regime }) {
    const constant = `the best constant policy gets ${figure(reference.constantPayoff)}`;
    const rows = [
        ...referenceRows(reference),
        ["regime", `${regime}: ${constant}`],
        ...constantRows(reference),
        ["action rule", `${ruleText(reference, "action")}${fixedNote(optimize === "signal")}`],
        ["assessment rule", `${ruleText(reference, "assessment")}${fixedNote(optimize === "action")}`],
    ];
    if (reference.ties > 1)
        rows.push(["ties", `${reference.ties - 1} other policies do as well`]);
    return page([heading(configuration), [`Optimising ${halfInWords[optimize]}`], table(rows)]);
}
/** Of one that sees more, the rules of all situations are too long for a line. */
function ruleText(reference, half) {
    const { situations } = reference.policy;
    return situations === undefined ? reference[half] : `one for each of ${situations} situations (--json shows them)`;
}
function fixedNote(isFixed) {
    return isFixed ? " (fixed)" : "";
}
function heading(configuration) {
    return [settingInWords(configuration), societyInWords(configuration)];
}
function figures(result) {
    const { played, reference } = result;
    const playing = `${withError(played.payoff, played.standardError)} in ${played.episodes} played episodes`;
    const rows = [["payoff", `${worth(result.payoff, result.exact, result.payoffStandardError)}   (${playing})`]];
    if (reference === null) {
        rows.push(["best response", "unknown: this setting is too large for the exact oracle"]);
        return table(rows);
    }
    rows.push(...referenceRows(reference));
    const { referencePerformance, referenceDifference, referenceAdherence } = result;
    if (referencePerformance !== null)
        rows.push(["performance", `${percent(referencePerformance)} of the best response`]);
    else if (referenceDifference !== null) {
        rows.push(["performance", `${figure(referenceDifference)} b from the best response, which is close to zero`]);
    }
    if (referenceAdherence !== null)
        rows.push(["adherence", `${percent(referenceAdherence)} of decisions as the best response has them`]);
    return table(rows);
}
/** The best response and the bounds. */
function referenceRows(reference) {
    const { payoff, exact, standardError, isLowerBound } = reference;
    const { bound, boundStandardError, foresightBound, foresightBoundStandardError } = reference;
    return [
        ["best response", `${isLowerBound ? "at least " : ""}${worth(payoff, exact, standardError)}`],
        ["full information", bound === null ? "unknown for this setting" : worth(bound, true, boundStandardError ?? 0)],
        ...(foresightBound === null
            ? []
            : [
                [
                    "and foresight",
                    `${withError(foresightBound, foresightBoundStandardError ?? 0)}, knowing who will meet whom`,
                ],
            ]),
    ];
}
/** What it is worth to judge, and to choose whom to give. */
function constantRows({ payoff, constantSignalPayoff, constantActionPayoff }) {
    const row = (name, constant) => constant === null ? [] : [[name, `${figure(constant)}, ${percent(constant / payoff)} of the best response`]];
    return [...row("judging all alike", constantSignalPayoff), ...row("treating all alike", constantActionPayoff)];
}
/** A payoff and its error, or that it has none. */
function worth(payoff, exact, standardError) {
    return exact ? `${figure(payoff)}, exact` : withError(payoff, standardError);
}
function rules(result, configuration) {
    return shownByPartners(result, configuration).flatMap(({ partners, result: one }) => rulesWith(one, configuration, partners === undefined ? "" : ` with ${partners}`));
}
function rulesWith(result, { game, learner }, partners) {
    const numbers = ruleNumbersOf(game);
    const fixedAction = result.optimize === "signal" ? learner.fixedAction : undefined;
    const fixedAssessment = result.optimize === "action" ? learner.fixedAssessment : undefined;
    return [
        [`How it acts${partners}, ${numbers.action}${fixedAs(fixedAction)}`, ...ruleTable("action", result, game)],
        [
            `How it judges${partners}, ${numbers.assessment}${fixedAs(fixedAssessment)}`,
            ...ruleTable("assessment", result, game),
        ],
    ];
}
function fixedAs(rule) {
    return rule === undefined ? "" : ` (fixed: ${ruleInWords(rule)})`;
}
/** A line for each context, or for those that came up most. */
function ruleTable(half, { policy, visits, reference }, game) {
    const names = contextsOf(half, shapeOf(game));
    const { contexts, rest } = names.length <= MOST_CONTEXTS
        ? { contexts: [...names.keys()], rest: "" }
        : mostVisited(visits[half], MOST_CONTEXTS);
    const best = reference === null ? [] : ["best"];
    const rows = contexts.map((context) => [
        ...names[context],
        decisionText(decisionIn(policy[half], context)),
        ...(reference === null ? [] : [bestText(half, reference, context)]),
        percent(visits[half][context]),
    ]);
    return [
        ...table([[...contextTitles[half], "learned", ...best, "visits"], ...rows]),
        ...(rest === "" ? [] : [`  (${rest})`]),
    ];
}
function decisionText({ text, chance }) {
    return chance === undefined ? text : `${text} (${chance})`;
}
function bestText(half, { policy }, context) {
    const words = half === "action" ? ["D", "C"] : ["Bad", "Good"];
    const best = policy[half][context];
    if (typeof best !== "number")
        return String(decisionIn(policy[half], context).choice ?? "any");
    return words[best] ?? figure(best, 2);
}
/** Columns as wide as their widest cell, indented. */
export function table(rows) {
    const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
    return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join("  ")}`.trimEnd());
}
/** Blocks of lines. What is in a line stays in it: a path may hold a line break. */
export function page(blocks) {
    return `${blocks.map((lines) => lines.map(printable).join("\n")).join("\n\n")}\n`;
}
