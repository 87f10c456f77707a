// Products with one to three rows, as sums of rows: C[i, j] = x[i] . y[j], where both are neighbours along the summed axis.
// Nothing is packed, and four sums become the lanes of a vector at the end.
import { firstLanes, lanes, multiplyAdd } from "../math/vector";

/** The sums of the lanes of four vectors: all in one vector, or the first two and the last two. */
// @ts-ignore: decorator
@inline
function sums<T>(a: v128, b: v128, c: v128, d: v128): v128 {
  if (sizeof<T>() == 8) return v128.add<f64>(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(a, b, 1, 3));
  const ab = v128.add<f32>(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = v128.add<f32>(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return v128.add<f32>(v128.shuffle<f64>(ab, cd, 0, 2), v128.shuffle<f64>(ab, cd, 1, 3));
}

// @ts-ignore: decorator
@inline
function put<T>(to: usize, value: T, accumulate: bool): void {
  store<T>(to, accumulate ? load<T>(to) + value : value);
}

/** Up to four sums, `apart` bytes from each other. */
function finish<T>(to: usize, apart: usize, a: v128, b: v128, c: v128, d: v128, count: i32, accumulate: bool): void {
  if (sizeof<T>() == 8) {
    const ab = sums<T>(a, b, a, b);
    put<T>(to, <T>v128.extract_lane<f64>(ab, 0), accumulate);
    if (count > 1) put<T>(to + apart, <T>v128.extract_lane<f64>(ab, 1), accumulate);
    if (count <= 2) return;
    const cd = sums<T>(c, d, c, d);
    put<T>(to + 2 * apart, <T>v128.extract_lane<f64>(cd, 0), accumulate);
    if (count > 3) put<T>(to + 3 * apart, <T>v128.extract_lane<f64>(cd, 1), accumulate);
    return;
  }
  const all = sums<T>(a, b, c, d);
  if (apart == sizeof<T>() && count >= 4) {
    v128.store(to, accumulate ? v128.add<T>(v128.load(to), all) : all);
    return;
  }
  put<T>(to, <T>v128.extract_lane<f32>(all, 0), accumulate);
  if (count > 1) put<T>(to + apart, <T>v128.extract_lane<f32>(all, 1), accumulate);
  if (count > 2) put<T>(to + 2 * apart, <T>v128.extract_lane<f32>(all, 2), accumulate);
  if (count > 3) put<T>(to + 3 * apart, <T>v128.extract_lane<f32>(all, 3), accumulate);
}

// @ts-ignore: decorator
@inline
function rowsDot<T>(
  rows: i32,
  n: i32, k: i32,
  c: usize, rowC: usize, columnC: usize,
  x: usize, rowX: usize,
  y: usize, rowY: usize,
  accumulate: bool,
): void {
  const whole = <usize>(k & -lanes<T>()) * sizeof<T>();
  const rest = k & (lanes<T>() - 1);
  const mask = firstLanes<T>(rest);
  const zero = v128.splat<T>(<T>0);
  for (; n > 0; n -= 4, y += 4 * rowY, c += 4 * columnC) {
    let s00 = zero, s01 = zero, s02 = zero, s03 = zero;
    let s10 = zero, s11 = zero, s12 = zero, s13 = zero;
    let s20 = zero, s21 = zero, s22 = zero, s23 = zero;
    // Rows that do not exist are another time the first.
    let x0 = x;
    let y0 = y;
    let y1 = n > 1 ? y + rowY : y;
    let y2 = n > 2 ? y + 2 * rowY : y;
    let y3 = n > 3 ? y + 3 * rowY : y;
    for (const end = x + whole; x0 < end; x0 += 16, y0 += 16, y1 += 16, y2 += 16, y3 += 16) {
      const v0 = v128.load(y0);
      const v1 = v128.load(y1);
      const v2 = v128.load(y2);
      const v3 = v128.load(y3);
      const u0 = v128.load(x0);
      s00 = multiplyAdd<T>(u0, v0, s00);
      s01 = multiplyAdd<T>(u0, v1, s01);
      s02 = multiplyAdd<T>(u0, v2, s02);
      s03 = multiplyAdd<T>(u0, v3, s03);
      if (rows > 1) {
        const u1 = v128.load(x0 + rowX);
        s10 = multiplyAdd<T>(u1, v0, s10);
        s11 = multiplyAdd<T>(u1, v1, s11);
        s12 = multiplyAdd<T>(u1, v2, s12);
        s13 = multiplyAdd<T>(u1, v3, s13);
      }
      if (rows > 2) {
        const u2 = v128.load(x0 + 2 * rowX);
        s20 = multiplyAdd<T>(u2, v0, s20);
        s21 = multiplyAdd<T>(u2, v1, s21);
        s22 = multiplyAdd<T>(u2, v2, s22);
        s23 = multiplyAdd<T>(u2, v3, s23);
      }
    }
    if (rest) {
      // Lanes beyond the row may hold anything, NaN too: they are cleared on both sides.
      const v0 = v128.and(v128.load(y0), mask);
      const v1 = v128.and(v128.load(y1), mask);
      const v2 = v128.and(v128.load(y2), mask);
      const v3 = v128.and(v128.load(y3), mask);
      const u0 = v128.and(v128.load(x0), mask);
      s00 = multiplyAdd<T>(u0, v0, s00);
      s01 = multiplyAdd<T>(u0, v1, s01);
      s02 = multiplyAdd<T>(u0, v2, s02);
      s03 = multiplyAdd<T>(u0, v3, s03);
      if (rows > 1) {
        const u1 = v128.and(v128.load(x0 + rowX), mask);
        s10 = multiplyAdd<T>(u1, v0, s10);
        s11 = multiplyAdd<T>(u1, v1, s11);
        s12 = multiplyAdd<T>(u1, v2, s12);
        s13 = multiplyAdd<T>(u1, v3, s13);
      }
      if (rows > 2) {
        const u2 = v128.and(v128.load(x0 + 2 * rowX), mask);
        s20 = multiplyAdd<T>(u2, v0, s20);
        s21 = multiplyAdd<T>(u2, v1, s21);
        s22 = multiplyAdd<T>(u2, v2, s22);
        s23 = multiplyAdd<T>(u2, v3, s23);
      }
    }
    finish<T>(c, columnC, s00, s01, s02, s03, n, accumulate);
    if (rows > 1) finish<T>(c + rowC, columnC, s10, s11, s12, s13, n, accumulate);
    if (rows > 2) finish<T>(c + 2 * rowC, columnC, s20, s21, s22, s23, n, accumulate);
  }
}

// One function each: the compiler would make one slow loop of the three otherwise.
export function dot1<T>(
  n: i32, k: i32, c: usize, rowC: usize, columnC: usize, x: usize, rowX: usize, y: usize, rowY: usize, add: bool,
): void {
  rowsDot<T>(1, n, k, c, rowC, columnC, x, rowX, y, rowY, add);
}

export function dot2<T>(
  n: i32, k: i32, c: usize, rowC: usize, columnC: usize, x: usize, rowX: usize, y: usize, rowY: usize, add: bool,
): void {
  rowsDot<T>(2, n, k, c, rowC, columnC, x, rowX, y, rowY, add);
}

export function dot3<T>(
  n: i32, k: i32, c: usize, rowC: usize, columnC: usize, x: usize, rowX: usize, y: usize, rowY: usize, add: bool,
): void {
  rowsDot<T>(3, n, k, c, rowC, columnC, x, rowX, y, rowY, add);
}
