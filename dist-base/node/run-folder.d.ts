import { type Checkpoint } from "../experiment/checkpoint.js";
import type { Configuration } from "../experiment/configuration.js";
import { type Warn } from "../experiment/digest.js";
import { type Metrics } from "../experiment/metrics.js";
import type { PayoffRange } from "../experiment/payoff-range.js";
import type { TrainingResult } from "../experiment/result.js";
import type { RunKeeper, TrainingReport } from "../experiment/run-keeper.js";
import { MetricsFile } from "./metrics-file.js";
/** What lies in a run folder. */
export declare const runFiles: {
    readonly configuration: "config.json";
    readonly metrics: "metrics.jsonl";
    readonly checkpoint: "checkpoint.json";
    readonly result: "result.json";
    readonly report: "report.html";
};
/** A run folder in use by this process. Close it, so that others may use it. Writing to it throws a FolderLostError once it is another's. */
export declare class RunFolder implements RunKeeper {
    readonly path: string;
    private readonly field;
    private readonly isNew;
    private readonly lock;
    private replaces;
    /**
     * @param path as its user wrote it.
     * @param isNew whether it was made for this run.
     * @param field what errors call the path.
     */
    constructor(path: string, field: string, isNew: boolean);
    file(name: keyof typeof runFiles): string;
    /** The run that lies here gives way to the one that begins, and only then. */
    replaceOnBegin(): void;
    /** What every run writes first: its configuration, and the iterations it goes on from. */
    begin(configuration: Configuration, metrics: readonly Metrics[]): void;
    metricsUpTo(iteration: number, payoffs: PayoffRange, onWarning: Warn): Metrics[];
    /** The lines of the iterations to come. */
    openMetrics(): MetricsFile;
    writeCheckpoint(checkpoint: Checkpoint): void;
    /** @param result with its digest. */
    writeResult(result: TrainingResult): void;
    writeReport(report: TrainingReport): Promise<void>;
    /** Lets others use the folder. One that was made for a run that did not even start is removed. */
    close(): void;
    private write;
}
export interface CreateOptions {
    /** Takes the place of a run that lies there, once the new one begins. */
    readonly replace?: boolean;
    /** What errors call the path. */
    readonly field?: string;
}
/** Makes a folder for a new run. One that holds a run is refused, unless it is to be replaced. */
export declare function createRunFolder(path: string, { replace, field }?: CreateOptions): RunFolder;
/** Makes a folder of this name for a new run, with a number at its end if there is one already. */
export declare function createNumberedRunFolder(path: string, field?: string): RunFolder;
/** A run as it lies in its folder. */
export interface SavedRun {
    readonly configuration: Configuration;
    /** Absent if it was stopped before the first. */
    readonly checkpoint: Checkpoint | undefined;
}
/** Takes an existing run's folder to go on with it. */
export declare function reopenRunFolder(path: string, field?: string): RunFolder;
/**
 * Reads a run without taking its folder; everything in it is checked.
 *
 * @param onWarning told of what is believed without a digest.
 */
export declare function readRun(path: string, field?: string, onWarning?: Warn): Promise<SavedRun>;
/** Where a file of a run is to be read. */
export declare function runFile(path: string, name: keyof typeof runFiles): string;
