import type { Origin } from "../../experiment/origin.js";
import { type ReproductionRequest } from "../../experiment/reproduce/plan.js";
import type { GridStore } from "./store.js";
export interface ReproductionHooks {
    readonly jobs?: number;
    readonly signal?: AbortSignal;
    /** Computes again what is there already. */
    readonly force?: boolean;
    readonly onStart?: (done: number, total: number) => void | Promise<void>;
    readonly onDone?: (done: number, name: string) => void;
    readonly onFailure?: (name: string, message: string) => void;
}
export interface ReproductionRun extends ReproductionHooks {
    readonly origin?: Origin;
    readonly onWarning?: (message: string) => void;
}
/** Runs what is missing, best responses first, and adds it to the store. Gives how many tasks failed. */
export declare function computeGrid(request: ReproductionRequest, store: GridStore, hooks?: ReproductionHooks): Promise<number>;
