/** The first table: a line a method, over all cells. */
import type { Reproduction } from "../reproduction.js";
export declare function methodTable({ totals, request }: Reproduction): string;
export declare const paperWords = "* The paper\u2019s figures (Lin et al. 2026) are measured in settings that we can only approximate: its rules and sizes are not known exactly. Nothing is tuned to them.";
/** The figures above the table: how ours does. */
export declare function headlineFigures({ totals }: Reproduction): string;
