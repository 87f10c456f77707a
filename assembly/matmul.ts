// Batched matrix multiplication C = op(A) op(B), and its two adjoints, which are matrix multiplications themselves.
// Size0, Size1, Size2 = m, n, k; Size3 = 1 if A is stored transposed, + 2 if B is; Size4 = batches; the extent walks the
// leading axes as (A, B, C). Sums (sums.ts) towards the adjoints of A and B, and room for long products.
import { MOST_STEPS, Word } from "../src/autodiff/operation";
import { address, word } from "./instruction";
import { multiply, multiplyBlocks, wayOf } from "./matmul-product";
import { beginSums, nextSums, roomOf, target } from "./sums";
import { Of, offset } from "./walk";

/** The stride of an operand along the innermost axis of a walk that has one. */
// @ts-ignore: decorator
@inline
function stride<T>(extent: usize, operand: Of): usize {
  return <usize>load<i32>(extent + (<usize>operand << 2), 8) * sizeof<T>();
}

/** For every batch C (m by n) = or += A (m by k) times B (k by n). Strides in elements; each matrix is one of the walk. */
function multiplyAll<T>(
  instruction: usize, m: i32, n: i32, k: i32, ofC: Of, c: usize, ofA: Of, a: usize, rowA: usize, columnA: usize,
  ofB: Of, b: usize, rowB: usize, columnB: usize, add: bool,
): void {
  const size = sizeof<T>();
  const rowC = <usize>n * size;
  rowA *= size;
  columnA *= size;
  rowB *= size;
  columnB *= size;
  const extent = address(instruction, Word.Extent);
  // One matrix, or a step that stays the same from each to the next.
  const even = !address(instruction, Word.Sums) && (!extent || load<i32>(extent) == 1);
  if (!even) beginSums<T>(instruction, ofC == Of.A ? c : 0, ofC == Of.B ? c : 0, ofC == Of.C ? c : 0);
  const way = wayOf<T>(m, n, k, columnA, rowB, columnB);
  let out = c;
  let left = a;
  let right = b;
  for (let batches = word(instruction, Word.Size4); batches > 0; batches--) {
    if (!even) {
      out = target<T>(ofC);
      left = a + offset<T>(ofA);
      right = b + offset<T>(ofB);
    }
    if (k > MOST_STEPS) {
      multiplyBlocks<T>(roomOf(instruction), m, n, k, out, left, rowA, columnA, right, rowB, columnB, add);
    } else multiply<T>(way, m, n, k, out, rowC, left, rowA, columnA, right, rowB, columnB, add);
    if (even) {
      out += stride<T>(extent, ofC);
      left += stride<T>(extent, ofA);
      right += stride<T>(extent, ofB);
    } else nextSums<T>(extent);
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
