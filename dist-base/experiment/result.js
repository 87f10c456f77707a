/** What a training, an evaluation or the oracle found, as `result.json` and `--json` give it. */
import { sightOf } from "../game/index.js";
/** @param rules which of the best responses to show; they are all worth the same. */
export function referenceOf(shape, best, { bound, foresightBound }, rules = best) {
    return {
        payoff: best.payoff,
        exact: best.exact,
        standardError: best.standardError,
        isLowerBound: best.isLowerBound,
        action: rules.action,
        assessment: rules.assessment,
        ties: best.ties.length,
        policy: rulesOf(rules.policy, shape),
        bound: bound?.payoff ?? null,
        boundStandardError: bound?.standardError ?? null,
        foresightBound: foresightBound?.payoff ?? null,
        foresightBoundStandardError: foresightBound?.standardError ?? null,
        degenerate: best.degenerate,
        constantPayoff: best.constantPayoff,
        constantSignalPayoff: best.constantSignalPayoff,
        constantActionPayoff: best.constantActionPayoff,
    };
}
/** A policy's chances. */
export function rulesOf(policy, { reputations, actions }) {
    const isBinary = reputations === 2 && actions === 2;
    const chances = (table, outcomes) => isBinary
        ? secondOf(table)
        : Array.from({ length: table.length / outcomes }, (_, context) => rowOf(table, context, outcomes));
    const rules = {
        ...sightOf(policy),
        action: chances(policy.action, actions),
        assessment: chances(policy.assessment, reputations),
    };
    return "networks" in policy ? { ...rules, networks: policy.networks } : rules;
}
/** The same of a binary policy: P(cooperate) and P(Good). */
export function binaryRulesOf(policy) {
    return { action: secondOf(policy.action), assessment: secondOf(policy.assessment) };
}
function secondOf(table) {
    return [...table].filter((_, at) => at % 2 === 1);
}
function rowOf(table, context, outcomes) {
    return Array.from(table.subarray(context * outcomes, (context + 1) * outcomes));
}
