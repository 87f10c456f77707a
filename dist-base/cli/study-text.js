/** What a study came to, as a person reads it on a terminal. */
import { effectName, hundredths, points } from "../experiment/study/report.js";
import { figure } from "../experiment/words.js";
import { page, table } from "./result-text.js";
const LEGEND = [
    "missed: per cent of the best response's payoff, the mean over settings with its 95 % interval over settings",
    "exchanged: points more that are missed without what our method has, paired by setting; above 0, it is better with it",
];
export function studyText({ families, done, total }, report) {
    const shown = families.filter(({ totals }) => totals.length > 0);
    return page([
        ...(done === total
            ? []
            : [[`${done} of ${total} trainings and best responses are done; the same command goes on.`]]),
        ...shown.map(learnersTable),
        ...shown.filter(({ effects }) => effects.length > 0).map(effectsTable),
        ...(shown.length === 0 ? [] : [LEGEND]),
        [`Report: ${report}`],
    ]);
}
function learnersTable({ family, results, totals }) {
    const heads = ["learner", "missed", "median", "worst", "below 95 %", "below 97 %", "trainings", "an iteration"];
    const rows = totals.map(({ learner, mean, median, worst, below95, below97, trainings, milliseconds }) => [
        learner,
        points(mean),
        hundredths(median),
        hundredths(worst),
        String(below95),
        String(below97),
        String(trainings),
        `${figure(milliseconds, 1)} ms`,
    ]);
    const degenerate = results.filter(({ reference }) => reference.degenerate).length;
    return [`${family.title}: ${results.length} settings, ${degenerate} degenerate`, ...table([heads, ...rows])];
}
function effectsTable({ family, effects }) {
    const rows = effects.map((effect) => [effectName(effect), points(effect.alone), points(effect.overall)]);
    return [family.title, ...table([["exchanged", "alone", "overall"], ...rows])];
}
