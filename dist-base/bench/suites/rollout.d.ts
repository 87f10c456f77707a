import { type Conditions } from "../suite.js";
import { type Table } from "../table.js";
export declare function rollout({ measure, printed, quick }: Conditions): Promise<Table[]>;
