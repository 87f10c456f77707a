import type { Reference } from "./referee.js";
/** One learner in one setting. */
export interface Lesson {
    readonly setting: string;
    readonly learner: string;
    readonly seed: number;
    readonly iterations: number;
}
export interface TrainingRecord extends Lesson {
    readonly kind: "training";
    readonly key: string;
    readonly version: string;
    /** What the policy is worth that was learned, by the same referee as the best response. */
    readonly payoff: number;
    /** Spent on learning. */
    readonly seconds: number;
}
export interface ReferenceRecord extends Reference {
    readonly kind: "reference";
    readonly key: string;
    readonly version: string;
    readonly setting: string;
}
export type StudyRecord = TrainingRecord | ReferenceRecord;
/** Played in every iteration. */
export declare const EPISODES = 8;
export declare function trainingKey({ setting, learner, seed, iterations }: Lesson): string;
export declare function referenceKey(setting: string): string;
/** The key that a record should have by what it holds; undefined of a setting that there is no more. */
export declare function keyOfRecord(record: StudyRecord): string | undefined;
