// Batched matrix multiplication C = op(A) op(B), and its two adjoints, which are matrix multiplications themselves.
// Size0, Size1, Size2 = m, n, k; Size3 = 1 if A is stored transposed, + 2 if B is; Size4 = batches; the extent walks the
// leading axes as (A, B, C).
//
// All six products run through one routine that wants the rows of its right operand contiguous; a right operand that
// is stored the other way is packed into a panel of two vectors by k first, and so is a large one (it then streams
// through the cache in order). The inner tile is 4 rows by 2 vectors: 8 accumulators, as many as x86 has room for.
import { Word } from "../src/autodiff/operation";
import { address, word } from "./instruction";
import { lanes, storeFirst } from "./vector";
import { begin, first, next, second, third } from "./walk";

/** Rows of the right operand in a packed panel; a longer sum is made in steps of this. */
const PANEL_ROWS = 256;
const PANEL: usize = memory.data(PANEL_ROWS * 2 * 16, 16);

// @ts-ignore: decorator
@inline
function multiplyAdd<T>(a: v128, b: v128, c: v128): v128 {
  return v128.add<T>(v128.mul<T>(a, b), c);
}

// @ts-ignore: decorator
@inline
function finish<T>(c: usize, sum: v128, columns: i32, accumulate: bool): void {
  storeFirst<T>(c, accumulate ? v128.add<T>(v128.load(c), sum) : sum, columns);
}

/** One to four rows (known when compiled) of C, up to two vectors wide. Strides in bytes. */
// @ts-ignore: decorator
@inline
function tile<T>(
  rows: i32,
  c: usize, rowC: usize,
  a: usize, rowA: usize, columnA: usize,
  b: usize, rowB: usize,
  columns: i32, k: i32, accumulate: bool,
): void {
  const zero = v128.splat<T>(<T>0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero, c30 = zero, c31 = zero;
  const wide = columns > lanes<T>();
  if (wide) {
    for (let step = 0; step < k; step++, a += columnA, b += rowB) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      const a0 = v128.load_splat<T>(a);
      c00 = multiplyAdd<T>(a0, b0, c00);
      c01 = multiplyAdd<T>(a0, b1, c01);
      if (rows > 1) {
        const a1 = v128.load_splat<T>(a + rowA);
        c10 = multiplyAdd<T>(a1, b0, c10);
        c11 = multiplyAdd<T>(a1, b1, c11);
      }
      if (rows > 2) {
        const a2 = v128.load_splat<T>(a + 2 * rowA);
        c20 = multiplyAdd<T>(a2, b0, c20);
        c21 = multiplyAdd<T>(a2, b1, c21);
      }
      if (rows > 3) {
        const a3 = v128.load_splat<T>(a + 3 * rowA);
        c30 = multiplyAdd<T>(a3, b0, c30);
        c31 = multiplyAdd<T>(a3, b1, c31);
      }
    }
  } else {
    for (let step = 0; step < k; step++, a += columnA, b += rowB) {
      const b0 = v128.load(b);
      c00 = multiplyAdd<T>(v128.load_splat<T>(a), b0, c00);
      if (rows > 1) c10 = multiplyAdd<T>(v128.load_splat<T>(a + rowA), b0, c10);
      if (rows > 2) c20 = multiplyAdd<T>(v128.load_splat<T>(a + 2 * rowA), b0, c20);
      if (rows > 3) c30 = multiplyAdd<T>(v128.load_splat<T>(a + 3 * rowA), b0, c30);
    }
  }
  const left = wide ? lanes<T>() : columns;
  const right = columns - lanes<T>();
  finish<T>(c, c00, left, accumulate);
  if (wide) finish<T>(c + 16, c01, right, accumulate);
  if (rows > 1) {
    finish<T>(c + rowC, c10, left, accumulate);
    if (wide) finish<T>(c + rowC + 16, c11, right, accumulate);
  }
  if (rows > 2) {
    finish<T>(c + 2 * rowC, c20, left, accumulate);
    if (wide) finish<T>(c + 2 * rowC + 16, c21, right, accumulate);
  }
  if (rows > 3) {
    finish<T>(c + 3 * rowC, c30, left, accumulate);
    if (wide) finish<T>(c + 3 * rowC + 16, c31, right, accumulate);
  }
}

/** Copies k rows and up to two vectors of columns of B into the panel, whichever way B is stored. */
function pack<T>(b: usize, rowB: usize, columnB: usize, columns: i32, k: i32): void {
  let to = PANEL;
  if (columnB == sizeof<T>()) {
    for (let step = 0; step < k; step++, b += rowB, to += 32) {
      v128.store(to, v128.load(b));
      // A narrow panel must not read a second vector that the tensor may not have.
      if (columns > lanes<T>()) v128.store(to, v128.load(b, 16), 16);
    }
    return;
  }
  for (let column = 0; column < columns; column++, b += columnB, to += sizeof<T>()) {
    let from = b;
    let at = to;
    for (let step = 0; step < k; step++, from += rowB, at += 32) store<T>(at, load<T>(from));
  }
}

/** C (m by n, rows contiguous) = or += A (m by k) times B (k by n). Strides in elements. */
export function multiply<T>(
  c: usize, m: i32, n: i32, k: i32,
  a: usize, rowA: i32, columnA: i32,
  b: usize, rowB: i32, columnB: i32,
  accumulate: bool,
): void {
  const size = sizeof<T>();
  const bytesC = <usize>n * size;
  const bytesRowA = <usize>rowA * size;
  const bytesColumnA = <usize>columnA * size;
  const bytesRowB = <usize>rowB * size;
  const packed = columnB != 1 || (k * n > 8192 && m >= 16);
  const depth = packed ? min(k, PANEL_ROWS) : k;
  for (let from = 0; from < k; from += depth) {
    const steps = min(depth, k - from);
    const add = accumulate || from > 0;
    for (let j = 0; j < n; j += 2 * lanes<T>()) {
      const columns = min(2 * lanes<T>(), n - j);
      let right = b + (<usize>from * <usize>rowB + <usize>j * <usize>columnB) * size;
      let bytesRight = bytesRowB;
      if (packed) {
        pack<T>(right, bytesRowB, <usize>columnB * size, columns, steps);
        right = PANEL;
        bytesRight = 32;
      }
      let left = a + <usize>from * bytesColumnA;
      let out = c + <usize>j * size;
      let i = 0;
      for (; i + 4 <= m; i += 4, left += 4 * bytesRowA, out += 4 * bytesC) {
        tile<T>(4, out, bytesC, left, bytesRowA, bytesColumnA, right, bytesRight, columns, steps, add);
      }
      const rest = m - i;
      if (rest == 1) tile<T>(1, out, bytesC, left, bytesRowA, bytesColumnA, right, bytesRight, columns, steps, add);
      else if (rest == 2) tile<T>(2, out, bytesC, left, bytesRowA, bytesColumnA, right, bytesRight, columns, steps, add);
      else if (rest == 3) tile<T>(3, out, bytesC, left, bytesRowA, bytesColumnA, right, bytesRight, columns, steps, add);
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
  const out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const extent = address(instruction, Word.Extent);
  begin(extent);
  for (let batches = word(instruction, Word.Size4); batches > 0; batches--) {
    multiply<T>(
      out + <usize>third * sizeof<T>(), m, n, k,
      a + <usize>first * sizeof<T>(), rowA, columnA,
      b + <usize>second * sizeof<T>(), rowB, columnB,
      false,
    );
    next(extent);
  }
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
  const outAdjoint = address(instruction, Word.OutAdjoint);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const aAdjoint = address(instruction, Word.AAdjoint);
  const bAdjoint = address(instruction, Word.BAdjoint);
  const extent = address(instruction, Word.Extent);
  begin(extent);
  for (let batches = word(instruction, Word.Size4); batches > 0; batches--) {
    const g = outAdjoint + <usize>third * sizeof<T>();
    if (aAdjoint) {
      const to = aAdjoint + <usize>first * sizeof<T>();
      const right = b + <usize>second * sizeof<T>();
      // dA = G Bt, or dAt = B Gt.
      if (transposed & 1) multiply<T>(to, k, m, n, right, rowB, columnB, g, 1, n, true);
      else multiply<T>(to, m, k, n, g, n, 1, right, columnB, rowB, true);
    }
    if (bAdjoint) {
      const to = bAdjoint + <usize>second * sizeof<T>();
      const left = a + <usize>first * sizeof<T>();
      // dB = At G, or dBt = Gt A.
      if (transposed & 2) multiply<T>(to, n, k, m, g, 1, n, left, rowA, columnA, true);
      else multiply<T>(to, k, n, m, left, columnA, rowA, g, n, 1, true);
    }
    next(extent);
  }
}
