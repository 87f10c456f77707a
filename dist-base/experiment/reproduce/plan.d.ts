/** What a request asks for: its tasks by name and key, and what of them is still to do. */
import { type Budget, type Cell, type Lesson, type Situation } from "./grid.js";
import type { GridRecord, TrainingRecord } from "./records.js";
import type { MatchingKind } from "./settings.js";
import { type Task } from "./task.js";
export interface ReproductionRequest {
    readonly cells: readonly Cell[];
    readonly seeds: number;
    readonly budget: Budget;
}
export interface Planned {
    readonly task: Task;
    readonly name: string;
    readonly key: string;
}
export declare function planOf(request: ReproductionRequest): Planned[];
/** What of a task is still to do: of a training, perhaps tests alone are missing, and it is done again for these. */
export declare function missingOf({ task }: Planned, record: GridRecord | undefined): Task | undefined;
export declare function isTested({ tests }: TrainingRecord, testing: MatchingKind): boolean;
export declare function seedsOf({ seeds }: ReproductionRequest): number[];
export declare function trainingName(lesson: Lesson, seed: number): string;
export declare function referenceName({ setting, optimize, testing, actions }: Situation): string;
