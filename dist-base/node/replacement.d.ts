export interface RunNames {
    readonly configuration: string;
    readonly others: readonly string[];
}
/**
 * Replaces the run in a folder that is locked.
 *
 * @param begin writes the new run's configuration, whole.
 */
export declare function replaceRun(folder: string, { configuration, others }: RunNames, begin: () => void): void;
/** Finishes, or takes back, what a crash interrupted, in a folder that is locked. */
export declare function settleReplacement(folder: string, { configuration, others }: RunNames): void;
/** Where a file of a run is, also while it is being replaced. */
export declare function placeOf(folder: string, name: string, configuration: string): string;
