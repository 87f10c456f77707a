// Checking gradients against central differences.
import { checkOptions, checkValue, type OptionTable, real, required, such } from "../options.js";
import { checkList } from "./data.js";
import { createEngine } from "./engine.js";
import type { Tape, Tensor } from "./tensor.js";

export interface CheckOptions {
  /** Half of the distance between the two points of a difference, relative to max(1, |x|); 1e-5 unless told. */
  readonly step?: number;
}

const takesFunction = such("a function of a tape and its parameters", (value) => typeof value === "function");

const checkOptionTable: OptionTable<CheckOptions> = { step: real({ above: 0 }) };

/** A parameter at which a gradient is checked. */
export interface CheckPoint {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

const checkPointTable: OptionTable<CheckPoint> = {
  shape: required(such("the sizes of its axes", Array.isArray)),
  values: required(such("numbers in an array", (value) => typeof value === "object" && value !== null)),
};

/** Where the gradient and the difference are furthest apart. */
export interface CheckResult {
  /**
   * |gradient - difference| / max(1, |gradient|, |difference|) at the worst coordinate; Infinity where one of the two is not
   * finite, so that whatever bound it is held against, it is above.
   */
  readonly error: number;
  /** Why there is nothing to compare, where the error is Infinity. */
  readonly reason?: string;
  /** The worst coordinate, such as "parameter 1 [0, 2]". */
  readonly coordinate: string;
  readonly gradient: number;
  readonly difference: number;
}

/**
 * Holds the gradient of a function of one element against central differences, in f64, for every coordinate of every
 * parameter. At the first coordinate at which one of them is not finite it ends.
 *
 * @param build records the function on the tape, from one parameter for each array of the point
 * @param point the parameters: shape and values
 */
export async function checkGradients(
  build: (tape: Tape, parameters: readonly Tensor[]) => Tensor,
  point: readonly CheckPoint[],
  options: CheckOptions = {},
): Promise<CheckResult> {
  checkValue("build", build, takesFunction);
  checkOptions("checkGradients", options, checkOptionTable);
  checkList("checkGradients", point, "a list of parameters, each { shape, values }");
  if (point.length === 0) throw new RangeError("checkGradients: got no parameters, takes at least one");
  for (const [index, parameter] of point.entries()) {
    checkOptions(`parameter ${index} of checkGradients`, parameter, checkPointTable);
  }
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
          return result.item();
        };
        const above = shifted(value + step);
        const below = shifted(value - step);
        const difference = (above - below) / (value + step - (value - step));
        values[at] = value;
        parameter.set(values);
        const gradient = gradients[index]![at]!;
        const coordinate = `parameter ${index} ${coordinates(at, parameter.shape)}`;
        const reason = reasonOf(gradient, { value, step, above, below, difference });
        if (reason !== undefined) return { error: Number.POSITIVE_INFINITY, reason, coordinate, gradient, difference };
        const error = Math.abs(gradient - difference) / Math.max(1, Math.abs(gradient), Math.abs(difference));
        if (error > worst.error) worst = { error, coordinate, gradient, difference };
      }
    }
    return worst;
  } finally {
    tape.dispose();
  }
}

interface Difference {
  readonly value: number;
  readonly step: number;
  /** The function a step above and below the value. */
  readonly above: number;
  readonly below: number;
  readonly difference: number;
}

/** Why the gradient cannot be held against the difference; undefined where it can. */
function reasonOf(gradient: number, { value, step, above, below, difference }: Difference): string | undefined {
  if (!Number.isFinite(value)) return `the value is ${value}`;
  if (!Number.isFinite(gradient)) return `the gradient is ${gradient} at ${value}`;
  for (const [sign, found] of [
    ["+", above],
    ["-", below],
  ] as const) {
    if (Number.isFinite(found)) continue;
    return `the function is ${found} at ${value} ${sign} ${step}: its domain ends before, or the step is too long for it`;
  }
  if (Number.isFinite(difference)) return undefined;
  if (value + step === value - step) return `a step of ${step} changes nothing at ${value}: take a longer one`;
  return `the difference is ${difference} at ${value}`;
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
