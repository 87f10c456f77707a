import { Indices } from "../indices.js";
import type { Tensor } from "../tensor.js";
export declare function gather(a: Tensor, indices: Indices | ArrayLike<number>): Tensor;
export declare function pick(a: Tensor, indices: Indices | ArrayLike<number>): Tensor;
