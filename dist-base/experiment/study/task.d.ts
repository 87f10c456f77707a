import { type Lesson, type StudyRecord } from "./records.js";
export type StudyTask = ({
    readonly kind: "training";
} & Lesson) | {
    readonly kind: "reference";
    readonly setting: string;
};
export declare function taskKey(task: StudyTask): string;
/** @param signal gives up what is under way; the promise is rejected. */
export declare function runStudyTask(task: StudyTask, signal?: AbortSignal): Promise<StudyRecord>;
