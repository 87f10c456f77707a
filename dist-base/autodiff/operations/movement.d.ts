import { type Shape } from "../shape.js";
import type { Tape } from "../tape.js";
import type { Tensor } from "../tensor.js";
export declare function reshape(a: Tensor, shape: Shape): Tensor;
export declare function transpose(a: Tensor, axes?: readonly number[]): Tensor;
export declare function slice(a: Tensor, axis: number, start: number, end: number): Tensor;
export declare function concat(tape: Tape, tensors: readonly Tensor[], axis: number): Tensor;
