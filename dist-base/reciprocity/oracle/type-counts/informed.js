import { bestIn, decisionIn } from "../decision.js";
import { Values } from "./recursion.js";
/**
 * The most that the learner can expect in total from an episode.
 *
 * @param choices see `Choices`
 * @param fixed the learner's policy, as performed; the halves that are not optimised are taken from it
 */
export function informedTotal(crowd, choices, optimize, fixed) {
    const { game, meetings, states } = crowd;
    const k = game.reputations;
    // In one-way encounters it is donor or recipient, each with a half, and knows which.
    const roles = game.encounter === "mutual" ? [true] : [true, false];
    const decisions = meetings.map(({ type }) => Array.from({ length: k * k }, (_, context) => roles.map((isDonor) => decisionIn(game, type.policy, isDonor, choices, optimize, fixed, Math.floor(context / k), context % k))));
    const values = new Values(crowd, 1);
    for (let round = 0; round < game.rounds; round++) {
        values.back(({ size, all, chances }, at, after, next) => {
            for (let place = 0; place < size * k; place++) {
                const others = Math.floor(place / k);
                for (let own = 0; own < k; own++) {
                    let worth = 0;
                    for (const decision of decisions[at][own * k + (place % k)]) {
                        worth += bestIn(decision, after, others * k * k, k, 1) / roles.length;
                    }
                    next[own * states + all[place]] += chances[place] * worth;
                }
            }
        });
    }
    return values.mean()[0];
}
