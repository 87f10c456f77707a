import { type DataType, type Engine } from "../autodiff/index.js";
import type { Measure } from "./measure.js";
import type { Table } from "./table.js";
/** What a suite is given to work with. */
export interface Conditions {
    readonly measure: Measure;
    /** To be called now and then by what does not use `measure`; throws when the person at the terminal has had enough. */
    readonly pause: () => Promise<void>;
    /** What a script of this package, named from this folder, prints in a process of its own, which ends where this one stops. */
    readonly printed: (script: string, ...args: readonly string[]) => Promise<string>;
    /** Leave out what takes long: to see that all works, not for figures. */
    readonly quick: boolean;
}
/** A suite measures one thing, in one or a few tables. */
export type Suite = (conditions: Conditions) => Promise<readonly Table[]>;
/** The engine in each build that this runtime has. */
export declare function builds(dtype: DataType): Promise<{
    name: string;
    engine: Engine;
}[]>;
