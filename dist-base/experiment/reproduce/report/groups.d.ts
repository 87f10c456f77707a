/** Cells in groups: what all methods of a group were trained and tested on alike. */
import type { CellResult } from "../cell-result.js";
export interface Group {
    /** A cell's name without its method. */
    readonly name: string;
    readonly cells: readonly CellResult[];
}
export declare function groupsOf(results: readonly CellResult[]): Group[];
/** All of them if they are few; else the headlines, and of each hard setting the one with most to learn. */
export declare function shownGroups(groups: readonly Group[]): Group[];
/** `hybrid-alld, actions and signals, trained and tested under random matching`. */
export declare function groupTitle({ cells: [cell] }: Group): string;
/** Columns of a table of all methods, in the order of the results. */
export declare function methodsOf(results: readonly CellResult[]): string[];
