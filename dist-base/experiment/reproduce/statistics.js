/** Figures of few seeds, with intervals that say how far they can be trusted. */
import jStat from "jstat";
import { createRandom } from "../../game/index.js";
export const CONFIDENCE = 0.95;
const RESAMPLES = 1000;
/** With fewer values of each, resampling says nothing. */
const LEAST_RESAMPLED = 3;
/** An interval that holds the mean of fewer would have to be much wider than what resampling gives. */
const LEAST_AVERAGED = 5;
/** The mean, with Student's interval: right for normal values, and near enough for the mean of a few that are not. */
export function meanEstimate(values, confidence = CONFIDENCE) {
    const count = values.length;
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    if (count < 2)
        return { value: mean, low: Number.NaN, high: Number.NaN };
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
    const reach = jStat.studentt.inv((1 + confidence) / 2, count - 1) * Math.sqrt(variance / count);
    return { value: mean, low: mean - reach, high: mean + reach };
}
/** A share of trials, with the interval of Clopper and Pearson, which never covers less than it says. */
export function shareEstimate(hits, trials, confidence = CONFIDENCE) {
    const tail = (1 - confidence) / 2;
    return {
        value: hits / trials,
        low: hits === 0 ? 0 : jStat.beta.inv(tail, hits, trials - hits + 1),
        high: hits === trials ? 1 : jStat.beta.inv(1 - tail, hits + 1, trials - hits),
    };
}
/**
 * How many times the median of some values is that of others, with a percentile bootstrap interval. Values may be infinite
 * (never reached). With three of each it covers the truth in nine studies of ten only, with five or more in 95 of a hundred; with
 * fewer there is none.
 */
export function medianRatio(above, below, { confidence = CONFIDENCE, seed = 1 } = {}) {
    const value = ratioOf(median(above), median(below));
    if (Math.min(above.length, below.length) < LEAST_RESAMPLED)
        return { value, low: Number.NaN, high: Number.NaN };
    const random = createRandom(seed);
    const [over, under] = [resampledMedians(above, random), resampledMedians(below, random)];
    const ratios = over.map((value, at) => ratioOf(value, under[at]));
    const sorted = ratios.filter((value) => !Number.isNaN(value)).sort((one, other) => one - other);
    const tail = (1 - confidence) / 2;
    return {
        value,
        low: quantileOfSorted(sorted, tail),
        high: quantileOfSorted(sorted, 1 - tail),
    };
}
/**
 * The mean, with a percentile bootstrap interval: for a mean over few that may lie far out. Drawn is always the same from as many
 * values; of fewer than five there is no interval.
 */
export function resampledMean(values, { confidence = CONFIDENCE, seed = 1 } = {}) {
    const count = values.length;
    const value = values.reduce((sum, each) => sum + each, 0) / count;
    if (count < LEAST_AVERAGED)
        return { value, low: Number.NaN, high: Number.NaN };
    const random = createRandom(seed);
    const means = Array.from({ length: RESAMPLES }, () => {
        let sum = 0;
        for (let draw = 0; draw < count; draw++)
            sum += values[random.below(count)];
        return sum / count;
    }).sort((one, other) => one - other);
    const tail = (1 - confidence) / 2;
    return { value, low: quantileOfSorted(means, tail), high: quantileOfSorted(means, 1 - tail) };
}
function resampledMedians(values, random) {
    const sorted = [...values].sort((one, other) => one - other);
    const places = new Int32Array(values.length);
    const middle = (values.length - 1) / 2;
    return Array.from({ length: RESAMPLES }, () => {
        for (let at = 0; at < places.length; at++)
            places[at] = random.below(places.length);
        places.sort();
        return (sorted[places[Math.floor(middle)]] + sorted[places[Math.ceil(middle)]]) / 2;
    });
}
/** How many times the one is the other; NaN of two that are infinite, of which nothing can be said. */
export function ratioOf(above, below) {
    return above === below && Number.isFinite(above) ? 1 : above / below;
}
export function median(values) {
    return quantile(values, 0.5);
}
/** Between the values nearest to that share of them, in proportion; NaN of none. */
export function quantile(values, share) {
    return quantileOfSorted([...values].sort((one, other) => one - other), share);
}
function quantileOfSorted(sorted, share) {
    if (sorted.length === 0)
        return Number.NaN;
    const place = share * (sorted.length - 1);
    const lower = sorted[Math.floor(place)];
    const upper = sorted[Math.ceil(place)];
    // Infinity times zero is no number.
    return lower === upper ? lower : lower + (upper - lower) * (place - Math.floor(place));
}
