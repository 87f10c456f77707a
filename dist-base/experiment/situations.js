import { groupInWords } from "./words.js";
/** First over all partners; then, where the learner sees who its partner is, for each group of residents. */
export function shownByPartners(result, { residents }) {
    const { sees, situations } = result.policy;
    if (sees === undefined || situations === undefined)
        return [{ result }];
    const all = { result: averaged(result, situations, () => true) };
    if (!sees.includes("partner"))
        return [all];
    // The partner comes first among what numbers a situation.
    const each = situations / residents.reduce((sum, { count }) => sum + count, 0);
    let next = 0;
    const groups = residents.map((group) => {
        const first = next * each;
        next += group.count;
        const end = next * each;
        const isIn = (situation) => situation >= first && situation < end;
        return { partners: groupInWords(group), result: averaged(result, situations, isIn) };
    });
    return [all, ...groups];
}
/** @param isIn the situations that are averaged over */
function averaged(result, situations, isIn) {
    const { reference, visits, policy } = result;
    const rules = (saved) => saved.sees === undefined
        ? saved
        : {
            action: mean(saved.action, visits.action, situations, isIn),
            assessment: mean(saved.assessment, visits.assessment, situations, isIn),
        };
    return {
        ...result,
        policy: rules(policy),
        reference: reference && { ...reference, policy: rules(reference.policy) },
        visits: { action: sums(visits.action, situations, isIn), assessment: sums(visits.assessment, situations, isIn) },
    };
}
/** By context; as shares of them all. */
function sums(visits, situations, isIn) {
    const contexts = visits.length / situations;
    const counts = new Array(contexts).fill(0);
    for (const [at, share] of visits.entries())
        if (isIn(Math.floor(at / contexts)))
            counts[at % contexts] += share;
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (all === 0 ? 0 : count / all));
}
/** Where a context never came up, all situations weigh alike. */
function mean(chances, visits, situations, isIn) {
    const contexts = chances.length / situations;
    const of = (context) => {
        const own = Array.from({ length: situations }, (_, situation) => situation).filter(isIn);
        const places = own.map((situation) => situation * contexts + context);
        const met = places.reduce((sum, at) => sum + visits[at], 0);
        const weight = (at) => (met === 0 ? 1 / places.length : visits[at] / met);
        const rows = places.map((at) => [chances[at]].flat());
        const row = rows[0].map((_, outcome) => rows.reduce((sum, one, at) => sum + weight(places[at]) * one[outcome], 0));
        return typeof chances[0] === "number" ? row[0] : row;
    };
    return Array.from({ length: contexts }, (_, context) => of(context));
}
