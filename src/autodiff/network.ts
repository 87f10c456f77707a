// Multilayer perceptrons, one or many side by side.
import { checkOptions, integer, listOf, type OptionTable, real, required, shown, such } from "../options.js";
import { seed as seedOption } from "./initializer.js";
import { Tape, type Tensor } from "./tensor.js";

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

const width = integer(1);
const networkOptions: OptionTable<NetworkOptions> = {
  inputs: required(width),
  hidden: required(listOf(width)),
  outputs: required(width),
  copies: width,
  activation: such('"tanh" or "relu"', (value) => value === "tanh" || value === "relu"),
  tunedWidth: real({ above: 0 }),
  seed: required(seedOption),
};

/** Dense layers with an activation between them. */
export class Network {
  /** Weights and bias of each layer in turn. */
  readonly parameters: readonly Tensor[];
  private readonly activation: "tanh" | "relu";

  constructor(tape: Tape, options: NetworkOptions) {
    if (!(tape instanceof Tape)) throw new TypeError(`Network: got ${shown(tape)}, takes a tape and options`);
    checkOptions("Network", options, networkOptions);
    const { inputs, hidden, outputs, copies, activation = "tanh", tunedWidth, seed } = options;
    this.activation = activation;
    const sizes = [inputs, ...hidden, outputs];
    const lead = copies === undefined ? [] : [copies];
    const init = activation === "relu" ? "he" : "glorot";
    this.parameters = tape.whole(() => {
      const parameters: Tensor[] = [];
      for (let layer = 0; layer + 1 < sizes.length; layer++) {
        const shape = [...lead, sizes[layer]!, sizes[layer + 1]!];
        const rate = layer > 0 && tunedWidth !== undefined ? Math.min(1, tunedWidth / sizes[layer]!) : 1;
        parameters.push(
          tape.parameter(shape, { init, seed: seed + layer, rate }),
          tape.parameter([...lead, 1, sizes[layer + 1]!], { init: "zeros" }),
        );
      }
      return parameters;
    });
  }

  /** [rows, inputs], or [copies, rows, inputs], to [rows, outputs] or [copies, rows, outputs]. */
  apply(inputs: Tensor): Tensor {
    const { parameters, activation } = this;
    let values = parameters[0]!.tape.own("apply", inputs);
    for (let at = 0; at < parameters.length; at += 2) {
      const isLast = at + 2 === parameters.length;
      values = values.dense(parameters[at]!, parameters[at + 1]!, isLast ? undefined : activation);
    }
    return values;
  }
}
