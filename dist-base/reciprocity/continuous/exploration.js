// How the learner of the continuous game finds out what the others do. Its own policy may lead everybody to the same few
// reputations; so whole episodes are played by rules drawn at random, which lead to others.
import { continuousPolicy, Multilinear, policyFromBits } from "../../game/index.js";
/** The first so many episodes are played by random rules, and so is one of every few after them. */
export const FIRST_EPISODES = 64;
const EVERY = 8;
export function isExploring(episode) {
    return episode < FIRST_EPISODES || episode % EVERY === 0;
}
/** A rule of random bits in the halves that are learned, and the policy's own in the other. */
export function randomRule(policy, optimize, random) {
    const bits = (count) => Array.from({ length: count }, () => random.below(2)).join("");
    const drawn = new Multilinear(policyFromBits(bits(4), bits(8)));
    return continuousPolicy(optimize === "signal" ? policy.donation : (...inputs) => drawn.donation(...inputs), optimize === "action" ? policy.judgement : (...inputs) => drawn.judgement(...inputs));
}
/** The policy, but for a share of its choices, which are drawn uniformly, in the halves that are learned. */
export function noisy(policy, optimize, share, random) {
    const choose = (chosen) => {
        const draw = random.uniform();
        return draw < share ? draw / share : chosen;
    };
    return {
        ...policy,
        donation: optimize === "signal" ? policy.donation : (...inputs) => choose(policy.donation(...inputs)),
        judgement: optimize === "action" ? policy.judgement : (...inputs) => choose(policy.judgement(...inputs)),
    };
}
