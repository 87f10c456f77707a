/** The results of a study as files that other programs read. */
import type { StudyResult } from "./study.js";
/** A line a training. */
export declare function resultsCsv({ families }: StudyResult): string;
/** Everything that the report shows, as one JSON value. */
export declare function resultsJson({ request, study, origin, version, done, total, families }: StudyResult): object;
