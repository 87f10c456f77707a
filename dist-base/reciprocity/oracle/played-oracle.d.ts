import { type Game, type Policy } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { type BestResponse } from "./best-response.js";
import { type Evaluation } from "./evaluation.js";
export interface PlayedOracleOptions {
    /** Episodes of an evaluation, 1 to 10^6; 1000 unless told. */
    readonly episodes?: number;
    /** Any safe integer; 1 unless told. */
    readonly seed?: number;
}
/**
 * What policies of the learner are worth, estimated: every policy plays the same episodes, with the same matchings and the same
 * draws, so that differences are more certain than payoffs.
 */
export declare class PlayedOracle {
    /** In the common unit, as is everything inside. */
    private readonly game;
    private readonly unit;
    private readonly performed;
    private readonly episodes;
    private readonly seed;
    constructor(game: Game, residents: readonly Policy[], options?: PlayedOracleOptions);
    evaluate(policy: Policy): Evaluation;
    evaluateAll(policies: readonly Policy[]): Evaluation[];
    /** The winner of a race of all deterministic memoryless policies, and what it is worth in other episodes. */
    bestResponse(optimize: Optimize, fixed: Policy): BestResponse;
    private records;
    private played;
}
