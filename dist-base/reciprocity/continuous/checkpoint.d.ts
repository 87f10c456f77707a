import type { SavedAscent } from "./ascent.js";
import type { SavedModel } from "./model.js";
/** The state of a training with continuous donations as plain JSON; see `ContinuousTrainer.checkpoint`. */
export interface ContinuousCheckpoint {
    readonly version: 1;
    readonly actions: "continuous";
    readonly iteration: number;
    readonly episodes: number;
    readonly encounters: number;
    readonly steps: number;
    readonly random: readonly number[];
    readonly leader: SavedAscent;
    readonly challenger: SavedAscent;
    readonly model: SavedModel | null;
}
/** Whether something read from a file has the form of a checkpoint; what the numbers are is checked on restoring. */
export declare function checkContinuousCheckpoint(value: unknown): asserts value is ContinuousCheckpoint;
