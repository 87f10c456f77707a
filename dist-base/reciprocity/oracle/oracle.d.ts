import { type Game, type Matching, type Policy, type PublicRecords, type Sight } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { type BestResponse } from "./best-response.js";
import { DrawnEvaluator } from "./drawn-evaluator.js";
import { type Evaluation } from "./evaluation.js";
import { type OracleOptions } from "./request.js";
import { ExactEvaluator } from "./type-counts/exact-evaluator.js";
/**
 * What policies are worth among residents who are known. Where residents are of few types this is exact, over all matchings and
 * first reputations at once, in crowds of any size that few enough counts describe. Else each of some matchings that are drawn is
 * followed exactly, and every figure has its standard error over matchings.
 */
export declare class Oracle {
    /** In the common unit, as is everything inside. */
    private readonly game;
    private readonly unit;
    private readonly residents;
    /** Of payoffs over all matchings, where they can be had. */
    private readonly counted;
    /** Where payoffs are over drawn matchings; and where best responses are sought, lest the luck of the draw flatters them. */
    private readonly drawn;
    private readonly sought;
    private readonly seed;
    /** Those that were drawn: what is not exact, and the bound with foresight, are averages over them. */
    readonly matchings: readonly Matching[];
    /** Whether payoffs are over all matchings. */
    readonly exact: boolean;
    private readonly performed;
    private readonly situated;
    constructor(
    /** In the common unit, as is everything inside. */
    game: Game, unit: number, residents: readonly Policy[], 
    /** Of payoffs over all matchings, where they can be had. */
    counted: ExactEvaluator | undefined, 
    /** Where payoffs are over drawn matchings; and where best responses are sought, lest the luck of the draw flatters them. */
    drawn: DrawnEvaluator | undefined, sought: DrawnEvaluator | undefined, matchings: readonly Matching[], seed: number);
    /** What a policy of the learner (as chosen) is worth. */
    evaluate(policy: Policy): Evaluation;
    /** What each of some policies is worth. */
    evaluateAll(policies: readonly Policy[]): Evaluation[];
    /**
     * The best of all deterministic memoryless policies, or of all choices of the half that is optimised. All are tried where that
     * is a few seconds' work, over drawn matchings in a race: all run on the first four, and after a few more and more of them only
     * those go on that lead. Else the best is looked for by ascending from many starts, changing choices as long as that is worth
     * more: a lower bound of the best there is. Where nobody asked for a number of matchings, it is sought on others than those that
     * its payoff is an average over.
     *
     * @param sees what is seen beyond the two reputations; nothing unless told. Where the best that sees so much cannot be looked for
     *   (the last encounter, in a crowd), it is the best that sees no more, and said to be a lower bound.
     */
    bestResponse(optimize: Optimize, fixed: Policy, sees?: readonly Sight[]): BestResponse;
    private situatedBestResponse;
    /** Where it cannot be exact, in played episodes. */
    private situatedEvaluation;
    private plainBestResponse;
    /**
     * The most that a player can expect who sees every reputation and whom it meets, of which type and, in one-way encounters, in
     * which role; but not who will meet whom. Nobody who plays can beat it in expectation. It is over all matchings; undefined
     * where residents are of too many types for that, and under `indirect` matching.
     */
    bound(optimize: Optimize, fixed: Policy): Evaluation | undefined;
    /**
     * The most of a player that besides knows the matching to come, averaged over those that were drawn. Nobody can beat it on the
     * same matchings. Undefined where there are too many vectors of reputations to follow.
     */
    foresightBound(optimize: Optimize, fixed: Policy): Evaluation | undefined;
    /**
     * Share of the contexts that the learner visited in the records, weighted by visits, in which its greedy choice is that
     * of a best response; of several best responses, the one it agrees with most.
     */
    adherence(policy: Policy, best: BestResponse, optimize: Optimize, records: PublicRecords): number;
    dispose(): void;
    private evaluations;
    /** In the unit of the game that was given. */
    private told;
}
/**
 * @throws OptionError for what does not fit; a TooLargeError where residents are of too many types to count them, and there are too
 * many reputation vectors to follow
 */
export declare function createOracle(game: Game, residents: readonly Policy[], options?: OracleOptions): Promise<Oracle>;
