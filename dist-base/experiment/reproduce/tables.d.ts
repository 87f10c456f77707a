import type { Reproduction } from "./reproduction.js";
/** A line a cell. What does not apply is empty; so is what was never reached. */
export declare function resultsCsv({ results }: Reproduction): string;
/** Everything that the report shows, as one JSON value: without the curves, which the records have. */
export declare function resultsJson({ request, origin, version, machine, done, total, ...tables }: Reproduction): object;
