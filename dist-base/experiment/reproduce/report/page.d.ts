import type { Reproduction } from "../reproduction.js";
/** The page as HTML. */
export declare function reproductionPage(reproduction: Reproduction): string;
