import { asContinuous } from "../../../game/index.js";
import { forEachDecision } from "../decisions.js";
/** Share of the learner's decisions in the records in which both policies do the same, rounded to 0 or 1. */
export function continuousAgreement(one, other, optimize, records) {
    const [mine, theirs] = [asContinuous(one), asContinuous(other)];
    let agreed = 0;
    let all = 0;
    const compare = (share, wanted) => {
        all += 1;
        if (Math.round(share) === Math.round(wanted))
            agreed += 1;
    };
    forEachDecision(records, (giver, own, partner) => {
        if (giver !== 0 || optimize === "signal")
            return;
        compare(mine.donation(own, partner), theirs.donation(own, partner));
    }, (_subject, judge, given, reputation, own) => {
        if (judge !== 0 || optimize === "action")
            return;
        compare(mine.judgement(given, reputation, own), theirs.judgement(given, reputation, own));
    });
    return all === 0 ? 1 : agreed / all;
}
/**
 * How near the learner came to each corner: [4] of donations, [8] of judgements. A decision counts for every corner with
 * the weight that a multilinear rule gives it there, so that weights sum to the decisions.
 */
export function continuousVisits(records) {
    const action = new Float64Array(4);
    const assessment = new Float64Array(8);
    forEachDecision(records, (giver, own, partner) => {
        if (giver === 0)
            spread(action, [own, partner]);
    }, (_subject, judge, given, reputation, own) => {
        if (judge === 0)
            spread(assessment, [reputation, own, given]);
    });
    return { action, assessment };
}
/** Adds 1 in all, by the chances of independent bits; the last one changes first. */
function spread(counts, chances) {
    for (let corner = 0; corner < counts.length; corner++) {
        let weight = 1;
        for (const [at, chance] of chances.entries()) {
            weight *= ((corner >> (chances.length - 1 - at)) & 1) === 1 ? chance : 1 - chance;
        }
        counts[corner] += weight;
    }
}
