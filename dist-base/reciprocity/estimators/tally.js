// How often each opponent was seen to do and to say what, in which context: all that a model of the others is made from.
import { NO_ACTION } from "../../game/index.js";
/** The two halves of a policy, each a table of its own. */
export const halves = ["action", "assessment"];
export function tableShapes({ agents, reputations: k, actions: a }) {
    const opponents = agents - 1;
    return {
        action: { opponents, contexts: k * k, outcomes: a },
        assessment: { opponents, contexts: k * k * a, outcomes: k },
    };
}
/** Zeros. @param most the largest count that there will be */
export function emptyTally(game, most = 0xffffffff) {
    const { action, assessment } = tableShapes(game);
    const counts = ({ opponents, contexts, outcomes }) => {
        const size = opponents * contexts * outcomes;
        return most < 2 ** 8 ? new Uint8Array(size) : most < 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size);
    };
    return { action: counts(action), assessment: counts(assessment) };
}
/** Counts the encounters in a part of the records: from one place up to another. */
export function tallyOf(game, records, from = 0, to = records.first.length) {
    // Nobody has more than one encounter a round.
    const { action, assessment } = emptyTally(game, records.episodes * records.rounds);
    const { reputations: k, actions: a } = game;
    const { first, second, reputationFirst, reputationSecond } = records;
    const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
    // Opponent i is row i - 1; the learner needs no model of itself.
    const count = (subject, judge, own, partner, acted, signal) => {
        const context = own * k + partner;
        if (subject > 0)
            action[((subject - 1) * k * k + context) * a + acted] += 1;
        if (judge > 0)
            assessment[(((judge - 1) * k * k + context) * a + acted) * k + signal] += 1;
    };
    for (let at = from; at < to; at++) {
        const i = first[at];
        const j = second[at];
        const reputationI = reputationFirst[at];
        const reputationJ = reputationSecond[at];
        count(i, j, reputationI, reputationJ, actionFirst[at], signalFirst[at]);
        if (actionSecond[at] !== NO_ACTION) {
            count(j, i, reputationJ, reputationI, actionSecond[at], signalSecond[at]);
        }
    }
    return { action, assessment };
}
/** Adds what was counted, or takes it away. */
export function addTally(sum, { action, assessment }) {
    for (let at = 0; at < action.length; at++)
        sum.action[at] += action[at];
    for (let at = 0; at < assessment.length; at++)
        sum.assessment[at] += assessment[at];
}
