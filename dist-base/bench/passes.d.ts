import type { Table } from "./table.js";
/**
 * One of the same tables from each pass. A row comes from the pass in which it was fastest, or all rows from one where they
 * were measured in turns; its fastest twentieth is that of all passes. Figures of a single sample, such as ratios, and those
 * that are no speed are the median over the passes.
 *
 * @param passes the tables of each pass, at least one
 */
export declare function quietest(passes: readonly (readonly Table[])[]): Table[];
