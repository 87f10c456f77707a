import { type Policy, type PolicyShape } from "./policy.js";
import { type Rule } from "./rule.js";
/** So many residents with one policy. `action` and `assessment` override the norm's half; without a norm give both. */
export interface ResidentGroup {
    /** How many, an integer of at least 1. */
    readonly count: number;
    /** The name of a norm, which is an action rule and an assessment rule. */
    readonly norm?: string;
    /** How they act: the name of an action rule or of a norm, or the rule itself. */
    readonly action?: Rule;
    /** How they judge: the name of a norm, or the rule itself. */
    readonly assessment?: Rule;
}
/**
 * A policy for every resident, group after group; residents of a group share one object. The learner is not among them.
 *
 * @param groups at least one; 10^7 residents in all at most.
 * @param shape how many reputations and actions the game has, which is one; binary unless told.
 * @param field what errors call the list: `residents[1].action`.
 * @throws GameError
 */
export declare function definePopulation(groups: readonly ResidentGroup[], shape?: PolicyShape, field?: string): Policy[];
