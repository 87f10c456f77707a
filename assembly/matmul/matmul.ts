// Batched matrix multiplication C = op(A) op(B), and its two adjoints, which are matrix multiplications themselves.
// Size0, Size1, Size2 = m, n, k; Size3 = 1 if A is stored transposed, + 2 if B is; Size4 = batches; the extent walks the
// leading axes as (A, B, C). Sums (walk/sums.ts) towards C and the adjoints of A and B, and room, where they are long.
import { LONGEST_PRODUCT, Word } from "../../src/autodiff/instruction";
import { address, word } from "../instruction";
import { multiply, multiplyLong, wayOf } from "./product";
import { beginSums, nextSums, roomOf, target } from "../walk/sums";
import { begin, next, Of, offset } from "../walk/walk";

/** The stride of an operand along the innermost axis of a walk that has one. */
// @ts-ignore: decorator
@inline
function stride<T>(extent: usize, operand: Of): usize {
  return <usize>load<i32>(extent + (<usize>operand << 2), 8) * sizeof<T>();
}

/** For every batch C (m by n) = or += A (m by k) times B (k by n). Strides in elements; each matrix is one of the walk. */
// @ts-ignore: decorator
@inline
function multiplyAll<T>(
  instruction: usize, m: i32, n: i32, k: i32, ofC: Of, c: usize, ofA: Of, a: usize, rowA: usize, columnA: usize,
  ofB: Of, b: usize, rowB: usize, columnB: usize, add: bool,
): void {
  const size = sizeof<T>();
  rowA *= size;
  columnA *= size;
  rowB *= size;
  columnB *= size;
  if (address(instruction, Word.Sums)) {
    multiplyAllLong<T>(instruction, m, n, k, ofC, c, ofA, a, rowA, columnA, ofB, b, rowB, columnB, add);
  } else multiplyAllShort<T>(instruction, m, n, k, ofC, c, ofA, a, rowA, columnA, ofB, b, rowB, columnB, add);
}

/** Where the sum for an element, over the inner axis or the batches, is long; strides in bytes. */
function multiplyAllLong<T>(
  instruction: usize, m: i32, n: i32, k: i32, ofC: Of, c: usize, ofA: Of, a: usize, rowA: usize, columnA: usize,
  ofB: Of, b: usize, rowB: usize, columnB: usize, add: bool,
): void {
  const room = roomOf(instruction);
  const rowC = <usize>n * sizeof<T>();
  const way = wayOf<T>(m, n, k, columnA, rowB, columnB);
  beginSums<T>(instruction, ofC == Of.A ? c : 0, ofC == Of.B ? c : 0, ofC == Of.C ? c : 0);
  for (let batches = word(instruction, Word.Size4); batches > 0; batches--) {
    const left = a + offset<T>(ofA);
    const right = b + offset<T>(ofB);
    const out = target<T>(ofC);
    if (k > LONGEST_PRODUCT) multiplyLong<T>(room, m, n, k, out, left, rowA, columnA, right, rowB, columnB, add);
    else multiply<T>(way, m, n, k, out, rowC, left, rowA, columnA, right, rowB, columnB, add);
    nextSums<T>(address(instruction, Word.Extent));
  }
}

function multiplyAllShort<T>(
  instruction: usize, m: i32, n: i32, k: i32, ofC: Of, c: usize, ofA: Of, a: usize, rowA: usize, columnA: usize,
  ofB: Of, b: usize, rowB: usize, columnB: usize, add: bool,
): void {
  const rowC = <usize>n * sizeof<T>();
  const extent = address(instruction, Word.Extent);
  // One matrix, or a step that stays the same from each to the next.
  const even = !extent || load<i32>(extent) == 1;
  if (!even) begin(extent);
  const way = wayOf<T>(m, n, k, columnA, rowB, columnB);
  let out = c;
  let left = a;
  let right = b;
  for (let batches = word(instruction, Word.Size4); batches > 0; batches--) {
    multiply<T>(way, m, n, k, out, rowC, left, rowA, columnA, right, rowB, columnB, add);
    if (even) {
      out += stride<T>(extent, ofC);
      left += stride<T>(extent, ofA);
      right += stride<T>(extent, ofB);
    } else {
      next(extent);
      out = c + offset<T>(ofC);
      left = a + offset<T>(ofA);
      right = b + offset<T>(ofB);
    }
  }
}

export function forwardMatmul<T>(instruction: usize): void {
  const m = word(instruction, Word.Size0);
  const n = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const transposed = word(instruction, Word.Size3);
  const rowA = transposed & 1 ? 1 : k;
  const columnA = transposed & 1 ? m : 1;
  const rowB = transposed & 2 ? 1 : n;
  const columnB = transposed & 2 ? k : 1;
  const c = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  multiplyAll<T>(instruction, m, n, k, Of.C, c, Of.A, a, rowA, columnA, Of.B, b, rowB, columnB, false);
}

export function backwardMatmul<T>(instruction: usize): void {
  const m = word(instruction, Word.Size0);
  const n = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const transposed = word(instruction, Word.Size3);
  const rowA = transposed & 1 ? 1 : k;
  const columnA = transposed & 1 ? m : 1;
  const rowB = transposed & 2 ? 1 : n;
  const columnB = transposed & 2 ? k : 1;
  const g = address(instruction, Word.OutAdjoint);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const toA = address(instruction, Word.AAdjoint);
  const toB = address(instruction, Word.BAdjoint);
  if (toA) {
    // dA = G Bt, or dAt = B Gt.
    if (transposed & 1) multiplyAll<T>(instruction, k, m, n, Of.A, toA, Of.B, b, rowB, columnB, Of.C, g, 1, n, true);
    else multiplyAll<T>(instruction, m, k, n, Of.A, toA, Of.C, g, n, 1, Of.B, b, columnB, rowB, true);
  }
  if (toB) {
    // dB = At G, or dBt = Gt A.
    if (transposed & 2) multiplyAll<T>(instruction, n, k, m, Of.B, toB, Of.C, g, 1, n, Of.A, a, rowA, columnA, true);
    else multiplyAll<T>(instruction, k, n, m, Of.B, toB, Of.A, a, columnA, rowA, Of.C, g, n, 1, true);
  }
}
