import { type Policy } from "../../game/index.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import type { Iteration, MethodRun } from "../method.js";
import { type SavedTape } from "../saved-tape.js";
import type { Algorithm } from "./algorithm.js";
import type { Tables } from "./process.js";
export interface BaselineCheckpoint {
    readonly version: 1;
    readonly method: string;
    readonly iteration: number;
    readonly episodes: number;
    readonly encounters: number;
    readonly random: readonly number[];
    readonly tapes: readonly SavedTape[];
    readonly numbers: readonly (readonly number[])[];
}
export interface BaselineSettings {
    readonly method: string;
    /** Played in every iteration. */
    readonly episodes: number;
    readonly seed: number;
    /** How fast the step size decays, as in `paceAfter`. */
    readonly decay: number;
    /** What the unit that the algorithm is paid in is worth in the game's own. */
    readonly unit: number;
}
export declare class BaselineRun implements MethodRun {
    private readonly algorithm;
    private readonly policyOf;
    private readonly settings;
    private random;
    private iterations;
    private episodes;
    private encounters;
    /** @param policyOf the learner's policy with these tables for what it learns */
    constructor(algorithm: Algorithm, policyOf: (tables: Tables) => Policy, settings: BaselineSettings, checkpoint?: object);
    get iteration(): number;
    step(): Iteration;
    policy(): Policy;
    estimates(): Policy[] | undefined;
    evidence(): OpponentEvidence[] | undefined;
    checkpoint(): BaselineCheckpoint;
    dispose(): void;
    private restore;
}
