import { type Game, type Policy, type Random, type Sight, type SituatedPolicy, Situations } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { type Rules } from "./rules.js";
import { type SituatedBest } from "./situated-climb.js";
/** The plain policy that a half which is not optimised is of; undefined where it depends on the situation. */
export declare function plainFixed(optimize: Optimize, fixed: Policy): Policy | undefined;
export declare class SituatedEvaluator {
    private readonly game;
    readonly residents: readonly Policy[];
    private readonly crowds;
    /** Types of residents, and the first agent of each. */
    private readonly types;
    /** The type of each resident. */
    readonly typeOf: readonly number[];
    /** @param residents as performed */
    constructor(game: Game, residents: readonly Policy[]);
    /**
     * Expected payoff per encounter over all matchings, of a policy as chosen; undefined where it cannot be had.
     *
     * @param isAlike whether it does the same with all partners of one type
     */
    payoff(policy: SituatedPolicy, isAlike?: boolean): number | undefined;
    /**
     * The best of all deterministic policies that see so much, where they can be evaluated. Under `direct` matching, partner alone
     * being seen, each pair is a game by itself, of which the best is known as of any other; elsewhere it is looked for by changing
     * one choice after another, from the best that sees no more and from some starts that are drawn.
     *
     * @param plain best responses that see no more
     */
    best(optimize: Optimize, fixed: Policy, sees: readonly Sight[], plain: {
        readonly payoff: number;
        readonly rules: readonly Rules[];
    }, random: Random): SituatedBest | undefined;
    /** One that sees who its partner is as one that sees more. */
    private withPartner;
    /** A plain policy as one that sees more. */
    everywhere(situations: Situations, { action, assessment }: Policy): SituatedPolicy;
    /** Multiplications of an evaluation, about. */
    private work;
    /** Who sees partner and round knows all that matters to two who stay together. */
    private bestInRounds;
    private bestPairs;
    private crowd;
}
