import { type Game, type Policy, type PublicRecords } from "../../game/index.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
/** How good a model of the others is. */
export interface EstimatorError {
    /** Mean absolute error of the estimated probabilities. */
    readonly actionError: number;
    readonly assessmentError: number;
    /** Share of the contexts, all opponents' alike, that the model has never seen; absent where it rests on no evidence. */
    readonly unseenAction?: number;
    readonly unseenAssessment?: number;
    /** Share of the decisions in the records that were taken in such a context. */
    readonly unseenActionVisits?: number;
    readonly unseenAssessmentVisits?: number;
}
/**
 * How far the learner's estimates are from what the residents do, over the contexts in the records, by visits. A context
 * counts with the distance between the two distributions: half the sum of the absolute differences.
 *
 * @param estimates of agents 1 .. N-1, as seen
 * @param residents policies of the same, as chosen
 * @param evidence that the estimates rest on
 */
export declare function estimatorError(estimates: readonly Policy[], residents: readonly Policy[], game: Game, records: PublicRecords, evidence?: readonly OpponentEvidence[]): EstimatorError;
