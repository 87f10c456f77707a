import type { Tensor } from "../../autodiff/index.js";
/** One-hot samples of chances [rows, outcomes]. */
export declare function straightThrough(chances: Tensor, uniform: Tensor): Tensor;
/** One-hot samples of chances [rows, outcomes]. */
export declare function gumbelSoftmax(chances: Tensor, uniform: Tensor, temperature: number): Tensor;
