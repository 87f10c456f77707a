/** Policies in the form that episodes are played from: packed integer thresholds, one comparison a draw. */
import { type PolicyShape } from "./decisions.js";
import { type Policy } from "./policy.js";
/**
 * The tables of all agents. A row of n outcomes is n-1 ascending thresholds, each the largest draw that falls short of it,
 * and a draw of 31 bits gives the outcome by how many it passes: the sum of `(threshold - draw) >>> 31`. That counts without
 * a branch, which the processor would mispredict (measured a fifth faster). 31 bits and not 32, so that the chance 1 has a
 * threshold too: what has probability 0 or 1 never or always happens.
 */
export interface Thresholds {
    /** `[policies][rows][A-1]`, flat; see `decisionsOf`. */
    readonly action: Int32Array;
    /** `[policies][rows][K-1]`, flat. */
    readonly assessment: Int32Array;
    /** Where each agent's tables start, `[N]`; agents that share a policy object share them. */
    readonly actionStart: Int32Array;
    readonly assessmentStart: Int32Array;
}
/** @throws GameError for a table of the wrong size or a row without a positive sum, naming `policies[agent]`. */
export declare function packThresholds(shape: PolicyShape, policies: readonly Policy[]): Thresholds;
/**
 * Writes the thresholds of one distribution of n outcomes to `out[start]` and after, n-1 of them. Divides by the row's own
 * sum, so that rounding never gives the last outcome a chance that it does not have. False for what is no distribution.
 */
export declare function packRow(chances: Float64Array, out: Int32Array, start: number): boolean;
