import { type ContinuousRecords, type Policy } from "../../../game/index.js";
import type { Optimize } from "../../learner.js";
/** Share of the learner's decisions in the records in which both policies do the same, rounded to 0 or 1. */
export declare function continuousAgreement(one: Policy, other: Policy, optimize: Optimize, records: ContinuousRecords): number;
/**
 * How near the learner came to each corner: [4] of donations, [8] of judgements. A decision counts for every corner with
 * the weight that a multilinear rule gives it there, so that weights sum to the decisions.
 */
export declare function continuousVisits(records: ContinuousRecords): {
    action: Float64Array<ArrayBuffer>;
    assessment: Float64Array<ArrayBuffer>;
};
