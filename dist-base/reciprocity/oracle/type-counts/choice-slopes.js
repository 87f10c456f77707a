// From how the learner's worth changes with its encounters to how it changes with each of its choices.
import { donation } from "../../../game/index.js";
import { judgements } from "./pair.js";
import { slopesIn } from "./slopes.js";
/**
 * How the expected total of an episode changes with the chance of a choice, by its place in a point (see `RuleSpace`).
 *
 * @param policy as performed
 * @param choices see `Choices`
 * @param factor of all slopes
 */
export function choiceSlopes(crowd, policy, choices, factor) {
    const { game, meetings } = crowd;
    const { reputations: k, actions, cost } = game;
    const mutual = game.encounter === "mutual";
    const role = mutual ? 1 : 0.5;
    const shares = donation(game);
    // By what is executed, and by what is emitted.
    const acting = new Float64Array(k * k * actions);
    const judging = new Float64Array(k * k * actions * k);
    for (const [at, { payoffs, tables }] of slopesIn(crowd, policy).entries()) {
        const partnerPolicy = meetings[at].type.policy;
        const toSelf = judgements(game, policy, partnerPolicy);
        const toPartner = judgements(game, partnerPolicy, policy);
        const oneHot = (reputation) => (other) => Number(other === reputation);
        for (let own = 0; own < k; own++) {
            for (let partner = 0; partner < k; partner++) {
                const context = own * k + partner;
                const mirrored = partner * k + own;
                // The recipient of a one-way encounter keeps its reputation.
                const partnerBecomes = mutual ? (next) => toPartner[mirrored * k + next] : oneHot(partner);
                const selfBecomes = mutual ? (next) => toSelf[context * k + next] : oneHot(own);
                const ofOwn = new Float64Array(k);
                const ofPartner = new Float64Array(k);
                for (let newOwn = 0; newOwn < k; newOwn++) {
                    for (let newPartner = 0; newPartner < k; newPartner++) {
                        const slope = role * tables[(context * k + newOwn) * k + newPartner];
                        ofOwn[newOwn] += slope * partnerBecomes(newPartner);
                        ofPartner[newPartner] += slope * selfBecomes(newOwn);
                    }
                }
                for (let action = 0; action < actions; action++) {
                    const does = context * actions + action;
                    let worth = -role * cost * shares[action] * payoffs[context];
                    for (let next = 0; next < k; next++)
                        worth += partnerPolicy.assessment[does * k + next] * ofOwn[next];
                    acting[does] += factor * worth;
                    const done = mirrored * actions + action;
                    for (let next = 0; next < k; next++) {
                        judging[done * k + next] += factor * partnerPolicy.action[done] * ofPartner[next];
                    }
                }
            }
        }
    }
    return (place, choice) => {
        const acts = place < k * k;
        const slopes = acts ? acting : judging;
        const outcomes = (acts ? choices.action : choices.signal)[choice];
        const from = (acts ? place : place - k * k) * outcomes.length;
        let slope = 0;
        for (let outcome = 0; outcome < outcomes.length; outcome++)
            slope += outcomes[outcome] * slopes[from + outcome];
        return slope;
    };
}
