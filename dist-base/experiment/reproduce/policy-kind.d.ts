/** Whether a policy makes anything of reputations, or always does the same. */
import type { Optimize } from "../../reciprocity/index.js";
import type { PolicyProbabilities } from "../result.js";
import type { Situation } from "./grid.js";
/** What a policy makes of reputations, in the halves that were optimised. */
export declare const policyKinds: readonly ["context-sensitive", "constant actions", "constant signals", "constant"];
export type PolicyKind = (typeof policyKinds)[number];
/** @param visits how often the policy gets into each context. */
export declare function kindOf(policy: PolicyProbabilities, visits: PolicyProbabilities, { optimize, actions }: Pick<Situation, "optimize" | "actions">): PolicyKind;
/** Which contexts come up at all often. */
export declare function oftenIn(visits: readonly number[]): boolean[];
/** Whether some optimised half of a policy is constant that is constant in no best response. */
export declare function isConstantUnlike(kind: PolicyKind, best: readonly PolicyKind[], optimize: Optimize): boolean;
