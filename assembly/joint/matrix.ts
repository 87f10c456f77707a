// A matrix [before, after] of K^2 x K^2 applied to two axes, for K above 2. At each place, that is for each setting of all other
// axes, the K^2 cells of the pair stand side by side, i * K + j, and go through the matrix as a row vector. Up to four places
// go at once where K is at most 8, so that what is loaded of the matrix serves all of them. What is impossible at all of them
// costs nothing: where starts are known this is much of it.
//
// The room holds three lists of rows, each for as many places as go at once, padded with zeros to whole vectors: what stood at a
// place, and on the way back what its adjoint was after and is before. src/autodiff/operations/joint.ts reserves it.
import { firstLanes, storeFirst, sumLanes } from "../math/vector";

const PLACES = 4;
const FEW = 8;

/** Bytes of K^2 numbers, padded to whole vectors. */
// @ts-ignore: decorator
@inline
function paddedRow<T>(k: i32): usize {
  return (<usize>(k * k) * sizeof<T>() + 15) & ~15;
}

/** Bytes from the start of a distribution to the first cell at a place. */
// @ts-ignore: decorator
@inline
function placeOf<T>(index: i32, k: i32, outer: i32, inner: i32): usize {
  const low = index % inner;
  const rest = index / inner;
  const middles = outer / (k * inner);
  return <usize>((rest / middles) * k * outer + (rest % middles) * k * inner + low) * sizeof<T>();
}

/** The cells at a place side by side. */
function collect<T>(to: usize, from: usize, k: i32, strideI: i32, strideJ: i32): void {
  const nextI = <usize>strideI * sizeof<T>();
  const nextJ = <usize>strideJ * sizeof<T>();
  for (let i = 0; i < k; i++, from += nextI) {
    let cell = from;
    for (let j = 0; j < k; j++, cell += nextJ, to += sizeof<T>()) store<T>(to, load<T>(cell));
  }
}

/** Back to the cells, or added to them. */
// @ts-ignore: decorator
@inline
function spread<T>(accumulate: bool, to: usize, from: usize, k: i32, strideI: i32, strideJ: i32): void {
  const nextI = <usize>strideI * sizeof<T>();
  const nextJ = <usize>strideJ * sizeof<T>();
  for (let i = 0; i < k; i++, to += nextI) {
    let cell = to;
    for (let j = 0; j < k; j++, cell += nextJ, from += sizeof<T>()) {
      store<T>(cell, accumulate ? load<T>(cell) + load<T>(from) : load<T>(from));
    }
  }
}

// @ts-ignore: decorator
@inline
function times<T>(sum: v128, weight: T, row: v128): v128 {
  return v128.add<T>(sum, v128.mul<T>(v128.splat<T>(weight), row));
}

/** Four vectors of what one place becomes, or one. */
// @ts-ignore: decorator
@inline
function productOfOne<T>(four: bool, to: usize, x: usize, matrix: usize, pairs: i32): void {
  const row = <usize>pairs * sizeof<T>();
  const zero = v128.splat<T>(<T>0);
  let a = zero, b = zero, c = zero, d = zero;
  for (const end = x + row; x < end; x += sizeof<T>(), matrix += row) {
    const weight = load<T>(x);
    if (weight == 0) continue;
    a = times<T>(a, weight, v128.load(matrix));
    if (!four) continue;
    b = times<T>(b, weight, v128.load(matrix, 16));
    c = times<T>(c, weight, v128.load(matrix, 32));
    d = times<T>(d, weight, v128.load(matrix, 48));
  }
  v128.store(to, a);
  if (!four) return;
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
}

/** Two vectors of what each of four places becomes, or one; `next` bytes from place to place. */
// @ts-ignore: decorator
@inline
function productOfFour<T>(two: bool, to: usize, x: usize, next: usize, matrix: usize, pairs: i32): void {
  const row = <usize>pairs * sizeof<T>();
  const zero = v128.splat<T>(<T>0);
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero, b0 = zero, b1 = zero, b2 = zero, b3 = zero;
  for (const end = x + row; x < end; x += sizeof<T>(), matrix += row) {
    const w0 = load<T>(x);
    const w1 = load<T>(x + next);
    const w2 = load<T>(x + 2 * next);
    const w3 = load<T>(x + 3 * next);
    if (w0 == 0 && w1 == 0 && w2 == 0 && w3 == 0) continue;
    const a = v128.load(matrix);
    a0 = times<T>(a0, w0, a);
    a1 = times<T>(a1, w1, a);
    a2 = times<T>(a2, w2, a);
    a3 = times<T>(a3, w3, a);
    if (!two) continue;
    const b = v128.load(matrix, 16);
    b0 = times<T>(b0, w0, b);
    b1 = times<T>(b1, w1, b);
    b2 = times<T>(b2, w2, b);
    b3 = times<T>(b3, w3, b);
  }
  v128.store(to, a0);
  v128.store(to + next, a1);
  v128.store(to + 2 * next, a2);
  v128.store(to + 3 * next, a3);
  if (!two) return;
  v128.store(to, b0, 16);
  v128.store(to + next, b1, 16);
  v128.store(to + 2 * next, b2, 16);
  v128.store(to + 3 * next, b3, 16);
}

// A last vector reads less than itself beyond the matrix: tensors are followed by as much.
// @ts-ignore: decorator
@inline
function product<T>(four: bool, to: usize, x: usize, next: usize, matrix: usize, pairs: i32): void {
  let at: usize = 0;
  if (four) {
    for (; at + 16 < next; at += 32) productOfFour<T>(true, to + at, x, next, matrix + at, pairs);
    if (at < next) productOfFour<T>(false, to + at, x, next, matrix + at, pairs);
  } else {
    for (; at + 48 < next; at += 64) productOfOne<T>(true, to + at, x, matrix + at, pairs);
    for (; at < next; at += 16) productOfOne<T>(false, to + at, x, matrix + at, pairs);
  }
}

/** The new distribution from the one before it. */
export function applyMatrix<T>(
  to: usize, from: usize, states: i32, k: i32, strideI: i32, strideJ: i32, matrix: usize, room: usize,
): void {
  const pairs = k * k;
  const next = paddedRow<T>(k);
  const most = k <= FEW ? PLACES : 1;
  const after = room + <usize>most * next;
  const outer = max(strideI, strideJ);
  const inner = min(strideI, strideJ);
  for (let place = 0, left = states / pairs; left > 0; place += most, left -= most) {
    const here = min(left, most);
    for (let at = 0; at < here; at++) {
      collect<T>(room + <usize>at * next, from + placeOf<T>(place + at, k, outer, inner), k, strideI, strideJ);
    }
    if (here == 1) product<T>(false, after, room, next, matrix, pairs);
    else {
      memory.fill(room + <usize>here * next, 0, <usize>(most - here) * next);
      product<T>(true, after, room, next, matrix, pairs);
    }
    for (let at = 0; at < here; at++) {
      spread<T>(false, to + placeOf<T>(place + at, k, outer, inner), after + <usize>at * next, k, strideI, strideJ);
    }
  }
}

/** Numbers of a row of the matrix, zeros where the last vector is beyond it. */
// @ts-ignore: decorator
@inline
function within(matrix: usize, at: usize, last: usize, mask: v128): v128 {
  const vector = v128.load(matrix + at);
  return at == last ? v128.and(vector, mask) : vector;
}

/** Sets the adjoints at one place or four, `before`, to the products of those after, g, with a row of the matrix. */
// @ts-ignore: decorator
@inline
function dots<T>(four: bool, before: usize, g: usize, next: usize, matrix: usize, mask: v128): void {
  const last = next - 16;
  const zero = v128.splat<T>(<T>0);
  let d0 = zero, d1 = zero, d2 = zero, d3 = zero;
  for (let at: usize = 0; at < next; at += 16) {
    const row = within(matrix, at, last, mask);
    d0 = v128.add<T>(d0, v128.mul<T>(row, v128.load(g + at)));
    if (!four) continue;
    d1 = v128.add<T>(d1, v128.mul<T>(row, v128.load(g + at + next)));
    d2 = v128.add<T>(d2, v128.mul<T>(row, v128.load(g + at + 2 * next)));
    d3 = v128.add<T>(d3, v128.mul<T>(row, v128.load(g + at + 3 * next)));
  }
  store<T>(before, sumLanes<T>(d0));
  if (!four) return;
  store<T>(before + next, sumLanes<T>(d1));
  store<T>(before + 2 * next, sumLanes<T>(d2));
  store<T>(before + 3 * next, sumLanes<T>(d3));
}

/** Adds the adjoints after, each times what stood at its place, to a row of the adjoint of the matrix. */
// @ts-ignore: decorator
@inline
function addProducts<T>(four: bool, to: usize, x: usize, g: usize, next: usize, rest: i32): void {
  const last = next - 16;
  const w0 = load<T>(x);
  const w1: T = four ? load<T>(x + next) : 0;
  const w2: T = four ? load<T>(x + 2 * next) : 0;
  const w3: T = four ? load<T>(x + 3 * next) : 0;
  if (w0 == 0 && w1 == 0 && w2 == 0 && w3 == 0) return;
  for (let at: usize = 0; at < next; at += 16) {
    let sum = v128.mul<T>(v128.splat<T>(w0), v128.load(g + at));
    if (four) {
      sum = times<T>(sum, w1, v128.load(g + at + next));
      const other = v128.mul<T>(v128.splat<T>(w2), v128.load(g + at + 2 * next));
      sum = v128.add<T>(sum, times<T>(other, w3, v128.load(g + at + 3 * next)));
    }
    sum = v128.add<T>(v128.load(to + at), sum);
    if (at < last) v128.store(to + at, sum);
    else storeFirst<T>(to + at, sum, rest);
  }
}

// @ts-ignore: decorator
@inline
function adjoints<T>(
  four: bool, before: usize, toMatrix: usize, x: usize, g: usize, next: usize, matrix: usize, pairs: i32,
): void {
  const row = <usize>pairs * sizeof<T>();
  const rest = pairs - <i32>((next - 16) / sizeof<T>());
  const mask = firstLanes<T>(rest);
  for (const end = x + row; x < end; x += sizeof<T>(), matrix += row) {
    if (before) {
      dots<T>(four, before, g, next, matrix, mask);
      before += sizeof<T>();
    }
    if (!toMatrix) continue;
    addProducts<T>(four, toMatrix, x, g, next, rest);
    toMatrix += row;
  }
}

/**
 * Adds to the adjoint of the distribution before, unless `to` is 0, and to that of the matrix, unless `toMatrix` is 0.
 *
 * @param g the adjoint of the distribution after
 */
export function applyMatrixAdjoint<T>(
  to: usize, toMatrix: usize, from: usize, g: usize, states: i32, k: i32, strideI: i32, strideJ: i32, matrix: usize,
  room: usize,
): void {
  const pairs = k * k;
  const next = paddedRow<T>(k);
  const most = k <= FEW ? PLACES : 1;
  const after = room + <usize>most * next;
  const before: usize = to ? after + <usize>most * next : 0;
  const outer = max(strideI, strideJ);
  const inner = min(strideI, strideJ);
  memory.fill(room, 0, 3 * <usize>most * next);
  for (let place = 0, left = states / pairs; left > 0; place += most, left -= most) {
    const here = min(left, most);
    for (let at = 0; at < here; at++) {
      const offset = placeOf<T>(place + at, k, outer, inner);
      collect<T>(room + <usize>at * next, from + offset, k, strideI, strideJ);
      collect<T>(after + <usize>at * next, g + offset, k, strideI, strideJ);
    }
    if (here == 1) adjoints<T>(false, before, toMatrix, room, after, next, matrix, pairs);
    else {
      memory.fill(room + <usize>here * next, 0, <usize>(most - here) * next);
      memory.fill(after + <usize>here * next, 0, <usize>(most - here) * next);
      adjoints<T>(true, before, toMatrix, room, after, next, matrix, pairs);
    }
    if (!to) continue;
    for (let at = 0; at < here; at++) {
      spread<T>(true, to + placeOf<T>(place + at, k, outer, inner), before + <usize>at * next, k, strideI, strideJ);
    }
  }
}
