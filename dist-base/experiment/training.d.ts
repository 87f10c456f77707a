/** Runs a training from its configuration to its result, keeping what it has in a run folder on the way. */
import type { Policy } from "../game/index.js";
import { type MethodRun } from "../reciprocity/index.js";
import { type Checkpoint } from "./checkpoint.js";
import type { Configuration } from "./configuration.js";
import { type Metrics } from "./metrics.js";
import type { Origin } from "./origin.js";
import { type Setting } from "./resolve.js";
import { type TrainingResult } from "./result.js";
import type { RunKeeper } from "./run-keeper.js";
export interface TrainingHooks {
    /** Where to keep the run; without it, nothing is written. */
    readonly folder?: RunKeeper;
    /** Where to go on from. */
    readonly checkpoint?: Checkpoint | undefined;
    /** Stops after the iteration that is under way; what was done is kept, measured and reported. */
    readonly signal?: AbortSignal;
    readonly onIteration?: (metrics: Metrics) => void;
    readonly onPhase?: (phase: "training" | "measuring" | "reporting") => void;
    readonly onWarning?: (message: string) => void;
    /** For the report: what was called, and when. */
    readonly origin?: Origin;
}
export interface TrainingRun {
    readonly result: TrainingResult;
    readonly metrics: readonly Metrics[];
    readonly policy: Policy;
}
/**
 * Trains, and measures what was learned. Same configuration, same result, whether or not it was interrupted.
 *
 * @throws RequestError if the configuration or the checkpoint does not fit.
 */
export declare function runTraining(configuration: Configuration, hooks?: TrainingHooks): Promise<TrainingRun>;
/** The learner that a configuration names, before its first iteration or where a checkpoint left it. */
export declare function startTrainer(setting: Setting, configuration: Configuration, checkpoint?: Checkpoint): Promise<MethodRun>;
