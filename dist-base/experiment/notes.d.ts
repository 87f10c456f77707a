/** What one has to know of a training before one believes its figures, in sentences. */
import type { TrainingResult } from "./result.js";
/** @param asked iterations that there were to be at most. */
export declare function notesOn(result: TrainingResult, asked: number): string[];
