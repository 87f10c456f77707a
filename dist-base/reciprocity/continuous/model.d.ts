import type { Tape } from "../../autodiff/index.js";
import type { ContinuousPolicy, ContinuousRecords, Random } from "../../game/index.js";
import type { SavedTape } from "../saved-tape.js";
import type { SavedMemory } from "./record-memory.js";
import type { ContinuousSociety } from "./society.js";
/** Mean cross-entropy of the shares seen, nats a record. */
export interface ContinuousEstimatorLoss {
    readonly action: number;
    readonly assessment: number;
}
export interface SavedModel {
    readonly tape: SavedTape;
    readonly action: SavedMemory;
    readonly assessment: SavedMemory;
}
/** The others as they were when `load` was called last. */
export interface ModelSociety extends ContinuousSociety {
    load(): void;
}
export interface ContinuousModel {
    /** Whether there is anything to find out. */
    readonly learns: boolean;
    /** Agents 1 .. N-1 on a tape. */
    society(tape: Tape): ModelSociety;
    /** Takes in public records. */
    observe(records: ContinuousRecords, random: Random): void;
    /** So many steps towards what was observed; gives the mean loss before them. */
    train(steps: number, random: Random): ContinuousEstimatorLoss;
    /** Agents 1 .. N-1 as seen. */
    policies(): ContinuousPolicy[];
    /** Null where nothing changes. */
    save(): SavedModel | null;
    /** @throws OptionError for the state of another model */
    restore(saved: SavedModel | null): void;
    dispose(): void;
}
