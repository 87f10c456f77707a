/** `checkpoint.json`: where a training stands, so that it goes on bit for bit, and the policy so far. */
import { type Policy } from "../game/index.js";
import type { Configuration } from "./configuration.js";
import type { SavedRules } from "./result.js";
import { type SteadinessState } from "./steadiness.js";
/** Raised when what is in the file changes its meaning. */
declare const FORMAT = "reciprocity-gradient checkpoint 1";
export interface Checkpoint {
    readonly format: typeof FORMAT;
    /** What is being trained. The number of iterations may be raised afterwards, nothing else. */
    readonly configuration: Configuration;
    readonly iteration: number;
    /** Spent on training so far. */
    readonly seconds: number;
    readonly policy: SavedRules;
    /** What only the method understands. */
    readonly trainer: object;
    /** Where the method cannot tell by itself whether it has settled. */
    readonly steadiness?: SteadinessState;
}
export declare function makeCheckpoint(fields: Omit<Checkpoint, "format">): Checkpoint;
/**
 * A checkpoint from what its file held, all of it checked but what only the trainer understands.
 *
 * @throws RequestError that names the field at fault.
 */
export declare function parseCheckpoint(value: unknown): Checkpoint;
/** The policy in a checkpoint or a result, checked. */
export declare function savedPolicy(value: unknown, file: string): Policy;
/** Refuses to go on with a run whose configuration was changed by hand in more than the number of iterations. */
export declare function checkSameTraining(checkpoint: Checkpoint, configuration: Configuration): void;
export {};
