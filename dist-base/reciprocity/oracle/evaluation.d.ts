import { type Game, type Matching, type Random } from "../../game/index.js";
/** An expected payoff per encounter of the learner: its expected total in an episode over its expected encounters. */
export interface Evaluation {
    readonly payoff: number;
    /** Whether it is over all matchings; else it is over some that were drawn. */
    readonly exact: boolean;
    /** Over what was drawn; 0 where nothing was, where there is only one matching, or no encounter on any. */
    readonly standardError: number;
    /** Expected payoff per encounter on each matching drawn; NaN where the learner sits out throughout. Empty where none was. */
    readonly perMatching: Float64Array;
}
/** A payoff over all matchings. */
export declare function exactly(payoff: number): Evaluation;
/**
 * The mean over drawn matchings, and how far it may be from that over all of them.
 *
 * @param totals the learner's payoff in an episode of each, of so many encounters
 */
export declare function evaluationOf(game: Game, totals: Float64Array, encounters: Float64Array): Evaluation;
/** An evaluation in the common unit, its payoffs in one of which that is worth so many. */
export declare function evaluationIn(unit: number, { payoff, exact, standardError, perMatching }: Evaluation): Evaluation;
/**
 * Matchings to average over. Under `direct` matching the partner is the luck of the draw for a whole episode, so every
 * partner comes equally often.
 */
export declare function drawMatchings(game: Game, count: number, random: Random): Matching[];
