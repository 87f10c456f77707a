// Batched matrix product; assembly/matmul.ts.
import { checkOptions, flag, type OptionTable } from "../../options.js";
import { Operation } from "../operation.js";
import { broadcast, ShapeError, show } from "../shape.js";
import type { Tape } from "../tape.js";
import type { Tensor } from "../tensor.js";
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
    return tape.record(Operation.Matmul, { a, b, shape, sizes: [rows, n, k, transposed, 1] });
  }
  const { extent, runs } = walk.broadcast(lead, leadA, leadB, lead, m * k, k * n, m * n).whole(tape);
  return tape.record(Operation.Matmul, { a, b, shape, extent, sizes: [m, n, k, transposed, runs] });
}
