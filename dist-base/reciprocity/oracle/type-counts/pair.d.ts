import { type Game, type Policy } from "../../../game/index.js";
/** P(the subject's new reputation | its own and the judge's before), `[own][judge's][new]`. */
export declare function judgements({ reputations: k, actions }: Game, subject: Policy, judge: Policy): Float64Array;
/**
 * P(both new reputations | both before) of two who meet, `[own][other's][new own][new other's]`. In one-way encounters each is
 * the donor with a half, and only the donor is judged.
 *
 * @param one policies as performed
 */
export declare function encounterTable(game: Game, one: Policy, other: Policy): Float64Array;
/** The mean payoff of the first of two who meet, `[own][other's]`, in one-way encounters over who is the donor. */
export declare function payoffTable(game: Game, one: Policy, other: Policy): Float64Array;
