/** Studies: what `study` does is a call of this. Loads what it needs when it is called. */
import { type StudyName } from "../../experiment/study/studies.js";
import type { StudyResult } from "../../experiment/study/study.js";
import type { StudyHooks } from "./compute.js";
/** What to compute. */
export interface StudyOptions {
    readonly study: StudyName;
    /** Fewer settings, and one seed. */
    readonly quick?: boolean;
    /** Trainings of every learner in every setting, by the seeds 1, 2, ...; 3 unless told, 1 if quick. */
    readonly seeds?: number | undefined;
    /** Updates of the policy in a training. */
    readonly iterations?: number | undefined;
    /** Threads; one a core unless told. */
    readonly jobs?: number | undefined;
    /** The folder. What it holds already is not computed again. */
    readonly out?: string | undefined;
}
/** Where a study is kept unless told. */
export declare function studyFolder(study: string): string;
/**
 * Trains what is not there yet, and writes `records.jsonl`, `results.csv`, `results.json` and `report.html`.
 *
 * @throws RequestError that names the option at fault.
 */
export declare function runStudy(options: StudyOptions, hooks?: StudyHooks): Promise<StudyResult>;
