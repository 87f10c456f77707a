import type { Tensor } from "../tensor.js";
/** An axis or several, counted from the end where negative. */
export type Axes = number | readonly number[];
export declare function sum(a: Tensor, axes?: Axes, operation?: string): Tensor;
export declare function mean(a: Tensor, axes?: Axes): Tensor;
