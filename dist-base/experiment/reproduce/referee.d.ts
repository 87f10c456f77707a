/** Says what policies are worth in a setting, and what the best response is: exactly where that can be, else by play. */
import { type Policy } from "../../game/index.js";
import { type BestResponse, type Evaluation, type Optimize } from "../../reciprocity/index.js";
import type { Setting } from "../resolve.js";
import type { PolicyProbabilities } from "../result.js";
export interface GridReferee {
    readonly evaluation: "exact" | "played";
    payoffs(policies: readonly Policy[]): number[];
    bestResponse(optimize: Optimize, fixed: Policy): BestResponse;
    /** Without foresight where that can be had, else with it; undefined where both are out of reach. */
    bound(optimize: Optimize, fixed: Policy): Evaluation | undefined;
    /** How often a policy gets into each context. */
    visits(policy: Policy): PolicyProbabilities;
    dispose(): void;
}
export declare function createReferee(setting: Setting): Promise<GridReferee>;
