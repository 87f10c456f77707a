// Batched matrix product; assembly/matmul.ts.
import { Operation } from "../operation.js";
import { broadcast, mergeAxes, type Shape, ShapeError, show, stretchedStrides } from "../shape.js";
import type { Tape } from "../tape.js";
import type { Tensor } from "../tensor.js";
import { listAxes } from "./walk.js";

export interface MatmulOptions {
  /** A is stored [..., k, m]. */
  readonly transposeA?: boolean;
  /** B is stored [..., n, k]. */
  readonly transposeB?: boolean;
}

export function matmul(tape: Tape, a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  const { transposeA = false, transposeB = false } = options;
  const [m, k] = matrix(a.shape, transposeA);
  const [inner, n] = matrix(b.shape, transposeB);
  if (k === undefined || n === undefined || k !== inner) {
    const stored = (transposed: boolean) => (transposed ? " (transposed)" : "");
    throw new ShapeError(
      `matmul: shapes ${show(a.shape)}${stored(transposeA)} and ${show(b.shape)}${stored(transposeB)} do not multiply`,
    );
  }
  const leadA = a.shape.slice(0, -2);
  const leadB = b.shape.slice(0, -2);
  const lead = broadcast("matmul", leadA, leadB);
  const shape = [...lead, m!, n];
  const transposed = (transposeA ? 1 : 0) + (transposeB ? 2 : 0);
  // One matrix for the whole batch: all rows of A are then rows of a single product.
  const rows = leadA.reduce((product, size) => product * size, m!);
  if (!transposeA && leadB.every((size) => size === 1) && lead.length === leadA.length) {
    const { extent } = listAxes(tape, []);
    return tape.record(Operation.Matmul, { a, b, shape, extent, sizes: [rows, n, k, transposed, 1] });
  }
  const axes = mergeAxes(lead, [
    batches(leadA, lead, m! * k),
    batches(leadB, lead, k * n),
    batches(lead, lead, m! * n),
  ]);
  const { extent, runs } = listAxes(tape, axes);
  return tape.record(Operation.Matmul, { a, b, shape, extent, sizes: [m!, n, k, transposed, runs] });
}

/** Rows and columns as multiplied. */
function matrix(shape: Shape, transposed: boolean): (number | undefined)[] {
  if (shape.length < 2) return [];
  const [rows, columns] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
}

function batches(lead: Shape, to: Shape, elements: number): number[] {
  return stretchedStrides(lead, to).map((stride) => stride * elements);
}
