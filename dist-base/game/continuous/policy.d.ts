/** Policies of the continuous game: how much to give, and how to judge, for any reputations and donations in [0, 1]. */
import type { Game } from "../game.js";
import { type Policy } from "../policy.js";
/**
 * Deterministic functions into [0, 1]. The tables are what they do where everything is 0 or 1, read as chances: so that a
 * policy of the continuous game is one of the binary game, too.
 */
export interface ContinuousPolicy extends Policy {
    /** The share that it gives. */
    donation(own: number, partner: number): number;
    /** The reputation that it gives to a subject who gave this share. */
    judgement(donation: number, subject: number, judge: number): number;
}
/** A policy that is made of two functions, each of numbers in [0, 1] to one of them. */
export declare function continuousPolicy(donation: ContinuousPolicy["donation"], judgement: ContinuousPolicy["judgement"]): ContinuousPolicy;
/**
 * The multilinear extension of a binary policy: what it would do and say on average, were every reputation and donation
 * the chance of an independent 1. L6, for one, judges `judge * donation + (1 - judge) * (1 - donation)`.
 */
export declare class Multilinear implements ContinuousPolicy {
    readonly action: Float64Array;
    readonly assessment: Float64Array;
    /** @throws GameError unless the policy is one of the binary game. */
    constructor({ action, assessment }: Policy);
    donation(own: number, partner: number): number;
    judgement(donation: number, subject: number, judge: number): number;
}
/** The policy itself if it is continuous already, else its multilinear extension. */
export declare function asContinuous(policy: Policy): ContinuousPolicy;
/**
 * The policy as others see it. An error of the game is here its mean: of chance e, it moves a donation or a judgement x to
 * (1 - e) x + e (1 - x), a one-sided one a donation to (1 - e) x. So errors keep the game deterministic, and of a
 * multilinear policy they make the multilinear extension of what the binary policy performs.
 */
export declare function continuousAsPerformed(game: Game, policy: Policy): ContinuousPolicy;
