import { missed } from "./summary.js";
/** A line a training. */
export function resultsCsv({ families }) {
    const heads = [
        "setting",
        "learner",
        "seed",
        "payoff",
        "best_response",
        "missed",
        "degenerate",
        "evaluation",
        "seconds",
    ];
    const lines = families.flatMap(({ results }) => results.flatMap((result) => result.trainings.map((training) => {
        const { setting, learner, seed, payoff, seconds } = training;
        const { payoff: best, degenerate, evaluation } = result.reference;
        const share = missed(training, result).toFixed(5);
        return [quoted(setting), learner, seed, payoff, best, share, degenerate, evaluation, seconds].join(",");
    })));
    return `${[heads.join(","), ...lines].join("\n")}\n`;
}
function quoted(text) {
    return text.includes(",") ? `"${text}"` : text;
}
/** Everything that the report shows, as one JSON value. */
export function resultsJson({ request, study, origin, version, done, total, families }) {
    return {
        version,
        command: origin.command ?? null,
        started: origin.started?.toISOString() ?? null,
        ...request,
        title: study.title,
        complete: done === total,
        families: families.map(familyJson),
    };
}
function familyJson({ name, results, totals, effects }) {
    return {
        family: name,
        settings: results.map(({ setting, reference }) => ({
            name: setting.name,
            about: setting.about,
            best: reference.payoff,
            constant: reference.constantPayoff,
            degenerate: reference.degenerate,
            evaluation: reference.evaluation,
        })),
        learners: totals.map(rounded),
        effects: effects.map(rounded),
    };
}
/** Every number to five digits; JSON has no NaN, so that an interval that there is not is null. */
function rounded(value) {
    if (typeof value === "number")
        return Number.isFinite(value) ? Number(value.toFixed(5)) : null;
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
}
