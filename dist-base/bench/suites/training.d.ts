import type { Conditions } from "../suite.js";
import { type Table } from "../table.js";
export declare function training(conditions: Conditions): Promise<Table[]>;
