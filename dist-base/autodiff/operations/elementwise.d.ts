import type { Tensor } from "../tensor.js";
import { Operation } from "../wasm/operation.js";
export declare function unary(operation: Operation, a: Tensor): Tensor;
export declare function scale(a: Tensor, factor: number): Tensor;
export declare function binary(operation: Operation, a: Tensor, other: Tensor | number): Tensor;
