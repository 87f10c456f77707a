/** What the cells come to together: a line a method, and how ours fares against each of the others. */
import type { MethodName } from "../../reciprocity/index.js";
import type { CellResult } from "./cell-result.js";
import { type Estimate } from "./statistics.js";
export declare const OURS: MethodName;
/** Parts of the grid that are counted apart. */
export type Part = "presets" | "hard settings" | "continuous donations";
export declare function partOf({ setting, actions }: Pick<CellResult, "setting" | "actions">): Part;
/** What there is of each part, in order; parts without anything are left out. */
export declare function byPart<Value>(values: readonly Value[], part: (value: Value) => Part): [Part, Value[]][];
/** A method over all cells of a part that it was both trained and tested on, under one matching. */
export interface MethodTotals {
    readonly part: Part;
    readonly method: MethodName;
    /** Cells whose testing is as their training was. */
    readonly cells: number;
    readonly degenerate: RegimeTotals;
    readonly discriminative: RegimeTotals;
    /** The least of the cells' median performances, and whose it is. */
    readonly worst: {
        readonly performance: number;
        readonly cell: string;
    } | null;
    /** Share of the cells whose median performance is 99 % at least. */
    readonly nearly: number;
    /** Share of all trainings that came within 5 % of the best response. */
    readonly reached: number;
    /** Share of all trainings that ended within 5 % of it. */
    readonly ended: number;
    /** Played until then: median over cells of medians over seeds, infinite where most cells never got there. */
    readonly episodesToNear: number;
    /** Share of the trainings whose policy is constant, in some half, where no best response is. */
    readonly constant: number;
    /** Share of those that are, and that end below 95 % of the best response. */
    readonly collapsed: number;
    /** Median performance in the cells that are tested under another matching. */
    readonly transfer: number;
}
export interface RegimeTotals {
    readonly cells: number;
    /** Medians over cells; NaN of none. */
    readonly performance: number;
    readonly adherence: number;
}
export declare function methodTotals(results: readonly CellResult[]): MethodTotals[];
/** How ours and another method compare in a cell, by the episodes that it takes to come within 5 % of the best response. */
export type Verdict = "faster" | "slower" | "even" | "only ours" | "only theirs" | "neither";
export interface Contest {
    readonly baseline: MethodName;
    readonly ours: CellResult;
    readonly theirs: CellResult;
    /** Their median over ours. Infinite where most of their trainings never got there, 0 where most of ours did not. */
    readonly ratio: Estimate;
    /** The same of the episodes until it stays there. */
    readonly lastingRatio: number;
    readonly verdict: Verdict;
}
/** Ours against every other method, cell by cell, where a cell is trained and tested under one matching. */
export declare function contests(results: readonly CellResult[]): Contest[];
/** A cell's name without its method. */
export declare function contestName({ name, method }: CellResult): string;
