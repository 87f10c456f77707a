// Softmax and log-softmax of rows of two columns, a and b: all depends on how far they are apart. With e = exp(-|a - b|) the
// larger has probability 1 / (1 + e), the smaller e / (1 + e); their logarithms are -log(1 + e) and that less |a - b|. One
// exp and one division or logarithm serve a row. Two vectors of rows are taken apart into one of first elements and one of
// second ones.
import { expOfNegative } from "../math/exponential";
import { log1pVector } from "../math/logarithm";
import { lanes, storeFirst } from "../math/vector";

/** The first elements of the rows in two vectors. */
// @ts-ignore: decorator
@inline
function firsts<T>(low: v128, high: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<f32>(low, high, 0, 2, 4, 6) : v128.shuffle<f64>(low, high, 0, 2);
}

// @ts-ignore: decorator
@inline
function seconds<T>(low: v128, high: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<f32>(low, high, 1, 3, 5, 7) : v128.shuffle<f64>(low, high, 1, 3);
}

/** Rows again: those that go into the first of the two vectors. */
// @ts-ignore: decorator
@inline
function lowRows<T>(first: v128, second: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<f32>(first, second, 0, 4, 1, 5) : v128.shuffle<f64>(first, second, 0, 2);
}

// @ts-ignore: decorator
@inline
function highRows<T>(first: v128, second: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<f32>(first, second, 2, 6, 3, 7) : v128.shuffle<f64>(first, second, 1, 3);
}

/** The last vector, if it is alone, stands in for both. */
// @ts-ignore: decorator
@inline
export function twoColumns<T>(logarithm: bool, out: usize, a: usize, rows: i32): void {
  const end = a + <usize>(2 * rows) * sizeof<T>();
  for (; a < end; a += 32, out += 32) {
    const next: usize = a + 16 < end ? 16 : 0;
    const low = v128.load(a);
    const high = v128.load(a + next);
    const first = firsts<T>(low, high);
    const second = seconds<T>(low, high);
    let ofFirst: v128;
    let ofSecond: v128;
    if (logarithm) {
      // One of the two is the largest and 0 less than itself; if it is +Infinity that is NaN, and so is the row.
      const most = v128.pmax<T>(first, second);
      const firstLess = v128.sub<T>(first, most);
      const secondLess = v128.sub<T>(second, most);
      const sum = log1pVector<T>(expOfNegative<T>(v128.add<T>(firstLess, secondLess)));
      ofFirst = v128.sub<T>(firstLess, sum);
      ofSecond = v128.sub<T>(secondLess, sum);
    } else {
      const power = expOfNegative<T>(v128.or(v128.sub<T>(first, second), v128.splat<T>(-(<T>0))));
      const one = v128.splat<T>(<T>1);
      // 0, and NaN if the largest is +Infinity: apart from the exponential, so that neither waits for the other.
      const most = v128.pmax<T>(first, second);
      const large = v128.div<T>(v128.add<T>(one, v128.sub<T>(most, most)), v128.add<T>(one, power));
      const small = v128.mul<T>(power, large);
      // Exchanges the two where the second element is the larger.
      const exchange = v128.and(v128.xor(large, small), v128.lt<T>(first, second));
      ofFirst = v128.xor(large, exchange);
      ofSecond = v128.xor(small, exchange);
    }
    v128.store(out, lowRows<T>(ofFirst, ofSecond));
    v128.store(out + next, highRows<T>(ofFirst, ofSecond));
  }
}

/** What one element gains the other loses: p q (g - h) for softmax and q g - p h for its logarithm, where q = 1 - p. */
// @ts-ignore: decorator
@inline
export function twoColumnsAdjoint<T>(logarithm: bool, to: usize, g: usize, out: usize, rows: i32): void {
  const all = lanes<T>();
  for (let left = 2 * rows; left > 0; left -= 2 * all, to += 32, g += 32, out += 32) {
    const next: usize = left > all ? 16 : 0;
    const lowG = v128.load(g);
    const highG = v128.load(g + next);
    const firstG = firsts<T>(lowG, highG);
    const secondG = seconds<T>(lowG, highG);
    const low = v128.load(out);
    const high = v128.load(out + next);
    const first = firsts<T>(low, high);
    const second = seconds<T>(low, high);
    let gain: v128;
    if (logarithm) {
      const small = expOfNegative<T>(v128.pmin<T>(first, second));
      const large = v128.sub<T>(v128.splat<T>(<T>1), small);
      const exchange = v128.and(v128.xor(large, small), v128.lt<T>(first, second));
      gain = v128.sub<T>(
        v128.mul<T>(v128.xor(small, exchange), firstG),
        v128.mul<T>(v128.xor(large, exchange), secondG),
      );
    } else {
      gain = v128.mul<T>(v128.mul<T>(first, second), v128.sub<T>(firstG, secondG));
    }
    const loss = v128.sub<T>(v128.splat<T>(<T>0), gain);
    const lowTo = v128.add<T>(v128.load(to), lowRows<T>(gain, loss));
    const highTo = v128.add<T>(v128.load(to + next), highRows<T>(gain, loss));
    if (left >= 2 * all) {
      v128.store(to, lowTo);
      v128.store(to, highTo, 16);
    } else {
      storeFirst<T>(to, lowTo, min(left, all));
      if (left > all) storeFirst<T>(to + 16, highTo, left - all);
    }
  }
}
