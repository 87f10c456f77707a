import { type Group } from "./groups.js";
export declare function cellTable(groups: readonly Group[]): string;
