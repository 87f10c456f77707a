// A dense layer: an activation of A B + C, where C is a row for every row of the product; and its three adjoints. It goes
// through some rows at a time, which stay in the first cache from the product to the activation.
// Size0, Size1, Size2 = m, n, k; Size3 = batches, which the extent walks as (A, B, C), rows at a time innermost where they are
// not all; Size4 = activation, a unary operation whose adjoint needs its result only, or Add for none, in the lowest byte, and
// above it rows at a time; Size5 = address of room for them. Sums (walk/sums.ts) towards the adjoints of A, B and C, and room for
// products, where they are long.
import { LONGEST_PRODUCT, Word } from "../../src/autodiff/instruction";
import { Operation } from "../../src/autodiff/wasm/operation";
import { address, word } from "../instruction";
import { multiply, multiplyLong, wayOf } from "./product";
import { addRun, addRunTo, addSums, clearSums, MOST_PERIOD, pattern, segmentOf, SUMS } from "../walk/run";
import { beginSums, nextSums, roomOf, target } from "../walk/sums";
import { activate, addActivationAdjoint } from "../elementwise/unary";
import { begin, next, Of, offset } from "../walk/walk";

export function forwardDense<T>(instruction: usize): void {
  const m = word(instruction, Word.Size0);
  const n = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const activation: Operation = word(instruction, Word.Size4) & 255;
  const most = word(instruction, Word.Size4) >> 8;
  const sums = address(instruction, Word.Sums);
  const extent = address(instruction, Word.Extent);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const c = address(instruction, Word.C);
  const longRoom = sums ? roomOf(instruction) : 0;
  let out = address(instruction, Word.Out);
  begin(extent);
  for (let batches = word(instruction, Word.Size3); batches > 0; batches--) {
    for (let row = 0; row < m; row += most) {
      const rows = min(most, m - row);
      product<T>(longRoom, rows, n, k, out, a + offset<T>(Of.A), k, 1, b + offset<T>(Of.B), n, 1, false);
      addRow<T>(out, c + offset<T>(Of.C), rows, n);
      if (activation != Operation.Add) activate<T>(activation, out, rows * n);
      out += <usize>(rows * n) * sizeof<T>();
      next(extent);
    }
  }
}

export function backwardDense<T>(instruction: usize): void {
  const m = word(instruction, Word.Size0);
  const n = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const activation: Operation = word(instruction, Word.Size4) & 255;
  const most = word(instruction, Word.Size4) >> 8;
  const sums = address(instruction, Word.Sums);
  const room = address(instruction, Word.Size5);
  const longRoom = sums ? roomOf(instruction) : 0;
  const extent = address(instruction, Word.Extent);
  const a = address(instruction, Word.A);
  const aAdjoint = address(instruction, Word.AAdjoint);
  const b = address(instruction, Word.B);
  const bAdjoint = address(instruction, Word.BAdjoint);
  const cAdjoint = address(instruction, Word.CAdjoint);
  let out = address(instruction, Word.Out);
  let outAdjoint = address(instruction, Word.OutAdjoint);
  if (sums) beginSums<T>(instruction, aAdjoint, bAdjoint, cAdjoint);
  else begin(extent);
  for (let batches = word(instruction, Word.Size3); batches > 0; batches--) {
    for (let row = 0; row < m; row += most) {
      const rows = min(most, m - row);
      const bytes = <usize>(rows * n) * sizeof<T>();
      let g = outAdjoint;
      if (activation != Operation.Add) {
        g = room;
        memory.fill(g, 0, bytes);
        addActivationAdjoint<T>(activation, g, outAdjoint, out, rows * n);
      }
      const atA = offset<T>(Of.A);
      const atB = offset<T>(Of.B);
      if (aAdjoint) {
        const to = sums ? target<T>(Of.A) : aAdjoint + atA;
        product<T>(longRoom, rows, k, n, to, g, n, 1, b + atB, 1, n, true);
      }
      if (bAdjoint) {
        const to = sums ? target<T>(Of.B) : bAdjoint + atB;
        product<T>(longRoom, k, n, rows, to, a + atA, 1, k, g, n, 1, true);
      }
      if (cAdjoint) addColumnSums<T>(sums ? target<T>(Of.C) : cAdjoint + offset<T>(Of.C), g, rows, n);
      out += bytes;
      outAdjoint += bytes;
      if (sums) nextSums<T>(extent);
      else next(extent);
    }
  }
}

/** C (m by n) = or += A (m by k) times B (k by n). Strides in elements; room for a long sum. */
function product<T>(
  room: usize, m: i32, n: i32, k: i32, c: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  columnB: usize, add: bool,
): void {
  const size = sizeof<T>();
  rowA *= size;
  columnA *= size;
  rowB *= size;
  columnB *= size;
  if (k > LONGEST_PRODUCT) {
    multiplyLong<T>(room, m, n, k, c, a, rowA, columnA, b, rowB, columnB, add);
    return;
  }
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
    addRunTo<T>(SUMS, from, segment, bytes);
    addSums<T>(to, columns, segment);
  }
}
