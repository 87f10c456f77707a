// The inner tile of a matrix product: 4 rows by 2 vectors of C stay in registers (8 accumulators, as many as x86 has
// room for) while the summed axis passes by. Strides are in bytes. Neighbours in A are the numbers of a row or, where it
// is turned, those of a column: their addresses differ by a constant, which costs no instruction. That counts, because
// the processor can hardly take in as many as it has units for.
import { lanes, multiplyAdd, storeFirst } from "../math/vector";

/** The last strip of columns may be narrower than two vectors. `add` adds to what C holds. */
// @ts-ignore: decorator
@inline
function block<T>(
  turned: bool, columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize,
  rowB: usize, add: bool,
): void {
  const size = sizeof<T>();
  const zero = v128.splat<T>(<T>0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero, c30 = zero, c31 = zero;
  if (add) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c10 = v128.load(c + rowC);
    c11 = v128.load(c + rowC, 16);
    c20 = v128.load(c + 2 * rowC);
    c21 = v128.load(c + 2 * rowC, 16);
    c30 = v128.load(c + 3 * rowC);
    c31 = v128.load(c + 3 * rowC, 16);
  }
  const end = b + <usize>k * rowB;
  let a1: usize = 0, a2: usize = 0, a3: usize = 0;
  let b0: v128, b1: v128, x: v128;
  // Four steps of the sum an iteration. Each ends with a way out: without, V8 loads for all four first, and has not
  // registers enough.
  for (;;) {
    if (!turned) {
      a1 = a + rowA;
      a2 = a1 + rowA;
      a3 = a2 + rowA;
    }
    b0 = v128.load(b);
    b1 = v128.load(b, 16);
    x = v128.load_splat<T>(a);
    c00 = multiplyAdd<T>(x, b0, c00);
    c01 = multiplyAdd<T>(x, b1, c01);
    x = turned ? v128.load_splat<T>(a, size) : v128.load_splat<T>(a1);
    c10 = multiplyAdd<T>(x, b0, c10);
    c11 = multiplyAdd<T>(x, b1, c11);
    x = turned ? v128.load_splat<T>(a, 2 * size) : v128.load_splat<T>(a2);
    c20 = multiplyAdd<T>(x, b0, c20);
    c21 = multiplyAdd<T>(x, b1, c21);
    x = turned ? v128.load_splat<T>(a, 3 * size) : v128.load_splat<T>(a3);
    c30 = multiplyAdd<T>(x, b0, c30);
    c31 = multiplyAdd<T>(x, b1, c31);
    b += rowB;
    if (b == end) break;
    if (turned) a += columnA;

    b0 = v128.load(b);
    b1 = v128.load(b, 16);
    x = turned ? v128.load_splat<T>(a) : v128.load_splat<T>(a, size);
    c00 = multiplyAdd<T>(x, b0, c00);
    c01 = multiplyAdd<T>(x, b1, c01);
    x = turned ? v128.load_splat<T>(a, size) : v128.load_splat<T>(a1, size);
    c10 = multiplyAdd<T>(x, b0, c10);
    c11 = multiplyAdd<T>(x, b1, c11);
    x = turned ? v128.load_splat<T>(a, 2 * size) : v128.load_splat<T>(a2, size);
    c20 = multiplyAdd<T>(x, b0, c20);
    c21 = multiplyAdd<T>(x, b1, c21);
    x = turned ? v128.load_splat<T>(a, 3 * size) : v128.load_splat<T>(a3, size);
    c30 = multiplyAdd<T>(x, b0, c30);
    c31 = multiplyAdd<T>(x, b1, c31);
    b += rowB;
    if (b == end) break;
    if (turned) a += columnA;

    b0 = v128.load(b);
    b1 = v128.load(b, 16);
    x = turned ? v128.load_splat<T>(a) : v128.load_splat<T>(a, 2 * size);
    c00 = multiplyAdd<T>(x, b0, c00);
    c01 = multiplyAdd<T>(x, b1, c01);
    x = turned ? v128.load_splat<T>(a, size) : v128.load_splat<T>(a1, 2 * size);
    c10 = multiplyAdd<T>(x, b0, c10);
    c11 = multiplyAdd<T>(x, b1, c11);
    x = turned ? v128.load_splat<T>(a, 2 * size) : v128.load_splat<T>(a2, 2 * size);
    c20 = multiplyAdd<T>(x, b0, c20);
    c21 = multiplyAdd<T>(x, b1, c21);
    x = turned ? v128.load_splat<T>(a, 3 * size) : v128.load_splat<T>(a3, 2 * size);
    c30 = multiplyAdd<T>(x, b0, c30);
    c31 = multiplyAdd<T>(x, b1, c31);
    b += rowB;
    if (b == end) break;
    if (turned) a += columnA;

    b0 = v128.load(b);
    b1 = v128.load(b, 16);
    x = turned ? v128.load_splat<T>(a) : v128.load_splat<T>(a, 3 * size);
    c00 = multiplyAdd<T>(x, b0, c00);
    c01 = multiplyAdd<T>(x, b1, c01);
    x = turned ? v128.load_splat<T>(a, size) : v128.load_splat<T>(a1, 3 * size);
    c10 = multiplyAdd<T>(x, b0, c10);
    c11 = multiplyAdd<T>(x, b1, c11);
    x = turned ? v128.load_splat<T>(a, 2 * size) : v128.load_splat<T>(a2, 3 * size);
    c20 = multiplyAdd<T>(x, b0, c20);
    c21 = multiplyAdd<T>(x, b1, c21);
    x = turned ? v128.load_splat<T>(a, 3 * size) : v128.load_splat<T>(a3, 3 * size);
    c30 = multiplyAdd<T>(x, b0, c30);
    c31 = multiplyAdd<T>(x, b1, c31);
    b += rowB;
    if (b == end) break;
    a += turned ? columnA : 4 * size;
  }
  v128.store(c, c00);
  v128.store(c + rowC, c10);
  v128.store(c + 2 * rowC, c20);
  v128.store(c + 3 * rowC, c30);
  c += 16;
  columns -= lanes<T>();
  if (columns >= lanes<T>()) {
    v128.store(c, c01);
    v128.store(c + rowC, c11);
    v128.store(c + 2 * rowC, c21);
    v128.store(c + 3 * rowC, c31);
  } else {
    storeFirst<T>(c, c01, columns);
    storeFirst<T>(c + rowC, c11, columns);
    storeFirst<T>(c + 2 * rowC, c21, columns);
    storeFirst<T>(c + 3 * rowC, c31, columns);
  }
}

// @ts-ignore: decorator
@inline
function all<T>(
  turned: bool, m: i32, n: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize,
  rowB: usize, strip: usize, add: bool,
): void {
  for (; n > 0; n -= 2 * lanes<T>(), c += 32, b += strip) {
    let left = a;
    let out = c;
    for (let row = 0; row < m; row += 4, left += 4 * rowA, out += 4 * rowC) {
      block<T>(turned, n, k, out, rowC, left, rowA, columnA, b, rowB, add);
    }
  }
}

/** Any number of times 4 rows, and of strips of two vectors of columns, which are `strip` bytes apart in B. */
export function blocks<T>(
  m: i32, n: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, b: usize, rowB: usize, strip: usize, add: bool,
): void {
  all<T>(false, m, n, k, c, rowC, a, rowA, sizeof<T>(), b, rowB, strip, add);
}

export function blocksTurned<T>(
  m: i32, n: i32, k: i32, c: usize, rowC: usize, a: usize, columnA: usize, b: usize, rowB: usize, strip: usize,
  add: bool,
): void {
  all<T>(true, m, n, k, c, rowC, a, sizeof<T>(), columnA, b, rowB, strip, add);
}
