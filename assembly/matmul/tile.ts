// The tiles at the edges of a matrix product, of fewer rows or columns than those of matmul/block.ts. Strides are in
// bytes; `add` adds to what C holds. Each tile has a function of its own, since the compilers below allot registers
// better in small ones.
import { lanes, multiplyAdd, storeFirst } from "../math/vector";

// @ts-ignore: decorator
@inline
function tile<T>(
  rows: i32, wide: bool, columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize,
  rowB: usize, add: bool,
): void {
  const zero = v128.splat<T>(<T>0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero, c30 = zero, c31 = zero;
  if (add) {
    c00 = v128.load(c);
    if (wide) c01 = v128.load(c, 16);
    if (rows > 1) c10 = v128.load(c + rowC);
    if (rows > 1 && wide) c11 = v128.load(c + rowC, 16);
    if (rows > 2) c20 = v128.load(c + 2 * rowC);
    if (rows > 2 && wide) c21 = v128.load(c + 2 * rowC, 16);
    if (rows > 3) c30 = v128.load(c + 3 * rowC);
    if (rows > 3 && wide) c31 = v128.load(c + 3 * rowC, 16);
  }
  const rowA3 = 3 * rowA;
  for (const end = b + <usize>k * rowB; b != end; a += columnA, b += rowB) {
    const b0 = v128.load(b);
    const b1 = wide ? v128.load(b, 16) : b0;
    const a0 = v128.load_splat<T>(a);
    c00 = multiplyAdd<T>(a0, b0, c00);
    if (wide) c01 = multiplyAdd<T>(a0, b1, c01);
    if (rows > 1) {
      const a1 = v128.load_splat<T>(a + rowA);
      c10 = multiplyAdd<T>(a1, b0, c10);
      if (wide) c11 = multiplyAdd<T>(a1, b1, c11);
    }
    if (rows > 2) {
      const a2 = v128.load_splat<T>(a + 2 * rowA);
      c20 = multiplyAdd<T>(a2, b0, c20);
      if (wide) c21 = multiplyAdd<T>(a2, b1, c21);
    }
    if (rows > 3) {
      const a3 = v128.load_splat<T>(a + rowA3);
      c30 = multiplyAdd<T>(a3, b0, c30);
      if (wide) c31 = multiplyAdd<T>(a3, b1, c31);
    }
  }
  if (wide) {
    v128.store(c, c00);
    if (rows > 1) v128.store(c + rowC, c10);
    if (rows > 2) v128.store(c + 2 * rowC, c20);
    if (rows > 3) v128.store(c + 3 * rowC, c30);
    c += 16;
    columns -= lanes<T>();
  }
  const last0 = wide ? c01 : c00;
  const last1 = wide ? c11 : c10;
  const last2 = wide ? c21 : c20;
  const last3 = wide ? c31 : c30;
  if (columns >= lanes<T>()) {
    v128.store(c, last0);
    if (rows > 1) v128.store(c + rowC, last1);
    if (rows > 2) v128.store(c + 2 * rowC, last2);
    if (rows > 3) v128.store(c + 3 * rowC, last3);
  } else {
    storeFirst<T>(c, last0, columns);
    if (rows > 1) storeFirst<T>(c + rowC, last1, columns);
    if (rows > 2) storeFirst<T>(c + 2 * rowC, last2, columns);
    if (rows > 3) storeFirst<T>(c + 3 * rowC, last3, columns);
  }
}

/** Any number of times 4 rows. */
export function slim4<T>(
  m: i32, columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  add: bool,
): void {
  for (; m > 0; m -= 4, a += 4 * rowA, c += 4 * rowC) {
    tile<T>(4, false, columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
  }
}

export function wide3<T>(
  columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  tile<T>(3, true, columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
}

export function slim3<T>(
  columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  tile<T>(3, false, columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
}

export function wide2<T>(
  columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  tile<T>(2, true, columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
}

export function slim2<T>(
  columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  tile<T>(2, false, columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
}

export function wide1<T>(
  columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  tile<T>(1, true, columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
}

export function slim1<T>(
  columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  tile<T>(1, false, columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
}

/** A single row of four whole vectors, enough sums to hide how long an addition takes. */
export function row4<T>(k: i32, c: usize, a: usize, columnA: usize, b: usize, rowB: usize, add: bool): void {
  const zero = v128.splat<T>(<T>0);
  let c0 = zero, c1 = zero, c2 = zero, c3 = zero;
  if (add) {
    c0 = v128.load(c);
    c1 = v128.load(c, 16);
    c2 = v128.load(c, 32);
    c3 = v128.load(c, 48);
  }
  for (const end = b + <usize>k * rowB; b != end; a += columnA, b += rowB) {
    const a0 = v128.load_splat<T>(a);
    c0 = multiplyAdd<T>(a0, v128.load(b), c0);
    c1 = multiplyAdd<T>(a0, v128.load(b, 16), c1);
    c2 = multiplyAdd<T>(a0, v128.load(b, 32), c2);
    c3 = multiplyAdd<T>(a0, v128.load(b, 48), c3);
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
}
