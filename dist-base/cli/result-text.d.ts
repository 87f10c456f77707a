/** Results as a person reads them on a terminal, and as a program reads them. */
import type { Configuration, EvaluationResult, OracleResult, TrainingResult } from "../experiment/index.js";
/** One object on one line. */
export declare function jsonLine(value: object): string;
export declare function trainingText(configuration: Configuration, result: TrainingResult, report: string): string;
export declare function evaluationText(configuration: Configuration, result: EvaluationResult, run: string): string;
export declare function oracleText(configuration: Configuration, { optimize, reference, regime }: OracleResult): string;
/** Columns as wide as their widest cell, indented. */
export declare function table(rows: readonly (readonly string[])[]): string[];
/** Blocks of lines. What is in a line stays in it: a path may hold a line break. */
export declare function page(blocks: readonly (readonly string[])[]): string;
