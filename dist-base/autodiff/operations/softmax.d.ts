import type { Tensor } from "../tensor.js";
import type { Operation } from "../wasm/operation.js";
export declare function softmax(operation: Operation.Softmax | Operation.LogSoftmax, a: Tensor): Tensor;
