// Checking gradients against central differences.
import { createEngine } from "./engine.js";
import type { Tape } from "./tape.js";
import type { Tensor } from "./tensor.js";

export interface CheckOptions {
  /** Half of the distance between the two points of a difference, relative to max(1, |x|); 1e-5 unless told. */
  readonly step?: number;
}

/** Where the gradient and the difference are furthest apart. */
export interface CheckResult {
  /** |gradient - difference| / max(1, |gradient|, |difference|) at the worst coordinate. */
  readonly error: number;
  /** The worst coordinate, such as "parameter 1 [0, 2]". */
  readonly coordinate: string;
  readonly gradient: number;
  readonly difference: number;
}

/**
 * Holds the gradient of a function of one element against central differences, in f64, for every coordinate of every
 * parameter.
 *
 * @param build records the function on the tape, from one parameter for each array of the point
 * @param point the parameters: shape and values
 */
export async function checkGradients(
  build: (tape: Tape, parameters: readonly Tensor[]) => Tensor,
  point: readonly { readonly shape: readonly number[]; readonly values: ArrayLike<number> }[],
  options: CheckOptions = {},
): Promise<CheckResult> {
  const engine = await createEngine({ dtype: "f64" });
  const tape = engine.tape();
  try {
    const parameters = point.map(({ shape, values }) => tape.parameter(shape, { init: values }));
    const result = build(tape, parameters);
    tape.backward(result);
    const gradients = parameters.map((parameter) => parameter.gradient());
    let worst: CheckResult = { error: -1, coordinate: "", gradient: 0, difference: 0 };
    for (const [index, parameter] of parameters.entries()) {
      const values = parameter.value();
      for (let at = 0; at < values.length; at++) {
        const value = values[at]!;
        const step = (options.step ?? 1e-5) * Math.max(1, Math.abs(value));
        const shifted = (to: number) => {
          values[at] = to;
          parameter.set(values);
          tape.forward();
          return result.item();
        };
        const difference = (shifted(value + step) - shifted(value - step)) / (value + step - (value - step));
        values[at] = value;
        parameter.set(values);
        const gradient = gradients[index]![at]!;
        const error = Math.abs(gradient - difference) / Math.max(1, Math.abs(gradient), Math.abs(difference));
        if (!(error <= worst.error)) {
          worst = { error, coordinate: `parameter ${index} ${coordinates(at, parameter.shape)}`, gradient, difference };
        }
        if (Number.isNaN(error)) return worst;
      }
    }
    return worst;
  } finally {
    tape.dispose();
  }
}

function coordinates(at: number, shape: readonly number[]): string {
  let rest = at;
  const indices = shape.toReversed().map((size) => {
    const index = rest % size;
    rest = Math.floor(rest / size);
    return index;
  });
  return `[${indices.toReversed().join(", ")}]`;
}
