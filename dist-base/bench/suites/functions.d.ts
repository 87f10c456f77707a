import type { Conditions } from "../suite.js";
import { type Table } from "../table.js";
export declare function functions({ measure }: Conditions): Promise<Table[]>;
