import { type Group } from "./groups.js";
export declare function policyTable(group: Group): string;
