/** Policies of the continuous game that are small networks, and their plain form. */
import { continuousPolicy } from "../../game/index.js";
import { loadPerceptron, perceive, savePerceptron } from "./perceptron.js";
/**
 * A policy by its networks: donations from own and partner's reputation, judgements from donation, subject's and judge's
 * reputation. A half without a network is the other policy's.
 */
export function networkPolicy(networks, otherwise) {
    const { action, assessment } = networks;
    const policy = continuousPolicy(action ? (...inputs) => perceive(action, inputs) : (...inputs) => otherwise.donation(...inputs), assessment ? (...inputs) => perceive(assessment, inputs) : (...inputs) => otherwise.judgement(...inputs));
    return {
        ...policy,
        networks: {
            ...(action && { action: savePerceptron(action) }),
            ...(assessment && { assessment: savePerceptron(assessment) }),
        },
    };
}
/**
 * A policy from its saved networks, and from its corners where a half has none.
 *
 * @throws OptionError for what `networks` of a policy cannot have been
 */
export function loadNetworkPolicy(saved, otherwise) {
    const { action, assessment } = (saved ?? {});
    return networkPolicy({
        action: action === undefined ? undefined : loadPerceptron(action, 2),
        assessment: assessment === undefined ? undefined : loadPerceptron(assessment, 3),
    }, otherwise);
}
