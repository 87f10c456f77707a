import { type Game, type Policy } from "../../game/index.js";
import type { Optimize } from "../learner.js";
/** What becomes of a choice. */
export interface Choices {
    readonly action: readonly Float64Array[];
    readonly signal: readonly Float64Array[];
}
/** The choices that a learner has, as performed: one for each action and for each reputation. */
export declare function choicesOf(game: Game): Choices;
/** What the learner decides on with its and its partner's reputation. */
export interface Decision {
    /** Its expected payoff by what it does. */
    readonly paid: Float64Array;
    /** The distribution of its new reputation by what it does. */
    readonly toSelf: readonly Float64Array[];
    /** The chance of each answer of the partner's; a single one where the partner does not act. */
    readonly chances: Float64Array;
    /** By answer, the distributions of the partner's new reputation among which the learner chooses. */
    readonly toPartner: readonly (readonly Float64Array[])[];
    /** The distributions of what it does among which it chooses. */
    readonly options: readonly Float64Array[];
    /** Room for what each of its actions is worth. */
    readonly worth: Float64Array;
}
/**
 * The best mean of the payoff and of what comes after, the learner knowing what all of it is worth.
 *
 * @param value by both new reputations, `value[offset + own * strideOwn + partner's * stridePartner]`
 */
export declare function bestIn({ toSelf, toPartner, chances, paid, options, worth }: Decision, value: Float64Array, offset: number, strideOwn: number, stridePartner: number): number;
export declare function decisionIn(game: Game, policy: Policy, isFirst: boolean, choices: Choices, optimize: Optimize, fixed: Policy, r0: number, rp: number): Decision;
