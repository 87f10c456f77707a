import { isSituated, Situations } from "../../game/index.js";
import { visits } from "../visits.js";
import { choicesIn, greedyChoices, widthsOf } from "./rules.js";
/** Share of the visits in which the policy's greedy choice is the rule's. */
export function agreement(policy, rules, optimize, records) {
    return agreementOver(policy, rules, optimize, visits(records, isSituated(policy) ? new Situations(records.game, policy.sees) : undefined));
}
/** The same, of visits that were counted before. */
export function agreementOver(policy, rules, optimize, seen) {
    let agreed = 0;
    let all = 0;
    const { actions, reputations } = widthsOf(policy);
    const count = (choices, rule, weights) => {
        const wanted = choicesIn(rule);
        for (let context = 0; context < weights.length; context++) {
            const weight = weights[context];
            all += weight;
            if (choices[context] === wanted[context])
                agreed += weight;
        }
    };
    if (optimize !== "signal")
        count(greedyChoices(policy.action, actions), rules.action, seen.action);
    if (optimize !== "action")
        count(greedyChoices(policy.assessment, reputations), rules.assessment, seen.assessment);
    return all === 0 ? 1 : agreed / all;
}
