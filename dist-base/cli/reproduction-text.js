/** What the grid came to, as a person reads it on a terminal. */
import { byPart } from "../experiment/reproduce/totals.js";
import { figure, percent } from "../experiment/words.js";
import { page, table } from "./result-text.js";
const LEGEND = [
    "within 5 %: of the best response, at any time and in the end, share of trainings; constant: share that end in one action",
    "or one signal where no best response does; collapsed: those of them that end below 95 % of the best response",
];
/** More cells than this are left to the report. */
const MOST_CELLS = 40;
export function reproductionText(reproduction, report) {
    const { results, totals, done, total } = reproduction;
    return page([
        ...(done === total
            ? []
            : [[`${done} of ${total} trainings and best responses are done; the same command goes on.`]]),
        ...byPart(totals, ({ part }) => part).map(([part, own]) => methodsTable(part, own)),
        ...(totals.length === 0 ? [] : [LEGEND]),
        ...(results.length === 0 || results.length > MOST_CELLS ? [] : [cellsTable(results)]),
        [`Report: ${report}`],
    ]);
}
function methodsTable(part, totals) {
    const rows = totals.map(({ method, cells, degenerate, discriminative, worst, reached, ended, constant, collapsed }) => [
        method,
        String(cells),
        percent(degenerate.performance),
        percent(discriminative.performance),
        percent(discriminative.adherence),
        worst === null ? "–" : percent(worst.performance),
        percent(reached),
        percent(ended),
        percent(constant),
        percent(collapsed),
    ]);
    const heads = [
        "method",
        "cells",
        "degenerate",
        "discriminative",
        "adherence",
        "worst cell",
        "within 5 %",
        "in the end",
        "constant",
        "collapsed",
    ];
    return [`Of ${part}, medians over cells, of the best response's payoff:`, ...table([heads, ...rows])];
}
function cellsTable(results) {
    const rows = results.map(({ name, seeds, payoff, reference, referencePerformance, referenceAdherence, ...cell }) => [
        name,
        `${figure(payoff.value)}${Number.isFinite(payoff.low) ? ` ± ${figure(payoff.high - payoff.value)}` : ""}`,
        figure(reference.payoff),
        referencePerformance === null ? "–" : percent(referencePerformance),
        percent(referenceAdherence),
        cell.kind,
        Number.isFinite(cell.episodesToNear) ? `${cell.episodesToNear} episodes` : "never",
    ]);
    const heads = ["cell", "payoff", "best", "performance", "adherence", "policy", "to 95 %"];
    return table([heads, ...rows]);
}
