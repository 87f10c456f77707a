import { type Game, type Policy } from "../../../game/index.js";
import type { Optimize } from "../../learner.js";
import type { RuleSpace } from "../rules.js";
import type { Worth } from "../worth.js";
/** Evaluates policies of the learner over all matchings at once. */
export declare class ExactEvaluator {
    private readonly game;
    private readonly parts;
    /** Expected in an episode. */
    private readonly encounters;
    /** Multiplications that the evaluation of one policy takes, about. */
    private readonly work;
    private readonly choices;
    private constructor();
    /**
     * @param residents as performed
     * @returns undefined where the matching has a memory beyond pairs that stay together, or there is too much to follow
     */
    static of(game: Game, residents: readonly Policy[]): ExactEvaluator | undefined;
    /**
     * Expected payoff per encounter of each policy.
     *
     * @param policies as chosen
     */
    payoffs(policies: readonly Policy[]): Float64Array;
    /** The most per encounter that a player can expect who sees every reputation and whom it meets, but not the future. */
    informed(optimize: Optimize, fixed: Policy): number;
    /** What points of a space are worth. */
    worthIn(space: RuleSpace): Worth;
}
