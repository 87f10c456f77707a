// Dense layers; assembly/matmul/dense.ts.
import { shown } from "../../options.js";
import { LONGEST, LONGEST_PRODUCT } from "../instruction.js";
import { broadcast, type Shape, ShapeError, show, sizeOf } from "../shape.js";
import type { Tape } from "../tape.js";
import type { Tensor } from "../tensor.js";
import { Operation } from "../wasm/operation.js";
import { roomOfProduct, termsOf } from "./matmul.js";
import { planSums } from "./sums.js";
import { MOST_PERIOD, walk } from "./walk.js";

export type Activation = "tanh" | "sigmoid" | "relu";

const activations = { tanh: Operation.Tanh, sigmoid: Operation.Sigmoid, relu: Operation.Relu };
/** What there is, in words. */
export const ACTIVATIONS = '"tanh", "sigmoid" or "relu"';

export function isActivation(name: unknown): name is Activation {
  return typeof name === "string" && Object.hasOwn(activations, name);
}

/** Stands for no activation. */
const NONE = Operation.Add;

/** So many rows at a time that they stay in the first cache, though enough for a matrix product to be worth its while. */
const CACHED = 2048;
const FEWEST_ROWS = 64;

export function dense(tape: Tape, a: Tensor, weights: Tensor, bias: Tensor, activation?: Activation): Tensor {
  if (activation !== undefined && !isActivation(activation)) {
    throw new RangeError(`dense: got activation ${shown(activation)}, takes ${ACTIVATIONS}`);
  }
  tape.own("dense", a);
  tape.own("dense", weights);
  tape.own("dense", bias);
  const operation = activation === undefined ? NONE : activations[activation];
  const m = a.axes[a.axes.length - 2];
  const k = a.axes[a.axes.length - 1];
  const inner = weights.axes[weights.axes.length - 2];
  const n = weights.axes[weights.axes.length - 1];
  if (m === undefined || k === undefined || n === undefined || k !== inner) {
    throw new ShapeError(`dense: shapes ${show(a.axes)} and ${show(weights.axes)} do not multiply`);
  }
  const leadA = a.axes.slice(0, -2);
  const leadB = weights.axes.slice(0, -2);
  const lead = broadcast("dense", leadA, leadB);
  const leadC = biasLead(bias.axes, n, lead);
  const shape = [...lead, m, n];
  // One matrix and one bias for the whole batch: all rows of A are then rows of a single product.
  const single = sizeOf(leadB) === 1 && sizeOf(leadC) === 1;
  const rows = single ? a.size / k : m;
  const atATime = Math.min(rows, Math.max(FEWEST_ROWS, Math.floor(CACHED / Math.max(n, k) / 4) * 4));
  const pieces = Math.ceil(rows / atATime);
  walk.clear().axis(pieces, atATime * k, 0);
  walk.batches(single ? [] : lead, leadA, leadB, leadC, m * k, k * n, n).whole(tape);
  const { extent, runs } = walk;
  // The adjoint of so many rows before the activation; behind it, where sums are long, what they need.
  const own = Math.ceil((atATime * n) / 4) * 4;
  let sums = 0;
  const biasTerms = n > MOST_PERIOD ? atATime : 1;
  const terms = Math.max(termsOf(n), termsOf(atATime), biasTerms);
  if (Math.max(n, k, atATime) > LONGEST_PRODUCT || runs * terms > LONGEST) {
    const additions = [
      a.adjoint === 0 ? undefined : { size: (rows - (pieces - 1) * atATime) * k, terms: termsOf(n) },
      weights.adjoint === 0 ? undefined : { size: k * n, terms: termsOf(atATime) },
      bias.adjoint === 0 ? undefined : { size: n, terms: biasTerms },
    ];
    const products = Math.max(
      roomOfProduct(tape, atATime * n, k),
      roomOfProduct(tape, atATime * k, n),
      roomOfProduct(tape, k * n, atATime),
    );
    sums = planSums(tape, walk, additions, products, false, own);
  }
  const room = tape.room(own);
  const sizes = [rows, n, k, runs / pieces, operation + atATime * 256, room, sums];
  return tape.record(Operation.Dense, { a, b: weights, c: bias, shape, extent, sizes });
}

/** The axes of a bias before its row. */
function biasLead(shape: Shape, columns: number, lead: Shape): Shape {
  const before = shape.slice(0, -2);
  const fits =
    shape.at(-1) === columns &&
    (shape.at(-2) ?? 1) === 1 &&
    before.length <= lead.length &&
    before.every((size, axis) => size === 1 || size === lead[axis - before.length + lead.length]);
  if (!fits) {
    throw new ShapeError(`dense: a bias of shape ${show(shape)} for rows of ${columns}, takes [..., 1, ${columns}]`);
  }
  return before;
}
