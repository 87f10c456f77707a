import type { ContinuousRecords, PublicRecords } from "./records.js";
export interface Payoff {
    /**
     * Mean payoff an encounter, over all of the agent's encounters; in one-way encounters as donor and as recipient alike. 0
     * where it had none.
     */
    readonly mean: number;
    /** Of the mean, taking episodes as independent; NaN with a single episode or without an encounter, which cannot tell. */
    readonly standardError: number;
    /** The episode's own mean, `[episodes]`; NaN where the agent sat the whole episode out. */
    readonly perEpisode: Float64Array;
    /** The agent's encounters, `[episodes]`. */
    readonly encounters: Int32Array;
}
/**
 * The mean payoff of agent 0, the learner, or of another one.
 *
 * The standard error is that of a ratio of sums (payoffs over encounters), because an agent can have more encounters in one
 * episode than in another; with equal numbers it is the usual standard deviation over the root of the episodes.
 *
 * @throws GameError for an agent that the game does not have.
 */
export declare function learnerPayoff(records: PublicRecords | ContinuousRecords, agent?: number): Payoff;
/**
 * The discounted return of an agent in each episode, `[episodes]`: the sum over its own encounters of what they paid times
 * `game.discount` to the power of how many it had before.
 */
export declare function discountedReturns(records: PublicRecords | ContinuousRecords, agent?: number): Float64Array;
