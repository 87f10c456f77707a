import { settings } from "./settings.js";
import { median, medianRatio, ratioOf } from "./statistics.js";
export const OURS = "reciprocity-gradient";
/** All but the best response: this share of it. */
const NEARLY = 0.99;
const parts = ["presets", "hard settings", "continuous donations"];
export function partOf({ setting, actions }) {
    if (actions === "continuous")
        return "continuous donations";
    return settings[setting].challenge === undefined ? "presets" : "hard settings";
}
/** What there is of each part, in order; parts without anything are left out. */
export function byPart(values, part) {
    const groups = parts.map((name) => [name, values.filter((value) => part(value) === name)]);
    return groups.filter(([, group]) => group.length > 0);
}
export function methodTotals(results) {
    return byPart(results, partOf).flatMap(([part, cells]) => totalsOf(part, cells));
}
function totalsOf(part, results) {
    const methods = [...new Set(results.map(({ method }) => method))];
    return methods.map((method) => {
        const own = results.filter((result) => result.method === method);
        const cells = own.filter(({ training, testing }) => training === testing);
        const seeds = cells.flatMap((cell) => cell.seeds);
        const discriminative = cells.filter(({ reference }) => !reference.degenerate);
        const worst = cells
            .filter((cell) => cell.referencePerformance !== null)
            .sort((one, other) => one.referencePerformance - other.referencePerformance)[0];
        return {
            part,
            method,
            cells: cells.length,
            degenerate: regimeTotals(cells.filter(({ reference }) => reference.degenerate)),
            discriminative: regimeTotals(discriminative),
            worst: worst === undefined ? null : { performance: worst.referencePerformance, cell: worst.name },
            nearly: shareOf(cells, ({ referencePerformance: share }) => share !== null && share >= NEARLY),
            reached: shareOf(seeds, ({ episodesToNear }) => Number.isFinite(episodesToNear)),
            ended: shareOf(seeds, ({ episodesToStay }) => Number.isFinite(episodesToStay)),
            episodesToNear: median(cells.map(({ episodesToNear }) => episodesToNear)),
            constant: shareOf(seeds, ({ constant }) => constant),
            collapsed: shareOf(seeds, ({ collapsed }) => collapsed),
            transfer: regimeTotals(own.filter(({ training, testing }) => training !== testing)).performance,
        };
    });
}
function regimeTotals(cells) {
    return {
        cells: cells.length,
        performance: median(cells.flatMap(({ referencePerformance: share }) => (share === null ? [] : [share]))),
        adherence: median(cells.map(({ referenceAdherence }) => referenceAdherence)),
    };
}
function shareOf(values, holds) {
    return values.filter(holds).length / values.length;
}
/** Ours against every other method, cell by cell, where a cell is trained and tested under one matching. */
export function contests(results) {
    const matched = results.filter(({ training, testing }) => training === testing);
    const mine = new Map(matched.filter(({ method }) => method === OURS).map((cell) => [contestName(cell), cell]));
    return matched.flatMap((theirs) => {
        const ours = mine.get(contestName(theirs));
        if (theirs.method === OURS || ours === undefined)
            return [];
        const ratio = medianRatio(episodesOf(theirs), episodesOf(ours));
        const lastingRatio = ratioOf(theirs.episodesToStay, ours.episodesToStay);
        return [{ baseline: theirs.method, ours, theirs, ratio, lastingRatio, verdict: verdictOf(ours, theirs, ratio) }];
    });
}
/** A cell's name without its method. */
export function contestName({ name, method }) {
    return name.slice(0, -method.length - 1);
}
function episodesOf({ seeds }) {
    return seeds.map(({ episodesToNear }) => episodesToNear);
}
/** By the interval: what may be chance is no verdict. */
function verdictOf(ours, theirs, { low, high }) {
    const [mine, other] = [ours, theirs].map(({ episodesToNear }) => Number.isFinite(episodesToNear));
    if (!mine && !other)
        return "neither";
    if (low > 1)
        return other ? "faster" : "only ours";
    if (high < 1)
        return mine ? "slower" : "only theirs";
    return "even";
}
