import { type Policy, type PublicRecords } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { type Visits } from "../visits.js";
import { type Rules } from "./rules.js";
/** Share of the visits in which the policy's greedy choice is the rule's. */
export declare function agreement(policy: Policy, rules: Rules, optimize: Optimize, records: PublicRecords): number;
/** The same, of visits that were counted before. */
export declare function agreementOver(policy: Policy, rules: Pick<Rules, "action" | "assessment">, optimize: Optimize, seen: Visits): number;
