/** The grid of settings, methods and seeds: what `reproduce` does is a call of this. Loads what it needs when it is called. */
import type { Reproduction } from "../../experiment/reproduce/reproduction.js";
import type { ReproductionRun } from "./compute.js";
/** What to compute. All of it if nothing is said. */
export interface ReproductionOptions {
    /** Parts of cells' names, or patterns with `*` from their start, separated by commas: `l6/joint/*,random>direct`. */
    readonly cells?: string | undefined;
    /** Names, separated by commas. */
    readonly methods?: string | undefined;
    /** The headline cells alone. */
    readonly quick?: boolean;
    /** Trainings of every cell, by the seeds 1, 2, ...; 5 unless told, 3 of the headline cells. */
    readonly seeds?: number | undefined;
    /** Updates of the policy in a training, and episodes played for each. */
    readonly iterations?: number | undefined;
    readonly episodes?: number | undefined;
    /** Threads; one a core unless told. */
    readonly jobs?: number | undefined;
    /** The folder. What it holds already is not computed again. */
    readonly out?: string | undefined;
}
export declare const REPRODUCTION_FOLDER = "runs/reproduce";
/**
 * Trains and tests what is not there yet, and writes `records.jsonl`, `results.csv`, `results.json` and `report.html`.
 *
 * @throws RequestError that names the option at fault.
 */
export declare function runReproduction(options?: ReproductionOptions, run?: ReproductionRun): Promise<Reproduction>;
