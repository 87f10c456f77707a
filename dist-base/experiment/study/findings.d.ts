import type { StudyResult } from "./study.js";
export interface Finding {
    readonly title: string;
    readonly text: string;
}
export declare function findingsOf({ families }: StudyResult): Finding[];
