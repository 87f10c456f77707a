import { type Game, type Matching, type Policy } from "../../../game/index.js";
import type { Optimize } from "../../learner.js";
import { type BestResponse } from "../../oracle/best-response.js";
import { type Evaluation } from "../../oracle/evaluation.js";
import { type OracleOptions } from "../../oracle/request.js";
export declare class ContinuousOracle {
    readonly matchings: readonly Matching[];
    /** In the common unit, as is everything inside. */
    private readonly game;
    private readonly unit;
    private readonly encounters;
    private readonly simulator;
    constructor(game: Game, residents: readonly Policy[], options?: OracleOptions);
    /** What a policy of the learner (as chosen) is worth. */
    evaluate(policy: Policy): Evaluation;
    evaluateAll(policies: readonly Policy[]): Evaluation[];
    /** The best policy that a search finds, or choice of the half that is optimised; see search.ts. */
    bestResponse(optimize: Optimize, fixed: Policy): BestResponse;
    /** Unknown: with shares there is no finite set of reputations to go backwards over. */
    bound(): undefined;
    /** Unknown, as the bound is. */
    foresightBound(): undefined;
    dispose(): void;
    private evaluated;
    /** The mean payoff of an encounter, from totals of the first matchings. */
    private payoff;
}
