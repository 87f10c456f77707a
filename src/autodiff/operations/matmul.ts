// Batched matrix product; assembly/matmul/matmul.ts.
import { checkOptions, flag, type OptionTable } from "../../options.js";
import { LONGEST, LONGEST_PRODUCT, PRODUCT_BLOCK } from "../instruction.js";
import { broadcast, type Shape, ShapeError, show } from "../shape.js";
import type { Tape } from "../tape.js";
import type { Tensor } from "../tensor.js";
import { Operation } from "../wasm/operation.js";
import { planSums, roomElements } from "./sums.js";
import { walk } from "./walk.js";

export interface MatmulOptions {
  /** A is stored [..., k, m]. */
  readonly transposeA?: boolean;
  /** B is stored [..., n, k]. */
  readonly transposeB?: boolean;
}

const NONE: MatmulOptions = {};
const matmulOptions: OptionTable<MatmulOptions> = { transposeA: flag, transposeB: flag };

export function matmul(tape: Tape, a: Tensor, b: Tensor, options: MatmulOptions = NONE): Tensor {
  if (options !== NONE) checkOptions("matmul", options, matmulOptions);
  const { transposeA = false, transposeB = false } = options;
  tape.own("matmul", a);
  tape.own("matmul", b);
  const m = a.axes[a.axes.length - (transposeA ? 1 : 2)];
  const k = a.axes[a.axes.length - (transposeA ? 2 : 1)];
  const inner = b.axes[b.axes.length - (transposeB ? 1 : 2)];
  const n = b.axes[b.axes.length - (transposeB ? 2 : 1)];
  if (m === undefined || k === undefined || n === undefined || k !== inner) {
    const stored = (transposed: boolean) => (transposed ? " (transposed)" : "");
    throw new ShapeError(
      `matmul: shapes ${show(a.axes)}${stored(transposeA)} and ${show(b.axes)}${stored(transposeB)} do not multiply`,
    );
  }
  const leadA = a.axes.slice(0, -2);
  const leadB = b.axes.slice(0, -2);
  const lead = broadcast("matmul", leadA, leadB);
  const shape = [...lead, m, n];
  const transposed = (transposeA ? 1 : 0) + (transposeB ? 2 : 0);
  // One matrix for the whole batch: all rows of A are then rows of a single product.
  const rows = leadA.reduce((product, size) => product * size, m);
  if (!transposeA && leadB.every((size) => size === 1) && lead.length === leadA.length) {
    walk.clear().whole(tape);
    return product(a, b, shape, rows, n, k, transposed);
  }
  walk
    .clear()
    .batches(lead, leadA, leadB, lead, m * k, k * n, m * n)
    .whole(tape);
  return product(a, b, shape, m, n, k, transposed);
}

/** One for each run of the walk. */
function product(a: Tensor, b: Tensor, shape: Shape, m: number, n: number, k: number, transposed: number): Tensor {
  const { extent, runs } = walk;
  let sums = 0;
  if (Math.max(m, n, k) > LONGEST_PRODUCT || runs * Math.max(termsOf(m), termsOf(n)) > LONGEST) {
    const toA = a.adjoint === 0 ? undefined : { size: m * k, terms: termsOf(n) };
    const toB = b.adjoint === 0 ? undefined : { size: k * n, terms: termsOf(m) };
    const room = Math.max(
      roomOfProduct(a.tape, m * n, k),
      toA === undefined ? 0 : roomOfProduct(a.tape, m * k, n),
      toB === undefined ? 0 : roomOfProduct(a.tape, k * n, m),
    );
    sums = planSums(a.tape, walk, [toA, toB], room);
  }
  return a.tape.record(Operation.Matmul, { a, b, shape, extent, sizes: [m, n, k, transposed, runs, 0, sums] });
}

/** What a product adds to each of its results, counted so that LONGEST are the terms of the longest product. */
export function termsOf(steps: number): number {
  return steps > LONGEST_PRODUCT ? 1 : Math.ceil((steps * LONGEST) / LONGEST_PRODUCT);
}

/** Elements of room that a product with so many results takes, each the sum of so many terms. */
export function roomOfProduct(tape: Tape, results: number, steps: number): number {
  return steps > LONGEST_PRODUCT ? roomElements(tape, results, Math.ceil(steps / PRODUCT_BLOCK)) : 0;
}
