import { allAsPerformed, NO_ACTION } from "../../game/index.js";
/**
 * How far the learner's estimates are from what the residents do, over the contexts in the records, by visits. A context
 * counts with the distance between the two distributions: half the sum of the absolute differences.
 *
 * @param estimates of agents 1 .. N-1, as seen
 * @param residents policies of the same, as chosen
 * @param evidence that the estimates rest on
 */
export function estimatorError(estimates, residents, game, records, evidence) {
    const performed = allAsPerformed(game, residents);
    const { reputations: k, actions } = game;
    const action = { sum: 0, count: 0, unseen: 0 };
    const assessment = { sum: 0, count: 0, unseen: 0 };
    const compare = (subject, judge, own, partner, acted) => {
        const context = own * k + partner;
        if (subject > 0) {
            action.sum += distance(estimates[subject - 1].action, performed[subject - 1].action, context, actions);
            action.count += 1;
            if (evidence?.[subject - 1]?.action.visits[context] === 0)
                action.unseen += 1;
        }
        if (judge > 0) {
            const row = context * actions + acted;
            assessment.sum += distance(estimates[judge - 1].assessment, performed[judge - 1].assessment, row, k);
            assessment.count += 1;
            if (evidence?.[judge - 1]?.assessment.visits[row] === 0)
                assessment.unseen += 1;
        }
    };
    const { first, second, reputationFirst, reputationSecond, actionFirst, actionSecond } = records;
    for (let at = 0; at < first.length; at++) {
        const reputationI = reputationFirst[at];
        const reputationJ = reputationSecond[at];
        compare(first[at], second[at], reputationI, reputationJ, actionFirst[at]);
        if (actionSecond[at] !== NO_ACTION) {
            compare(second[at], first[at], reputationJ, reputationI, actionSecond[at]);
        }
    }
    const errors = {
        actionError: ratio(action.sum, action.count),
        assessmentError: ratio(assessment.sum, assessment.count),
    };
    if (evidence === undefined)
        return errors;
    return {
        ...errors,
        unseenAction: unseenShare(evidence.map(({ action }) => action)),
        unseenAssessment: unseenShare(evidence.map(({ assessment }) => assessment)),
        unseenActionVisits: ratio(action.unseen, action.count),
        unseenAssessmentVisits: ratio(assessment.unseen, assessment.count),
    };
}
function unseenShare(evidence) {
    let unseen = 0;
    let all = 0;
    for (const { visits } of evidence) {
        all += visits.length;
        for (const count of visits)
            if (count === 0)
                unseen += 1;
    }
    return ratio(unseen, all);
}
function distance(a, b, row, width) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at++)
        sum += Math.abs(a[at] - b[at]);
    return sum / 2;
}
function ratio(sum, count) {
    return count === 0 ? 0 : sum / count;
}
