import type { Warn } from "../experiment/digest.js";
import { type Metrics } from "../experiment/metrics.js";
import type { PayoffRange } from "../experiment/payoff-range.js";
/** Appends lines to the file. Each is handed to the system at once: a killed process loses none but the one it is at. */
export declare class MetricsFile {
    private readonly check;
    private readonly file;
    /** @param check called before every line; throws if nothing may be written any more. */
    constructor(path: string, check: () => void);
    append(metrics: Metrics): void;
    /** Waits until the disk has everything: a checkpoint must not be newer than the lines before it. */
    flush(): void;
    close(): void;
}
/**
 * The lines of the file up to an iteration; none where there is no file.
 *
 * @throws RequestError that names a damaged line; see `parseMetrics`.
 */
export declare function readMetrics(path: string, upTo: number, payoffs: PayoffRange, onWarning: Warn): Metrics[];
