import type { Tensor } from "../../autodiff/index.js";
/** Layers of hyperbolic tangents and a logistic unit on top. */
export interface Perceptron {
    /** Numbers in, units of each hidden layer, and 1. */
    readonly sizes: readonly number[];
    /** Weights [in, out] and bias of each layer in turn. */
    readonly parameters: readonly ArrayLike<number>[];
}
/** A perceptron as plain JSON. */
export interface SavedPerceptron {
    readonly sizes: readonly number[];
    readonly parameters: readonly string[];
}
/** The logits of networks whose layers are given as weights and bias in turn: [..., rows, in] to [..., rows, 1]. */
export declare function logits(parameters: readonly Tensor[], inputs: Tensor): Tensor;
/** What the network gives for its inputs. */
export declare function perceive({ sizes, parameters }: Perceptron, inputs: readonly number[]): number;
export declare function savePerceptron({ sizes, parameters }: Perceptron): SavedPerceptron;
/**
 * Reads a perceptron of so many inputs that may come from a file.
 *
 * @throws OptionError
 */
export declare function loadPerceptron(saved: unknown, inputs: number): Perceptron;
