/** What every iteration of a training was like: a line each of `metrics.jsonl`. */
import type { EstimatorError, Iteration } from "../reciprocity/index.js";
import { type Warn } from "./digest.js";
import type { PayoffRange } from "./payoff-range.js";
/**
 * An iteration, with how far the estimators are from the residents' true behaviour where that was looked at: `actionError` is the
 * mean absolute difference of the estimated chance of cooperating, weighted by visits, `assessmentError` that of a Good signal.
 */
export interface Metrics extends Iteration, Partial<EstimatorError> {
}
/** Whether the estimators are compared with the truth after this iteration: at first always, later now and then. */
export declare function isProbed(iteration: number): boolean;
/**
 * The lines of a file's text up to an iteration. What comes after it is to be computed again, and is not looked at: a crash may have
 * cut it off.
 *
 * @param payoffs what the game can give.
 * @param onWarning told of lines that have no digest.
 * @throws RequestError that names a damaged line.
 */
export declare function parseMetrics(text: string, upTo: number, payoffs: PayoffRange, onWarning: Warn): Metrics[];
/** A file of these lines. */
export declare function metricsText(lines: readonly Metrics[]): string;
/** A line, its fields in one order whatever wrote it: a resumed run has the same file. */
export declare function metricsLine(metrics: Metrics): string;
