/** The two kinds of work of the grid: training once and testing under every matching, and finding a best response. */
import { type Budget, type Lesson, type Situation } from "./grid.js";
import { type GridRecord } from "./records.js";
import type { MatchingKind } from "./settings.js";
export type Task = {
    readonly kind: "training";
    readonly lesson: Lesson;
    readonly seed: number;
    readonly budget: Budget;
    /** The matchings to test under. */
    readonly testings: readonly MatchingKind[];
} | {
    readonly kind: "reference";
    readonly situation: Situation;
};
export declare function taskKey(task: Task): string;
/** @param signal gives up what is under way; the promise is rejected. */
export declare function runTask(task: Task, signal?: AbortSignal): Promise<GridRecord>;
/** Iterations after which the policy is looked at: all at first, later ever fewer, because what counts then are ratios. */
export declare function looksAt(iterations: number): number[];
