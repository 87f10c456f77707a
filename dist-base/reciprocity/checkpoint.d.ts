import type { CourseSize } from "./course.js";
import type { EstimatorState } from "./opponents.js";
import { type SavedTape } from "./saved-tape.js";
/** Resumes a run bit for bit; see `Trainer.checkpoint`. */
export interface TrainerCheckpoint {
    readonly version: 3;
    readonly iteration: number;
    readonly episodes: number;
    readonly encounters: number;
    readonly random: readonly number[];
    readonly learner: SavedTape;
    readonly estimators: SavedEstimators;
    /** Size of the recorded propagation; null where the game alone determines it. */
    readonly size: CourseSize | null;
    /** How often contexts came up; see `Attention`. */
    readonly attention: readonly string[];
    readonly settling: readonly string[];
}
/** What the estimators remember, the newest epoch first, and their networks where they have any. */
export interface SavedEstimators {
    readonly history: readonly {
        readonly batches: number;
        readonly action: string;
        readonly assessment: string;
    }[];
    readonly action: SavedContest | null;
    readonly assessment: SavedContest | null;
}
export interface SavedContest {
    readonly standing: number;
    readonly networks: SavedTape;
}
export declare function saveEstimators({ history, action, assessment }: EstimatorState): SavedEstimators;
/** @param lengths of the counts of either half */
export declare function loadEstimators({ history, action, assessment }: SavedEstimators, lengths: {
    readonly action: number;
    readonly assessment: number;
}): EstimatorState;
/** Whether something read from a file has the form of a checkpoint; what the numbers are is checked on restoring. */
export declare function checkCheckpoint(value: unknown): asserts value is TrainerCheckpoint;
