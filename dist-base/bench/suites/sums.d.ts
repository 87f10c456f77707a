import type { Conditions } from "../suite.js";
import { type Table } from "../table.js";
export declare function sums({ measure }: Conditions): Promise<Table[]>;
