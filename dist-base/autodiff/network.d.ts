import { Tape } from "./tape.js";
import type { Tensor } from "./tensor.js";
export interface NetworkOptions {
    /** Numbers in. */
    readonly inputs: number;
    /** Units of each hidden layer; none makes it linear. */
    readonly hidden: readonly number[];
    /** Numbers out. */
    readonly outputs: number;
    /** How many independent networks run side by side; a single one without that axis unless told. */
    readonly copies?: number;
    readonly activation?: "tanh" | "relu";
    /**
     * The width of hidden layers that a step size was chosen for: with Adam, what follows a wider one takes steps that are smaller in
     * proportion, so that what the network says moves about as far (Yang & Hu 2021). Step sizes are alike everywhere unless told.
     */
    readonly tunedWidth?: number;
    /** Seed of the first values; layer i draws with seed + i. */
    readonly seed: number;
}
/** Dense layers with an activation between them. */
export declare class Network {
    /** Weights and bias of each layer in turn. */
    readonly parameters: readonly Tensor[];
    private readonly activation;
    constructor(tape: Tape, options: NetworkOptions);
    /** [rows, inputs], or [copies, rows, inputs], to [rows, outputs] or [copies, rows, outputs]. */
    apply(inputs: Tensor): Tensor;
}
