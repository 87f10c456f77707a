import { type Table } from "./table.js";
/** The row that holds the powers. */
export declare const EXPONENT = "fitted exponent";
/** Adds the power of each column of a table whose rows are numbers. */
export declare function withExponents(table: Table): Table;
/** Of the line through points (x, y) with the least squares. */
export declare function slope(points: readonly (readonly [number, number])[]): number;
