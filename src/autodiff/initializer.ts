// First values of parameters.
import { integer, such } from "../options.js";
import { createRandom } from "../random.js";
import { type Shape, sizeOf } from "./shape.js";

/**
 * "zeros"; "glorot": uniform within sqrt(6 / (in + out)) (Glorot & Bengio 2010); "he": uniform within sqrt(6 / in)
 * (He et al. 2015); or the values. The last two axes are in and out; those before them are independent copies.
 */
export type Initial = "zeros" | "glorot" | "he" | ArrayLike<number>;

const drawn: readonly unknown[] = ["zeros", "glorot", "he"] satisfies Initial[];

export const initial = such(
  '"zeros", "glorot", "he" or the values',
  (value) => drawn.includes(value) || (typeof value === "object" && value !== null && "length" in value),
);

/** Any safe integer. */
export const seed = integer(Number.MIN_SAFE_INTEGER);

export function initialValues(init: "zeros" | "glorot" | "he", shape: Shape, seed: number): Float64Array {
  const values = new Float64Array(sizeOf(shape));
  if (init === "zeros") return values;
  const fanOut = shape.at(-1) ?? 1;
  const fanIn = shape.at(-2) ?? fanOut;
  const bound = Math.sqrt(6 / (init === "glorot" ? fanIn + fanOut : fanIn));
  const random = createRandom(seed);
  return values.map(() => bound * (2 * random.uniform() - 1));
}
