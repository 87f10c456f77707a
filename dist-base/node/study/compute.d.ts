import type { Origin } from "../../experiment/origin.js";
import { type StudyRequest } from "../../experiment/study/study.js";
import type { StudyStore } from "./store.js";
export interface StudyHooks {
    /** Threads; one a core unless told. */
    readonly jobs?: number;
    readonly signal?: AbortSignal;
    /** Computes again what is there already. */
    readonly force?: boolean;
    readonly onStart?: (done: number, total: number) => void;
    readonly onDone?: (done: number, name: string) => void;
    readonly onFailure?: (name: string, message: string) => void;
    readonly onWarning?: (message: string) => void;
    readonly origin?: Origin;
}
/** Runs what is missing, best responses first, and adds it to the store. */
export declare function computeStudy(request: StudyRequest, store: StudyStore, hooks?: StudyHooks): Promise<void>;
