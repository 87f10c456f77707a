/** What a policy makes of reputations, in the halves that were optimised. */
export const policyKinds = ["context-sensitive", "constant actions", "constant signals", "constant"];
/** Contexts that come up less often than this do not tell whether a policy is constant. */
const SELDOM = 0.001;
/** Shares that differ by less than this are about the same. */
const SAME_SHARE = 0.1;
/** @param visits how often the policy gets into each context. */
export function kindOf(policy, visits, { optimize, actions }) {
    const constantActions = optimize !== "signal" && isConstant(policy.action, visits.action, actions);
    const constantSignals = optimize !== "action" && isConstant(policy.assessment, visits.assessment, actions);
    if (optimize === "joint" && constantActions !== constantSignals) {
        return constantActions ? "constant actions" : "constant signals";
    }
    return constantActions || constantSignals ? "constant" : "context-sensitive";
}
/** Whether the likelier choice is the same wherever the learner gets to; shares, whether they are about the same. */
function isConstant(numbers, visits, actions) {
    const often = oftenIn(visits);
    const met = numbers.filter((_, at) => often[at]);
    if (actions === "continuous")
        return met.length === 0 || Math.max(...met) - Math.min(...met) < SAME_SHARE;
    return new Set(met.map((chance) => chance > 0.5)).size <= 1;
}
/** Which contexts come up at all often. */
export function oftenIn(visits) {
    const all = visits.reduce((sum, count) => sum + count, 0);
    return visits.map((count) => count > 0 && count >= SELDOM * all);
}
/** Whether some optimised half of a policy is constant that is constant in no best response. */
export function isConstantUnlike(kind, best, optimize) {
    return constantHalves(kind, optimize).some((half) => !best.some((each) => constantHalves(each, optimize).includes(half)));
}
function constantHalves(kind, optimize) {
    if (kind === "context-sensitive")
        return [];
    if (kind !== "constant")
        return [kind];
    return ["constant actions", "constant signals"].filter((half) => optimize === "joint" || half.startsWith(`constant ${optimize}`));
}
