/** What a study came to: how much of the best response every learner misses, and what each ingredient of ours buys. */
import { NEGLIGIBLE_REFERENCE } from "../defaults.js";
import { median, resampledMean } from "../reproduce/statistics.js";
import { isOurs, variants, WHOLE } from "./learners.js";
/**
 * The share of the best response that a training misses; where that is next to nothing, of the benefit. Below 0 where it was
 * surpassed.
 */
export function missed({ payoff }, { setting: { game }, reference }) {
    const isNegligible = reference.payoff <= NEGLIGIBLE_REFERENCE * game.benefit;
    return (reference.payoff - payoff) / (isNegligible ? game.benefit : reference.payoff);
}
export function learnerTotals(results, learners) {
    return learners.flatMap((learner) => {
        const each = results.flatMap((result) => result.trainings
            .filter((training) => training.learner === learner)
            .map((training) => ({ training, missed: missed(training, result) })));
        if (each.length === 0)
            return [];
        const worst = each.reduce((one, other) => (other.missed > one.missed ? other : one));
        const bySetting = [...meansOf(results, learner).values()];
        return {
            learner,
            settings: bySetting.length,
            trainings: each.length,
            mean: resampledMean(bySetting),
            median: median(each.map((one) => one.missed)),
            worst: worst.missed,
            worstSetting: worst.training.setting,
            below95: each.filter((one) => one.missed > 0.05).length,
            below97: each.filter((one) => one.missed > 0.03).length,
            milliseconds: median(each.map(({ training }) => (1000 * training.seconds) / training.iterations)),
        };
    });
}
/** What a learner misses in each setting, by its name, mean over seeds. */
export function meansOf(results, learner) {
    return new Map(results.flatMap((result) => {
        const own = result.trainings.filter((training) => training.learner === learner);
        const sum = own.reduce((total, training) => total + missed(training, result), 0);
        return own.length === 0 ? [] : [[result.setting.name, sum / own.length]];
    }));
}
export function effectsOf(results, learners) {
    const ours = learners.find(isOurs);
    if (ours === undefined)
        return [];
    const others = learners
        .filter((learner) => learner !== ours && !variants.has(learner))
        .map((learner) => ({ what: "our method", instead: learner, pairs: [[ours, learner]] }));
    return [...exchanges(learners), ...others].flatMap(({ what, instead, pairs }) => {
        // The first pair is that of ours.
        const [alone] = pairs.map((pair) => differences(results, [pair]));
        if (alone.length === 0)
            return [];
        const overall = pairs.length > 1 && { overall: resampledMean(differences(results, pairs)) };
        return { what, instead, alone: resampledMean(alone), settings: alone.length, ...overall };
    });
}
/** Every ingredient of ours with its alternative, and all pairs of variants that differ in it alone. */
function exchanges(learners) {
    const whole = variants.get(WHOLE);
    return Object.keys(whole).flatMap((what) => {
        const pairs = [...variants].flatMap(([name, variant]) => {
            if (variant[what] !== whole[what])
                return [];
            const without = [...variants].find(([, other]) => Object.keys(whole).every((each) => (other[each] === variant[each]) === (each !== what)));
            return [[name, without[0]]];
        });
        const isThere = pairs.every((pair) => pair.every((name) => learners.includes(name)));
        return isThere ? [{ what, instead: variants.get(pairs[0][1])[what], pairs }] : [];
    });
}
/** In every setting in which all of them were trained, by how much the second of each pair misses more, averaged over pairs. */
function differences(results, pairs) {
    const means = pairs.map((pair) => pair.map((learner) => meansOf(results, learner)));
    return results.flatMap(({ setting: { name } }) => {
        const each = means.map(([one, other]) => other.get(name) - one.get(name));
        return each.some(Number.isNaN) ? [] : [each.reduce((sum, one) => sum + one, 0) / each.length];
    });
}
