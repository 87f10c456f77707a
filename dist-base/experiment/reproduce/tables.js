import { contestName } from "./totals.js";
const columns = [
    ["setting", ({ setting }) => setting],
    ["optimize", ({ optimize }) => optimize],
    ["training", ({ training }) => training],
    ["testing", ({ testing }) => testing],
    ["actions", ({ actions }) => actions],
    ["method", ({ method }) => method],
    ["seeds", ({ seeds }) => seeds.length],
    ["payoff", ({ payoff }) => payoff.value],
    ["payoff_low", ({ payoff }) => payoff.low],
    ["payoff_high", ({ payoff }) => payoff.high],
    ["best_response", ({ reference }) => reference.payoff],
    ["best_response_error", ({ reference }) => reference.standardError],
    ["full_information", ({ reference }) => reference.bound],
    ["best_constant", ({ reference }) => reference.constantPayoff],
    ["regime", ({ reference }) => (reference.degenerate ? "degenerate" : "discriminative")],
    ["evaluation", ({ reference }) => reference.evaluation],
    ["reference_performance", ({ referencePerformance }) => referencePerformance],
    ["worst_performance", ({ worstPerformance }) => worstPerformance],
    ["reference_difference", ({ referenceDifference }) => referenceDifference],
    ["reference_adherence", ({ referenceAdherence }) => referenceAdherence],
    ["policy", ({ kind }) => kind],
    ["policy_share", ({ kindShare }) => kindShare],
    ["best_policy", ({ reference }) => reference.kinds.join(" / ")],
    ["constant", ({ seeds }) => seeds.filter(({ constant }) => constant).length / seeds.length],
    ["collapsed", ({ collapsed }) => collapsed],
    ["episodes_to_95", ({ episodesToNear }) => episodesToNear],
    ["episodes_to_stay_95", ({ episodesToStay }) => episodesToStay],
    ["seconds_to_95", ({ secondsToNear }) => secondsToNear],
    ["reached_95", ({ reached }) => reached.value],
    ["ended_95", ({ ended }) => ended],
    ["seconds", ({ seconds }) => seconds],
    ["paper_payoff", ({ paper }) => paper.join(" / ")],
];
/** A line a cell. What does not apply is empty; so is what was never reached. */
export function resultsCsv({ results }) {
    const lines = results.map((cell) => columns.map(([, of]) => csvField(of(cell))).join(","));
    return `${[columns.map(([name]) => name).join(","), ...lines].join("\n")}\n`;
}
function csvField(field) {
    if (field === null)
        return "";
    if (typeof field === "number")
        return Number.isFinite(field) ? String(Number(field.toFixed(4))) : "";
    const text = String(field);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
/** Everything that the report shows, as one JSON value: without the curves, which the records have. */
export function resultsJson({ request, origin, version, machine, done, total, ...tables }) {
    return {
        version,
        command: origin.command ?? null,
        started: origin.started?.toISOString() ?? null,
        machine,
        seeds: request.seeds,
        ...request.budget,
        complete: done === total,
        methods: tables.totals.map(rounded),
        cells: tables.results.map((cell) => rounded(cellJson(cell))),
        contests: tables.contests.map((contest) => rounded(contestJson(contest))),
    };
}
function cellJson({ curve: _, reference, seeds, paper, ...cell }) {
    const { payoff, standardError, ties, bound, constantPayoff, degenerate, evaluation } = reference;
    const [action, assessment] = ties[0];
    return {
        ...cell,
        paperPayoff: paper,
        reference: { payoff, standardError, action, assessment, bound, constantPayoff, degenerate, evaluation },
        seeds: seeds.map(seedJson),
    };
}
/** Without the policy, which the records have. */
function seedJson({ policy: _, visited: __, ...seed }) {
    return seed;
}
function contestJson({ baseline, ours, ratio, lastingRatio, verdict }) {
    return { cell: contestName(ours), baseline, episodesRatio: ratio, lastingRatio, verdict };
}
/** Every number to five digits; JSON has no infinity, so that what was never reached is null. */
function rounded(value) {
    if (typeof value === "number")
        return Number.isFinite(value) ? Number(value.toFixed(5)) : null;
    if (Array.isArray(value))
        return value.map(rounded);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
}
