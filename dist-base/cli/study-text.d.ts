import type { StudyResult } from "../experiment/study/study.js";
export declare function studyText({ families, done, total }: StudyResult, report: string): string;
