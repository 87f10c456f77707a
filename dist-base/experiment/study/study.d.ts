/** A study: what a request asks for, and what all of it came to. */
import type { Origin } from "../origin.js";
import { type StudyRecord } from "./records.js";
import { type Family, type Study, type StudyName } from "./studies.js";
import { type Effect, type LearnerTotals, type SettingResult } from "./summary.js";
import { type StudyTask } from "./task.js";
export interface StudyRequest {
    readonly study: StudyName;
    readonly quick: boolean;
    readonly seeds: number;
    readonly iterations: number;
}
export interface FamilyResult {
    readonly name: string;
    readonly family: Family;
    readonly results: readonly SettingResult[];
    readonly totals: readonly LearnerTotals[];
    readonly effects: readonly Effect[];
}
export interface StudyResult {
    readonly request: StudyRequest;
    readonly study: Study;
    readonly origin: Origin;
    readonly version: string;
    /** Version of Node. */
    readonly node: string;
    /** Trainings and best responses that are there, of those there will be. */
    readonly done: number;
    readonly total: number;
    readonly families: readonly FamilyResult[];
}
/**
 * The tables of what the store holds of a request.
 *
 * @param node the version of Node that computed it; unknown unless told
 */
export declare function summarise(request: StudyRequest, store: {
    get(key: string): StudyRecord | undefined;
}, { node, origin }?: {
    readonly node?: string;
    readonly origin?: Origin;
}): StudyResult;
/** A seed of everything before the next one, so that an interrupted study has something of each. */
export declare function tasksOf(request: StudyRequest): StudyTask[];
