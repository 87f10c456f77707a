import type { PolicyProbabilities } from "../result.js";
import { type Cell } from "./grid.js";
import { type PolicyKind } from "./policy-kind.js";
import type { ReferenceRecord, TrainingRecord } from "./records.js";
import { type Estimate } from "./statistics.js";
/** Near enough to the best response: this share of it. */
export declare const NEAR = 0.95;
/** One seed of a cell. */
export interface SeedResult {
    readonly seed: number;
    readonly payoff: number;
    /** Payoff over the best response's; null where that is too close to zero. */
    readonly referencePerformance: number | null;
    readonly referenceDifference: number;
    readonly referenceAdherence: number;
    readonly kind: PolicyKind;
    /** Constant, in some half, where no best response is. */
    readonly constant: boolean;
    /** And worth less than 95 % of the best response: a constant half that costs next to nothing is no collapse. */
    readonly collapsed: boolean;
    /** Played, and spent on learning, until the policy was worth 95 % of the best response for the first time; infinite if never. */
    readonly episodesToNear: number;
    readonly secondsToNear: number;
    /** Played until it was worth that much for good, at every later look; infinite if it is not in the end. */
    readonly episodesToStay: number;
    readonly policy: PolicyProbabilities;
    /** Whether it got into each context of `policy` at all often. */
    readonly visited: Visited;
}
export interface Visited {
    readonly action: readonly boolean[];
    readonly assessment: readonly boolean[];
}
export interface CellResult extends Cell {
    readonly name: string;
    /** In no order but that of the seeds. */
    readonly seeds: readonly SeedResult[];
    readonly reference: ReferenceRecord;
    /** Whether some constant policy is near enough to the best response. */
    readonly constantIsNear: boolean;
    /** Mean over seeds. */
    readonly payoff: Estimate;
    /** Medians over seeds. */
    readonly referencePerformance: number | null;
    readonly referenceDifference: number;
    readonly referenceAdherence: number;
    /** The worst seed's. */
    readonly worstPerformance: number | null;
    /** The most frequent kind, and its share of the seeds. */
    readonly kind: PolicyKind;
    readonly kindShare: number;
    /** Share of the seeds that are constant where no best response is, and that it costs dearly. */
    readonly collapsed: number;
    /** Medians over seeds; infinite where most never got there. */
    readonly episodesToNear: number;
    readonly secondsToNear: number;
    readonly episodesToStay: number;
    /** Share of the seeds that got there. */
    readonly reached: Estimate;
    /** Share of the seeds that were there in the end. */
    readonly ended: number;
    /** Learning the whole budget; median over seeds. */
    readonly seconds: number;
    readonly curve: Curve;
    /** The paper's payoffs for the nearest of its settings. */
    readonly paper: readonly number[];
}
/** Payoff along the training over seeds, at each look. */
export interface Curve {
    readonly episodes: readonly number[];
    /** Median over seeds. */
    readonly seconds: readonly number[];
    readonly lower: readonly number[];
    readonly median: readonly number[];
    readonly upper: readonly number[];
}
/** @param trainings of this cell, at least one. */
export declare function cellResult(cell: Cell, trainings: readonly TrainingRecord[], reference: ReferenceRecord): CellResult;
