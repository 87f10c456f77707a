import { type Estimate } from "../reproduce/statistics.js";
import type { ReferenceRecord, TrainingRecord } from "./records.js";
import type { StudySetting } from "./settings.js";
/** A setting with its best response, and the trainings in it that are done. */
export interface SettingResult {
    readonly setting: StudySetting;
    readonly reference: ReferenceRecord;
    readonly trainings: readonly TrainingRecord[];
}
/** A learner over the settings of a family. What is missed is a share of the best response, see `missed`. */
export interface LearnerTotals {
    readonly learner: string;
    readonly settings: number;
    readonly trainings: number;
    /** Mean over settings of means over seeds, with an interval over settings. */
    readonly mean: Estimate;
    /** Of trainings. */
    readonly median: number;
    readonly worst: number;
    readonly worstSetting: string;
    /** Trainings that miss more than 5 % and 3 %. */
    readonly below95: number;
    readonly below97: number;
    /** Of an iteration, median over trainings. */
    readonly milliseconds: number;
}
/** By how much more is missed without something that ours has, paired by setting, with an interval over settings. */
export interface Effect {
    /** What is taken away, `returns`, and what stands in its place, `sampled`; or another learner in the place of ours. */
    readonly what: string;
    readonly instead: string;
    /** Everything else as ours has it. */
    readonly alone: Estimate;
    /** On average over all else that can be exchanged, too; absent for another learner. */
    readonly overall?: Estimate;
    readonly settings: number;
}
/**
 * The share of the best response that a training misses; where that is next to nothing, of the benefit. Below 0 where it was
 * surpassed.
 */
export declare function missed({ payoff }: TrainingRecord, { setting: { game }, reference }: SettingResult): number;
export declare function learnerTotals(results: readonly SettingResult[], learners: readonly string[]): LearnerTotals[];
/** What a learner misses in each setting, by its name, mean over seeds. */
export declare function meansOf(results: readonly SettingResult[], learner: string): Map<string, number>;
export declare function effectsOf(results: readonly SettingResult[], learners: readonly string[]): Effect[];
