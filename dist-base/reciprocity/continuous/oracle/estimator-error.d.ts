import { type ContinuousRecords, type Policy } from "../../../game/index.js";
import type { EstimatorError } from "../../oracle/estimator-error.js";
/**
 * How far the learner's estimates are from what the residents do: the mean absolute difference of shares over the
 * decisions in the records.
 *
 * @param estimates of agents 1 .. N-1, as seen
 * @param residents policies of the same, as chosen
 */
export declare function continuousEstimatorError(estimates: readonly Policy[], residents: readonly Policy[], records: ContinuousRecords): EstimatorError;
