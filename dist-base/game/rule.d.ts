/**
 * Rules as people write them down, for any number of reputations and actions: by name, as text, as a list of choices or as
 * rows of chances. A rule is half of a policy; its table is in the index order of `Policy`.
 */
import type { Taken } from "../options.js";
import { type Factor, type Half, type PolicyShape } from "./decisions.js";
/**
 * How one acts or judges. Contexts are in the index order of `Policy`: K^2 of `own * K + partner` for an action rule, K^2 A
 * of `(subject * K + judge) * A + action` for an assessment rule.
 *
 * - A name (see `norms` and `actionRules`). In a game that is not binary it is lifted: reputations of K/2 and above count
 *   as Good, actions of A/2 and above as cooperation; who cooperates donates all, who says Good says K - 1, and otherwise 0.
 * - Text of one character a context, the choice there: 0 .. 9, then a .. z for 10 .. 35. Bits are such text.
 * - A list of one choice a context.
 * - A list of rows of probabilities, one row a context.
 */
export type Rule = string | readonly number[] | readonly (readonly number[])[] | RuleFunction;
/**
 * A rule as a function of what is seen: it gives the choice, or a row of chances. It is asked once for each context, so that it
 * cannot remember anything.
 */
export type RuleFunction = (seen: Seen) => number | readonly number[];
/** What is seen in a context, as far as the decision depends on it, and in which role one decides. */
export type Seen = {
    readonly [Name in Factor]?: number;
} & {
    readonly role: 0 | 1;
    /** How many choices there are. */
    readonly choices: number;
};
export type { Half };
/** What a rule looks like whatever the game; whether it is one of this game is seen when its table is made. */
export declare function ruleTaken(half: Half): Taken;
/**
 * The table of a rule.
 *
 * @param field what the error calls it.
 * @throws GameError that says what the rule may be in a game of this shape, or names the first context that is wrong
 */
export declare function ruleTable(half: Half, rule: Rule, shape: PolicyShape, field?: string): Float64Array;
/** The table of a binary rule, given by its bits, lifted to a game of any shape. */
export declare function liftedTable(half: Half, bits: string, shape: PolicyShape): Float64Array;
/** A rule as one would call it: what was written, if that is short. */
export declare function ruleInWords(rule: Rule): string;
