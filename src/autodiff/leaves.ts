// Tensors that no operation makes: inputs, parameters and constants.
import { checkOptions, flag, type OptionTable, real } from "../options.js";
import { numbersOf } from "./data.js";
import { type Initial, initial, initialValues, seed } from "./initializer.js";
import { put } from "./numbers.js";
import type { Operand } from "./program.js";
import type { Recorder } from "./recorder.js";
import { type Shape, shapeOf } from "./shape.js";

export interface InputOptions {
  /** Whether `backward` reaches it; no unless told. */
  readonly gradient?: boolean;
}

export interface ParameterOptions {
  /** How the first values are drawn, "glorot" unless told, or the values. */
  readonly init?: Initial;
  /** What they are drawn with, 0 unless told. */
  readonly seed?: number;
  /** The share of an optimiser's step size that this one takes, 1 unless told. */
  readonly rate?: number;
}

const inputOptions: OptionTable<InputOptions> = { gradient: flag };
const parameterOptions: OptionTable<ParameterOptions> = {
  init: initial,
  seed,
  rate: real({ above: 0 }),
};

export function input<Tensor extends Operand>(tape: Recorder<Tensor>, shape: Shape, options?: InputOptions): Tensor {
  if (options !== undefined) checkOptions("input", options, inputOptions);
  const axes = shapeOf("input", shape);
  tape.check("input");
  return tape.whole(() => tape.leaf(axes, options?.gradient === true));
}

export function parameter<Tensor extends Operand>(
  tape: Recorder<Tensor>,
  shape: Shape,
  options: ParameterOptions,
): Tensor {
  checkOptions("parameter", options, parameterOptions);
  const axes = shapeOf("parameter", shape);
  const { init = "glorot", seed = 0, rate = 1 } = options;
  const given = typeof init === "string" ? init : numbersOf("init", init);
  tape.check("parameter");
  return tape.whole(() => {
    const tensor = tape.leaf(axes, true);
    put(tape, tensor, "init", typeof given === "string" ? initialValues(given, axes, seed) : given);
    tape.parameters.push(tensor);
    tape.rates.push(rate);
    return tensor;
  });
}

export function constant<Tensor extends Operand>(
  tape: Recorder<Tensor>,
  data: ArrayLike<number> | number,
  shape?: Shape,
): Tensor {
  if (typeof data === "number" && shape === undefined) return tape.scalar(data);
  const numbers = numbersOf("constant", typeof data === "number" ? [data] : data);
  const axes = shapeOf("constant", shape ?? [numbers.length]);
  tape.check("constant");
  return tape.whole(() => {
    const tensor = tape.leaf(axes, false);
    put(tape, tensor, "constant", numbers);
    return tensor;
  });
}
