import type { TrainingResult } from "../result.js";
/** A paragraph beside the headlines; nothing without a reference. */
export declare function comparison(result: TrainingResult): string;
