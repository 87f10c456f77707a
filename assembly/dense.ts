// A dense layer: an activation of A B + C, where C is a row for every row of the product; and its three adjoints. It goes
// through some rows at a time, which stay in the first cache from the product to the activation.
// Size0, Size1, Size2 = m, n, k; Size3 = batches, which the extent walks as (A, B, C); Size4 = activation, a unary operation
// whose adjoint needs its result only, or Add for none; Size5 = rows at a time; Size6 = address of room for them.
import { Operation, Word } from "../src/autodiff/operation";
import { address, word } from "./instruction";
import { multiply, wayOf } from "./matmul-product";
import { addRun, addSums, clearSums, MOST_PERIOD, pattern, segmentOf, SUMS } from "./run";
import { addUnaryAdjoint, runUnary } from "./unary";
import { begin, first, next, second, third } from "./walk";

export function forwardDense<T>(instruction: usize): void {
  const m = word(instruction, Word.Size0);
  const n = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const activation: Operation = word(instruction, Word.Size4);
  const most = word(instruction, Word.Size5);
  const extent = address(instruction, Word.Extent);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const c = address(instruction, Word.C);
  let out = address(instruction, Word.Out);
  begin(extent);
  for (let batches = word(instruction, Word.Size3); batches > 0; batches--) {
    let left = a + <usize>first * sizeof<T>();
    const right = b + <usize>second * sizeof<T>();
    for (let row = 0; row < m; row += most) {
      const rows = min(most, m - row);
      product<T>(rows, n, k, out, left, k, 1, right, n, 1, false);
      addRow<T>(out, c + <usize>third * sizeof<T>(), rows, n);
      if (activation != Operation.Add) runUnary<T>(activation, out, out, rows * n, 0);
      left += <usize>(rows * k) * sizeof<T>();
      out += <usize>(rows * n) * sizeof<T>();
    }
    next(extent);
  }
}

export function backwardDense<T>(instruction: usize): void {
  const m = word(instruction, Word.Size0);
  const n = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const activation: Operation = word(instruction, Word.Size4);
  const most = word(instruction, Word.Size5);
  const room = address(instruction, Word.Size6);
  const extent = address(instruction, Word.Extent);
  const a = address(instruction, Word.A);
  const aAdjoint = address(instruction, Word.AAdjoint);
  const b = address(instruction, Word.B);
  const bAdjoint = address(instruction, Word.BAdjoint);
  const cAdjoint = address(instruction, Word.CAdjoint);
  let out = address(instruction, Word.Out);
  let outAdjoint = address(instruction, Word.OutAdjoint);
  begin(extent);
  for (let batches = word(instruction, Word.Size3); batches > 0; batches--) {
    let from = <usize>first * sizeof<T>();
    const weight = <usize>second * sizeof<T>();
    for (let row = 0; row < m; row += most) {
      const rows = min(most, m - row);
      const bytes = <usize>(rows * n) * sizeof<T>();
      let g = outAdjoint;
      if (activation != Operation.Add) {
        g = room;
        memory.fill(g, 0, bytes);
        addUnaryAdjoint<T>(activation, g, outAdjoint, out, out, rows * n, 0);
      }
      if (aAdjoint) product<T>(rows, k, n, aAdjoint + from, g, n, 1, b + weight, 1, n, true);
      if (bAdjoint) product<T>(k, n, rows, bAdjoint + weight, a + from, 1, k, g, n, 1, true);
      if (cAdjoint) addColumnSums<T>(cAdjoint + <usize>third * sizeof<T>(), g, rows, n);
      from += <usize>(rows * k) * sizeof<T>();
      out += bytes;
      outAdjoint += bytes;
    }
    next(extent);
  }
}

/** C (m by n) = or += A (m by k) times B (k by n). Strides in elements. */
function product<T>(
  m: i32, n: i32, k: i32, c: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, columnB: usize, add: bool,
): void {
  const size = sizeof<T>();
  rowA *= size;
  columnA *= size;
  rowB *= size;
  columnB *= size;
  const way = wayOf<T>(m, n, k, columnA, rowB, columnB);
  multiply<T>(way, m, n, k, c, <usize>n * size, a, rowA, columnA, b, rowB, columnB, add);
}

/** Adds a row to each of some rows. */
function addRow<T>(to: usize, row: usize, rows: i32, columns: i32): void {
  const size = <usize>columns * sizeof<T>();
  if (columns > MOST_PERIOD) for (; rows > 0; rows--, to += size) addRun<T>(to, 0, row, 0, size, size);
  else {
    const bytes = <usize>rows * size;
    const segment = segmentOf<T>(columns, bytes);
    addRun<T>(to, segment, pattern<T>(row, columns, segment), 0, segment, bytes);
  }
}

/** Adds each of some rows to one. */
function addColumnSums<T>(to: usize, from: usize, rows: i32, columns: i32): void {
  const size = <usize>columns * sizeof<T>();
  if (columns > MOST_PERIOD) for (; rows > 0; rows--, from += size) addRun<T>(to, 0, from, 0, size, size);
  else {
    const bytes = <usize>rows * size;
    const segment = segmentOf<T>(columns, bytes);
    clearSums(segment);
    addRun<T>(SUMS, 0, from, segment, segment, bytes);
    addSums<T>(to, columns, segment);
  }
}
