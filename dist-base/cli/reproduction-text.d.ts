/** What the grid came to, as a person reads it on a terminal. */
import type { Reproduction } from "../experiment/reproduce/reproduction.js";
export declare function reproductionText(reproduction: Reproduction, report: string): string;
