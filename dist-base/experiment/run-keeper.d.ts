/** Where a training is kept while it runs: a run folder of `reciprocity-gradient/node`, or whatever else does as much. */
import type { BelievedGroup } from "./beliefs.js";
import type { Checkpoint } from "./checkpoint.js";
import type { Configuration } from "./configuration.js";
import type { Warn } from "./digest.js";
import type { Metrics } from "./metrics.js";
import type { Origin } from "./origin.js";
import type { PayoffRange } from "./payoff-range.js";
import type { TrainingResult } from "./result.js";
/** Everything that a report tells of a training. */
export interface TrainingReport {
    readonly configuration: Configuration;
    readonly result: TrainingResult;
    readonly metrics: readonly Metrics[];
    /** Undefined for a method without a model of the others that rests on what was seen. */
    readonly beliefs?: readonly BelievedGroup[] | undefined;
    readonly origin: Origin;
}
/** What is written down iteration by iteration. */
export interface MetricsLog {
    append(metrics: Metrics): void;
    /** Does not return before all of it is safe: a checkpoint must not be newer than the iterations before it. */
    flush(): void;
    close(): void;
}
export interface RunKeeper {
    /**
     * What was kept of the iterations of a run that is gone on with, up to this one.
     *
     * @param payoffs what the game can give
     * @param onWarning told of what is believed though nothing vouches for it
     */
    metricsUpTo(iteration: number, payoffs: PayoffRange, onWarning: Warn): Metrics[];
    /** What every run writes first: its configuration, and the iterations it goes on from. */
    begin(configuration: Configuration, metrics: readonly Metrics[]): void;
    /** For the iterations to come. */
    openMetrics(): MetricsLog;
    writeCheckpoint(checkpoint: Checkpoint): void;
    /** @param result with its digest */
    writeResult(result: TrainingResult): void;
    writeReport(report: TrainingReport): Promise<void>;
}
