/** Whether a policy makes anything of reputations, or always does the same. */
import type { Optimize } from "../../reciprocity/index.js";
import type { PolicyProbabilities } from "../result.js";

/** What a policy makes of reputations, in the halves that were optimised. */
export const policyKinds = ["context-sensitive", "constant actions", "constant signals", "constant"] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** Contexts that come up less often than this do not tell whether a policy is constant. */
const SELDOM = 0.001;

/** @param visits how often the policy gets into each context. */
export function kindOf(policy: PolicyProbabilities, visits: PolicyProbabilities, optimize: Optimize): PolicyKind {
  const constantActions = optimize !== "signal" && isConstant(policy.action, visits.action);
  const constantSignals = optimize !== "action" && isConstant(policy.assessment, visits.assessment);
  if (optimize === "joint" && constantActions !== constantSignals) {
    return constantActions ? "constant actions" : "constant signals";
  }
  return constantActions || constantSignals ? "constant" : "context-sensitive";
}

/** Whether the likelier choice is the same wherever the learner gets to. */
function isConstant(chances: readonly number[], visits: readonly number[]): boolean {
  const often = oftenIn(visits);
  const choices = chances.filter((_, at) => often[at]).map((chance) => chance > 0.5);
  return new Set(choices).size <= 1;
}

/** Which contexts come up at all often. */
export function oftenIn(visits: readonly number[]): boolean[] {
  const all = visits.reduce((sum, count) => sum + count, 0);
  return visits.map((count) => count > 0 && count >= SELDOM * all);
}

/** Whether some optimised half of a policy is constant that is constant in no best response. */
export function isConstantUnlike(kind: PolicyKind, best: readonly PolicyKind[], optimize: Optimize): boolean {
  return constantHalves(kind, optimize).some(
    (half) => !best.some((each) => constantHalves(each, optimize).includes(half)),
  );
}

function constantHalves(kind: PolicyKind, optimize: Optimize): string[] {
  if (kind === "context-sensitive") return [];
  if (kind !== "constant") return [kind];
  return ["constant actions", "constant signals"].filter(
    (half) => optimize === "joint" || half.startsWith(`constant ${optimize}`),
  );
}
