import { type Group } from "./groups.js";
export declare function allCells(groups: readonly Group[]): string;
