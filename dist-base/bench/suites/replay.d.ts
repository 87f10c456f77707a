import type { Conditions } from "../suite.js";
import { type Table } from "../table.js";
export declare function replay({ measure, quick }: Conditions): Promise<Table[]>;
