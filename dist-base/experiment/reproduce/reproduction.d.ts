/** What all of a grid came to: the tables, made from the records that are there. */
import type { Origin } from "../origin.js";
import { type CellResult } from "./cell-result.js";
import { type ReproductionRequest } from "./plan.js";
import type { GridRecord } from "./records.js";
import { type Contest, type MethodTotals } from "./totals.js";
/** Where it was computed: version of Node, name of the processor, and how many tasks at a time. */
export interface Machine {
    readonly node: string;
    readonly processor: string;
    readonly jobs: number;
}
export interface Reproduction {
    readonly request: ReproductionRequest;
    readonly origin: Origin;
    readonly version: string;
    readonly machine: Machine;
    /** Trainings and best responses of the request that are there, of those there will be. */
    readonly done: number;
    readonly total: number;
    readonly results: readonly CellResult[];
    readonly totals: readonly MethodTotals[];
    readonly contests: readonly Contest[];
}
/**
 * The tables of what the store holds of a request.
 *
 * @param machine that computed it; unknown unless told
 */
export declare function summarise(request: ReproductionRequest, store: {
    get(key: string): GridRecord | undefined;
}, { machine, origin }?: {
    readonly machine?: Machine;
    readonly origin?: Origin;
}): Reproduction;
