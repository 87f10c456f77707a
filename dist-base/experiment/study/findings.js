/** What a study found, in sentences made from its figures: a paragraph a family. */
import { figure } from "../words.js";
import { isOurs } from "./learners.js";
export function findingsOf({ families }) {
    return families.filter(({ totals }) => totals.length > 0).map((family) => findingOf(family));
}
function findingOf({ family, totals, effects }) {
    const ours = totals.find(({ learner }) => isOurs(learner));
    const best = totals.reduce((one, other) => (other.mean.value < one.mean.value ? other : one));
    const sentences = [...(ours === undefined ? [] : [standing(ours, best)]), ...effects.map(effectSentence)];
    return { title: family.title, text: sentences.join(" ") };
}
function standing(ours, best) {
    const { mean, below95, trainings, worst, worstSetting } = ours;
    const misses = `Our method misses ${percentOf(mean.value)} of the best response in the mean of ${plural(ours.settings, "setting")}`;
    const ends = `${below95} of ${plural(trainings, "training")} ${below95 === 1 ? "ends" : "end"} below 95 %, and the worst misses ${percentOf(worst)} (${worstSetting})`;
    const lead = best === ours ? "" : ` Least is missed by ${best.learner}: ${percentOf(best.mean.value)}.`;
    return `${misses}; ${ends}.${lead}`;
}
function effectSentence({ what, instead, alone, settings }) {
    const exchanged = what === "our method" ? `With ${instead} in its place` : `With ${what} ${instead}`;
    const { value, low, high } = alone;
    const change = `${figure(100 * Math.abs(value), 2)} points ${value < 0 ? "less" : "more"}`;
    if (!Number.isFinite(low))
        return `${exchanged}, ${change} are missed; ${plural(settings, "setting")} are too few for an interval.`;
    const interval = `(95 % interval over settings ${figure(100 * low, 2)} to ${figure(100 * high, 2)})`;
    if (low > 0 || high < 0)
        return `${exchanged}, ${change} are missed ${interval}.`;
    return `${exchanged}, no difference can be told: ${change} ${interval}.`;
}
function percentOf(share) {
    return `${figure(100 * share, 2)} %`;
}
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
