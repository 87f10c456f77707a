import { asContinuous, continuousAsPerformed } from "../../../game/index.js";
import { forEachDecision } from "../decisions.js";
/**
 * How far the learner's estimates are from what the residents do: the mean absolute difference of shares over the
 * decisions in the records.
 *
 * @param estimates of agents 1 .. N-1, as seen
 * @param residents policies of the same, as chosen
 */
export function continuousEstimatorError(estimates, residents, records) {
    const estimated = estimates.map(asContinuous);
    const performed = residents.map((resident) => continuousAsPerformed(records.game, resident));
    const action = { sum: 0, count: 0 };
    const assessment = { sum: 0, count: 0 };
    const add = (total, one, other) => {
        total.sum += Math.abs(one - other);
        total.count += 1;
    };
    forEachDecision(records, (giver, own, partner) => {
        if (giver === 0)
            return;
        add(action, estimated[giver - 1].donation(own, partner), performed[giver - 1].donation(own, partner));
    }, (_subject, judge, given, reputation, own) => {
        if (judge === 0)
            return;
        const at = judge - 1;
        add(assessment, estimated[at].judgement(given, reputation, own), performed[at].judgement(given, reputation, own));
    });
    const mean = ({ sum, count }) => (count === 0 ? 0 : sum / count);
    return { actionError: mean(action), assessmentError: mean(assessment) };
}
