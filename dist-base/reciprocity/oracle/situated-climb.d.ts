import type { Game, Policy, Random, SituatedPolicy, Situations } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { type Rules } from "./rules.js";
/** What policies are worth. */
interface Evaluating {
    readonly residents: readonly Policy[];
    /** The type of each resident. */
    readonly typeOf: readonly number[];
    payoff(policy: SituatedPolicy, isAlike?: boolean): number | undefined;
    everywhere(situations: Situations, policy: Policy): SituatedPolicy;
}
/** The best that was found of policies that see more. */
export interface SituatedBest {
    readonly payoff: number;
    readonly ties: readonly Rules[];
    readonly isLowerBound: boolean;
}
/** Of a policy that sees more, its choices in one situation after another. */
export declare function situatedRules(game: Game, policy: Policy): Rules;
/** Looks for a best response by changing one choice after another; partners of one type are treated alike. */
export declare class SituatedClimb {
    private readonly evaluator;
    private readonly game;
    private readonly situations;
    private readonly optimize;
    private readonly fixed;
    private evaluations;
    /** Situations that are decided alike. */
    private readonly groups;
    /** @param evaluations that may be made */
    constructor(evaluator: Evaluating, game: Game, situations: Situations, optimize: Optimize, fixed: Policy, evaluations: number);
    best(likely: readonly SituatedPolicy[], random: Random): SituatedBest;
    private climb;
}
export {};
