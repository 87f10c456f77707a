import type { TrainingReport } from "../run-keeper.js";
/** The page as HTML. */
export declare function reportPage(report: TrainingReport): string;
