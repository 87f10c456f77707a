import type { DataType } from "../autodiff/index.js";
export interface Peak {
    run(): void;
    /** Floating-point operations of a run. */
    readonly operations: number;
}
/** Half of the chains multiply and the others add, or all do both where `fused`; undefined where the runtime cannot. */
export declare function createPeak(dtype: DataType, fused: boolean): Peak | undefined;
