import type { Configuration } from "../experiment/configuration.js";
import type { Warn } from "../experiment/digest.js";
import type { Policy } from "../game/index.js";
/** A run's policy, with what it was trained for. */
export interface TrainedPolicy {
    readonly configuration: Configuration;
    readonly policy: Policy;
}
/**
 * Reads the newest policy of a run: its checkpoint's, or its result's where there is no checkpoint.
 *
 * @param onWarning told of what is believed without a digest.
 */
export declare function readTrainedPolicy(path: string, field?: string, onWarning?: Warn): Promise<TrainedPolicy>;
