import type { Tape } from "../tape.js";
import type { Tensor } from "../tensor.js";
export type Activation = "tanh" | "sigmoid" | "relu";
/** What there is, in words. */
export declare const ACTIVATIONS = "\"tanh\", \"sigmoid\" or \"relu\"";
export declare function isActivation(name: unknown): name is Activation;
export declare function dense(tape: Tape, a: Tensor, weights: Tensor, bias: Tensor, activation?: Activation): Tensor;
