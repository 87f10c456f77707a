// Products whose summed axis is 1 to 4 long, as in a layer of few inputs: B stays in registers while the rows of C pass by.
import { lanes, multiplyAdd, storeFirst } from "../math/vector";

// @ts-ignore: decorator
@inline
function thin<T>(
  k: i32, m: i32, columns: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  add: bool,
): void {
  const wide = columns > lanes<T>();
  const second: usize = wide ? 16 : 0;
  const last = wide ? columns - lanes<T>() : columns;
  const whole = last == lanes<T>();
  const b00 = v128.load(b);
  const b01 = v128.load(b + second);
  const b10 = k > 1 ? v128.load(b + rowB) : b00;
  const b11 = k > 1 ? v128.load(b + rowB + second) : b00;
  const b20 = k > 2 ? v128.load(b + 2 * rowB) : b00;
  const b21 = k > 2 ? v128.load(b + 2 * rowB + second) : b00;
  const b30 = k > 3 ? v128.load(b + 3 * rowB) : b00;
  const b31 = k > 3 ? v128.load(b + 3 * rowB + second) : b00;
  for (; m > 0; m--, a += rowA, c += rowC) {
    const a0 = v128.load_splat<T>(a);
    let c0 = v128.mul<T>(a0, b00);
    let c1 = v128.mul<T>(a0, b01);
    if (k > 1) {
      const a1 = v128.load_splat<T>(a + columnA);
      c0 = multiplyAdd<T>(a1, b10, c0);
      c1 = multiplyAdd<T>(a1, b11, c1);
    }
    if (k > 2) {
      const a2 = v128.load_splat<T>(a + 2 * columnA);
      c0 = multiplyAdd<T>(a2, b20, c0);
      c1 = multiplyAdd<T>(a2, b21, c1);
    }
    if (k > 3) {
      const a3 = v128.load_splat<T>(a + 3 * columnA);
      c0 = multiplyAdd<T>(a3, b30, c0);
      c1 = multiplyAdd<T>(a3, b31, c1);
    }
    if (add) {
      c0 = v128.add<T>(c0, v128.load(c));
      c1 = v128.add<T>(c1, v128.load(c + second));
    }
    if (wide) v128.store(c, c0);
    if (whole) v128.store(c + second, c1);
    else storeFirst<T>(c + second, c1, last);
  }
}

export function thin1<T>(
  m: i32, columns: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  thin<T>(1, m, columns, c, rowC, a, rowA, columnA, b, rowB, add);
}

export function thin2<T>(
  m: i32, columns: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  thin<T>(2, m, columns, c, rowC, a, rowA, columnA, b, rowB, add);
}

export function thin3<T>(
  m: i32, columns: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  thin<T>(3, m, columns, c, rowC, a, rowA, columnA, b, rowB, add);
}

export function thin4<T>(
  m: i32, columns: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize, add: bool,
): void {
  thin<T>(4, m, columns, c, rowC, a, rowA, columnA, b, rowB, add);
}
