import type { Reproduction } from "../reproduction.js";
export declare function contestTotals({ contests }: Reproduction): string;
export declare function contestGrid({ contests }: Reproduction): string;
