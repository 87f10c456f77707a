// A gate applied to two axes where K = 2, in vectors. The pair has four cells of values, outer * 2 + inner; what stands in
// a cell are vectors, and the gate maps the four from one distribution to the next. Three cases: both axes have strides of a
// vector or more (wide), the inner one lies within the lanes (narrow), or both do (f32 alone, a vector is then all four).
import { byDigit, storePair, sumByDigit, withDigit } from "./axes";
import { GATE, GATE_ADJOINT } from "./gate";
import { lanes, sumLanes } from "../math/vector";

/** The gate's entry from one cell to another, in all lanes. */
// @ts-ignore: decorator
@inline
function entry<T>(from: i32, to: i32): v128 {
  return v128.load_splat<T>(GATE + <usize>((from << 2) + to) * sizeof<T>());
}

/** The same to two cells that differ in the inner digit, each in the lanes with its digit. */
// @ts-ignore: decorator
@inline
function entries<T>(stride: i32, from: i32, to: i32): v128 {
  return byDigit<T>(stride, GATE + <usize>((from << 2) + (to << 1)) * sizeof<T>());
}

// @ts-ignore: decorator
@inline
function combine<T>(g0: v128, g1: v128, g2: v128, g3: v128, x0: v128, x1: v128, x2: v128, x3: v128): v128 {
  return v128.add<T>(
    v128.add<T>(v128.mul<T>(g0, x0), v128.mul<T>(g1, x1)),
    v128.add<T>(v128.mul<T>(g2, x2), v128.mul<T>(g3, x3)),
  );
}

// @ts-ignore: decorator
@inline
function put<T>(accumulate: bool, at: usize, vector: v128): void {
  v128.store(at, accumulate ? v128.add<T>(v128.load(at), vector) : vector);
}

// @ts-ignore: decorator
@inline
function applyWide<T>(accumulate: bool, to: usize, from: usize, states: i32, outer: i32, inner: i32): void {
  const o = <usize>outer * sizeof<T>();
  const i = <usize>inner * sizeof<T>();
  for (let high = 0; high < states; high += 2 * outer)
    for (let middle = 0; middle < outer; middle += 2 * inner)
      for (let low = 0; low < inner; low += lanes<T>()) {
        const base = <usize>(high + middle + low) * sizeof<T>();
        const x = from + base;
        const y = to + base;
        const x0 = v128.load(x);
        const x1 = v128.load(x + i);
        const x2 = v128.load(x + o);
        const x3 = v128.load(x + o + i);
        put<T>(accumulate, y, combine<T>(entry<T>(0, 0), entry<T>(1, 0), entry<T>(2, 0), entry<T>(3, 0), x0, x1, x2, x3));
        put<T>(accumulate, y + i, combine<T>(entry<T>(0, 1), entry<T>(1, 1), entry<T>(2, 1), entry<T>(3, 1), x0, x1, x2, x3));
        put<T>(accumulate, y + o, combine<T>(entry<T>(0, 2), entry<T>(1, 2), entry<T>(2, 2), entry<T>(3, 2), x0, x1, x2, x3));
        put<T>(accumulate, y + o + i, combine<T>(entry<T>(0, 3), entry<T>(1, 3), entry<T>(2, 3), entry<T>(3, 3), x0, x1, x2, x3));
      }
}

// @ts-ignore: decorator
@inline
function applyNarrow<T>(accumulate: bool, inner: i32, to: usize, from: usize, states: i32, outer: i32): void {
  const o = <usize>outer * sizeof<T>();
  const g00 = entries<T>(inner, 0, 0), g10 = entries<T>(inner, 1, 0), g20 = entries<T>(inner, 2, 0), g30 = entries<T>(inner, 3, 0);
  const g01 = entries<T>(inner, 0, 1), g11 = entries<T>(inner, 1, 1), g21 = entries<T>(inner, 2, 1), g31 = entries<T>(inner, 3, 1);
  for (let high = 0; high < states; high += 2 * outer)
    for (let low = 0; low < outer; low += lanes<T>()) {
      const base = <usize>(high + low) * sizeof<T>();
      const x = from + base;
      const y = to + base;
      const zeros = v128.load(x);
      const ones = v128.load(x + o);
      const x0 = withDigit<T>(inner, 0, zeros);
      const x1 = withDigit<T>(inner, 1, zeros);
      const x2 = withDigit<T>(inner, 0, ones);
      const x3 = withDigit<T>(inner, 1, ones);
      put<T>(accumulate, y, combine<T>(g00, g10, g20, g30, x0, x1, x2, x3));
      put<T>(accumulate, y + o, combine<T>(g01, g11, g21, g31, x0, x1, x2, x3));
    }
}

// @ts-ignore: decorator
@inline
function applyInLanes<T>(accumulate: bool, to: usize, from: usize, states: i32): void {
  const g0 = v128.load(GATE);
  const g1 = v128.load(GATE, 16);
  const g2 = v128.load(GATE, 32);
  const g3 = v128.load(GATE, 48);
  for (let end = from + <usize>states * sizeof<T>(); from < end; from += 16, to += 16) {
    const x0 = v128.load_splat<T>(from);
    const x1 = v128.load_splat<T>(from + sizeof<T>());
    const x2 = v128.load_splat<T>(from + 2 * sizeof<T>());
    const x3 = v128.load_splat<T>(from + 3 * sizeof<T>());
    put<T>(accumulate, to, combine<T>(g0, g1, g2, g3, x0, x1, x2, x3));
  }
}

/** Every place's four cells through the gate, or added to what is there. */
export function applyGate<T>(accumulate: bool, to: usize, from: usize, states: i32, outer: i32, inner: i32): void {
  if (accumulate) apply<T>(true, to, from, states, outer, inner);
  else apply<T>(false, to, from, states, outer, inner);
}

// @ts-ignore: decorator
@inline
function apply<T>(accumulate: bool, to: usize, from: usize, states: i32, outer: i32, inner: i32): void {
  if (inner >= lanes<T>()) applyWide<T>(accumulate, to, from, states, outer, inner);
  else if (sizeof<T>() == 4 && outer < lanes<T>()) applyInLanes<T>(accumulate, to, from, states);
  else if (inner == 1) applyNarrow<T>(accumulate, 1, to, from, states, outer);
  else applyNarrow<T>(accumulate, 2, to, from, states, outer);
}

/** Two columns of the gate's adjoint, those to the cells with one outer digit: 8 sums are what registers have room for. */
// @ts-ignore: decorator
@inline
function productsWide<T>(digit: i32, a: usize, g: usize, states: i32, outer: i32, inner: i32): void {
  const o = <usize>outer * sizeof<T>();
  const i = <usize>inner * sizeof<T>();
  const zero = v128.splat<T>(<T>0);
  let s00 = zero, s01 = zero, s10 = zero, s11 = zero, s20 = zero, s21 = zero, s30 = zero, s31 = zero;
  if (digit) g += o;
  for (let high = 0; high < states; high += 2 * outer)
    for (let middle = 0; middle < outer; middle += 2 * inner)
      for (let low = 0; low < inner; low += lanes<T>()) {
        const base = <usize>(high + middle + low) * sizeof<T>();
        const x = a + base;
        const g0 = v128.load(g + base);
        const g1 = v128.load(g + base + i);
        const x0 = v128.load(x);
        s00 = v128.add<T>(s00, v128.mul<T>(x0, g0));
        s01 = v128.add<T>(s01, v128.mul<T>(x0, g1));
        const x1 = v128.load(x + i);
        s10 = v128.add<T>(s10, v128.mul<T>(x1, g0));
        s11 = v128.add<T>(s11, v128.mul<T>(x1, g1));
        const x2 = v128.load(x + o);
        s20 = v128.add<T>(s20, v128.mul<T>(x2, g0));
        s21 = v128.add<T>(s21, v128.mul<T>(x2, g1));
        const x3 = v128.load(x + o + i);
        s30 = v128.add<T>(s30, v128.mul<T>(x3, g0));
        s31 = v128.add<T>(s31, v128.mul<T>(x3, g1));
      }
  const to = GATE_ADJOINT + <usize>(digit << 1) * sizeof<T>();
  const row = 4 * sizeof<T>();
  store<T>(to, sumLanes<T>(s00));
  store<T>(to + sizeof<T>(), sumLanes<T>(s01));
  store<T>(to + row, sumLanes<T>(s10));
  store<T>(to + row + sizeof<T>(), sumLanes<T>(s11));
  store<T>(to + 2 * row, sumLanes<T>(s20));
  store<T>(to + 2 * row + sizeof<T>(), sumLanes<T>(s21));
  store<T>(to + 3 * row, sumLanes<T>(s30));
  store<T>(to + 3 * row + sizeof<T>(), sumLanes<T>(s31));
}

// @ts-ignore: decorator
@inline
function productsNarrow<T>(inner: i32, a: usize, g: usize, states: i32, outer: i32): void {
  const o = <usize>outer * sizeof<T>();
  const zero = v128.splat<T>(<T>0);
  let s00 = zero, s01 = zero, s10 = zero, s11 = zero, s20 = zero, s21 = zero, s30 = zero, s31 = zero;
  for (let high = 0; high < states; high += 2 * outer)
    for (let low = 0; low < outer; low += lanes<T>()) {
      const base = <usize>(high + low) * sizeof<T>();
      const zeros = v128.load(a + base);
      const ones = v128.load(a + base + o);
      const g0 = v128.load(g + base);
      const g1 = v128.load(g + base + o);
      const x0 = withDigit<T>(inner, 0, zeros);
      s00 = v128.add<T>(s00, v128.mul<T>(x0, g0));
      s01 = v128.add<T>(s01, v128.mul<T>(x0, g1));
      const x1 = withDigit<T>(inner, 1, zeros);
      s10 = v128.add<T>(s10, v128.mul<T>(x1, g0));
      s11 = v128.add<T>(s11, v128.mul<T>(x1, g1));
      const x2 = withDigit<T>(inner, 0, ones);
      s20 = v128.add<T>(s20, v128.mul<T>(x2, g0));
      s21 = v128.add<T>(s21, v128.mul<T>(x2, g1));
      const x3 = withDigit<T>(inner, 1, ones);
      s30 = v128.add<T>(s30, v128.mul<T>(x3, g0));
      s31 = v128.add<T>(s31, v128.mul<T>(x3, g1));
    }
  const half = 2 * sizeof<T>();
  storePair<T>(GATE_ADJOINT, sumByDigit<T>(inner, s00));
  storePair<T>(GATE_ADJOINT + half, sumByDigit<T>(inner, s01));
  storePair<T>(GATE_ADJOINT + 2 * half, sumByDigit<T>(inner, s10));
  storePair<T>(GATE_ADJOINT + 3 * half, sumByDigit<T>(inner, s11));
  storePair<T>(GATE_ADJOINT + 4 * half, sumByDigit<T>(inner, s20));
  storePair<T>(GATE_ADJOINT + 5 * half, sumByDigit<T>(inner, s21));
  storePair<T>(GATE_ADJOINT + 6 * half, sumByDigit<T>(inner, s30));
  storePair<T>(GATE_ADJOINT + 7 * half, sumByDigit<T>(inner, s31));
}

// @ts-ignore: decorator
@inline
function productsInLanes<T>(a: usize, g: usize, states: i32): void {
  const zero = v128.splat<T>(<T>0);
  let s0 = zero, s1 = zero, s2 = zero, s3 = zero;
  for (let end = a + <usize>states * sizeof<T>(); a < end; a += 16, g += 16) {
    const gradient = v128.load(g);
    s0 = v128.add<T>(s0, v128.mul<T>(v128.load_splat<T>(a), gradient));
    s1 = v128.add<T>(s1, v128.mul<T>(v128.load_splat<T>(a + sizeof<T>()), gradient));
    s2 = v128.add<T>(s2, v128.mul<T>(v128.load_splat<T>(a + 2 * sizeof<T>()), gradient));
    s3 = v128.add<T>(s3, v128.mul<T>(v128.load_splat<T>(a + 3 * sizeof<T>()), gradient));
  }
  v128.store(GATE_ADJOINT, s0);
  v128.store(GATE_ADJOINT, s1, 16);
  v128.store(GATE_ADJOINT, s2, 32);
  v128.store(GATE_ADJOINT, s3, 48);
}

/** The adjoint of the gate [before, after] from the distribution before and the adjoint of the one after. */
export function gateProducts<T>(a: usize, g: usize, states: i32, outer: i32, inner: i32): void {
  if (inner >= lanes<T>()) {
    productsWide<T>(0, a, g, states, outer, inner);
    productsWide<T>(1, a, g, states, outer, inner);
  } else if (sizeof<T>() == 4 && outer < lanes<T>()) productsInLanes<T>(a, g, states);
  else if (inner == 1) productsNarrow<T>(1, a, g, states, outer);
  else productsNarrow<T>(2, a, g, states, outer);
}
