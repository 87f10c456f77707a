/** What a cell of the grid came to: its trainings over all seeds, held against the best response. */
import { agreementOver } from "../../reciprocity/index.js";
import { defaultGame, NEGLIGIBLE_REFERENCE } from "../defaults.js";
import { policyFromChances } from "../resolve.js";
import { cellName } from "./grid.js";
import { paperPayoffs } from "./paper.js";
import { isConstantUnlike, kindOf, oftenIn } from "./policy-kind.js";
import { settings } from "./settings.js";
import { meanEstimate, median, quantile, shareEstimate } from "./statistics.js";
/** Near enough to the best response: this share of it. */
export const NEAR = 0.95;
/** @param trainings of this cell, at least one. */
export function cellResult(cell, trainings, reference) {
    const tests = trainings.map((training) => training.tests.find(({ testing }) => testing === cell.testing));
    const { benefit } = { ...defaultGame, ...settings[cell.setting].configuration.game };
    const seeds = trainings.map((training, at) => seedResult(cell, training, tests[at], reference, benefit));
    const performances = seeds.flatMap(({ referencePerformance: share }) => (share === null ? [] : [share]));
    const hits = seeds.filter(({ episodesToNear }) => Number.isFinite(episodesToNear)).length;
    const [kind, kindCount] = mostFrequent(seeds.map((seed) => seed.kind));
    return {
        ...cell,
        name: cellName(cell),
        seeds,
        reference,
        constantIsNear: reference.constantPayoff >= nearPayoff(reference, benefit),
        payoff: meanEstimate(seeds.map(({ payoff }) => payoff)),
        referencePerformance: performances.length === 0 ? null : median(performances),
        referenceDifference: median(seeds.map(({ referenceDifference }) => referenceDifference)),
        referenceAdherence: median(seeds.map(({ referenceAdherence }) => referenceAdherence)),
        worstPerformance: performances.length === 0 ? null : Math.min(...performances),
        kind,
        kindShare: kindCount / seeds.length,
        collapsed: seeds.filter(({ collapsed }) => collapsed).length / seeds.length,
        episodesToNear: median(seeds.map(({ episodesToNear }) => episodesToNear)),
        secondsToNear: median(seeds.map(({ secondsToNear }) => secondsToNear)),
        episodesToStay: median(seeds.map(({ episodesToStay }) => episodesToStay)),
        reached: shareEstimate(hits, seeds.length),
        ended: seeds.filter(({ episodesToStay }) => Number.isFinite(episodesToStay)).length / seeds.length,
        seconds: median(trainings.map((training) => training.seconds)),
        curve: curveOf(trainings, tests),
        paper: paperPayoffs(cell),
    };
}
/** What is near enough to the best response. */
function nearPayoff({ payoff }, benefit) {
    return payoff - (1 - NEAR) * Math.max(payoff, NEGLIGIBLE_REFERENCE * benefit);
}
function seedResult(cell, training, { payoff, curve, visits }, reference, benefit) {
    const negligible = reference.payoff <= NEGLIGIBLE_REFERENCE * benefit;
    const near = nearPayoff(reference, benefit);
    // Not the first look, which is before any learning.
    const look = curve.findIndex((value, at) => at > 0 && value >= near);
    const stay = Math.max(1, curve.findLastIndex((value) => value < near) + 1);
    const policy = policyFromChances(training.policy.action, training.policy.assessment);
    const agreements = reference.ties.map(([action, assessment]) => agreementOver(policy, { action, assessment }, cell.optimize, visits));
    const isSearched = cell.actions === "continuous";
    const kind = kindOf(training.policy, visits, cell);
    const constant = isConstantUnlike(kind, reference.kinds, cell.optimize);
    return {
        seed: training.seed,
        payoff,
        referencePerformance: negligible ? null : payoff / reference.payoff,
        referenceDifference: (payoff - reference.payoff) / benefit,
        // What does as well is a best response itself, though it may not be among the few that were listed.
        referenceAdherence: isSearched && payoff >= reference.payoff ? 1 : Math.max(...agreements),
        kind,
        constant,
        collapsed: constant && payoff < near,
        episodesToNear: look < 0 ? Number.POSITIVE_INFINITY : training.curve.episodes[look],
        secondsToNear: look < 0 ? Number.POSITIVE_INFINITY : training.curve.seconds[look],
        episodesToStay: training.curve.episodes[stay] ?? Number.POSITIVE_INFINITY,
        policy: training.policy,
        visited: { action: oftenIn(visits.action), assessment: oftenIn(visits.assessment) },
    };
}
function mostFrequent(values) {
    const counts = new Map();
    for (const value of values)
        counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].reduce((one, other) => (other[1] > one[1] ? other : one));
}
function curveOf(trainings, tests) {
    const { episodes } = trainings[0].curve;
    const payoffs = episodes.map((_, at) => tests.map(({ curve }) => curve[at]));
    return {
        episodes,
        seconds: episodes.map((_, at) => median(trainings.map(({ curve }) => curve.seconds[at]))),
        lower: payoffs.map((values) => quantile(values, 0.25)),
        median: payoffs.map((values) => median(values)),
        upper: payoffs.map((values) => quantile(values, 0.75)),
    };
}
