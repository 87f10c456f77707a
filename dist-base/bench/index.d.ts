import { type Origin } from "./origin.js";
import type { Table } from "./table.js";
export { type Figure, type Spread, type Table, tableText } from "./table.js";
export declare const suiteNames: readonly string[];
export interface SuiteResult {
    readonly name: string;
    readonly seconds: number;
    readonly tables: readonly Table[];
}
export interface BenchmarkResult extends Origin {
    /** ISO 8601. */
    readonly date: string;
    readonly quick: boolean;
    /** Of the engine, that this runtime has. Suites that do not compare them measure the first. */
    readonly builds: readonly string[];
    /** False after an interruption: suites or passes are missing then. */
    readonly complete: boolean;
    readonly seconds: number;
    readonly suites: readonly SuiteResult[];
}
export interface BenchmarkOptions {
    /** Names of suites; all of them unless told. */
    readonly only?: readonly string[] | undefined;
    /** A small part of the time, and without what takes long: to see that all works, not for figures. */
    readonly quick?: boolean;
    readonly date: Date;
    /** Ends it within a second or so; what is done is kept. */
    readonly signal?: AbortSignal;
    readonly onStart?: (suite: string) => void;
    readonly onResult?: (result: SuiteResult) => void;
}
/** Runs suites one after another, several times, and keeps what was disturbed least. */
export declare function runBenchmarks(options: BenchmarkOptions): Promise<BenchmarkResult>;
