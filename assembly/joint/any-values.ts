// Two conditional tables applied to two axes, for any K. Given both values before, the two new ones are independent: their
// joint distribution is the product of a row of one table and a row of the other, so that the matrix of K^4 numbers that a
// gate is (joint/gate.ts) need not be made. At each place, that is for each setting of all other axes, the K^2 cells of the pair stand side by side
// in a block, its rows padded to whole vectors. What is impossible, before or after, costs nothing: where starts
// are known and tables deterministic, this is most of it.
import { firstLanes, storeFirst, sumLanes } from "../math/vector";

/** Room for K <= 64, MOST_VALUES in src/autodiff/operations/joint.ts, in f64. */
const BLOCK: usize = memory.data(64 * 64 * 8, 16);
/** A row of a table, zeros after it; and a row of sums. */
const ROW: usize = memory.data(64 * 8, 16);
const SUMS: usize = memory.data(64 * 8, 16);

// @ts-ignore: decorator
@inline
function paddedRow<T>(k: i32): usize {
  return (<usize>k * sizeof<T>() + 15) & ~15;
}

function clear(from: usize, bytes: usize): void {
  const zero = i32x4.splat(0);
  for (const end = from + bytes; from < end; from += 16) v128.store(from, zero);
}

/** to += factor * from, rows of whole vectors. */
// @ts-ignore: decorator
@inline
function addRow<T>(to: usize, factor: T, from: usize, bytes: usize): void {
  const each = v128.splat<T>(factor);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(to + at, v128.add<T>(v128.load(to + at), v128.mul<T>(each, v128.load(from + at))));
  }
}

// @ts-ignore: decorator
@inline
function dot<T>(a: usize, b: usize, bytes: usize): T {
  let sums = v128.mul<T>(v128.load(a), v128.load(b));
  for (let at: usize = 16; at < bytes; at += 16) {
    sums = v128.add<T>(sums, v128.mul<T>(v128.load(a + at), v128.load(b + at)));
  }
  return sumLanes<T>(sums);
}

/** Lanes of the last vector of a row that are within it. */
// @ts-ignore: decorator
@inline
function lastLanes<T>(k: i32, row: usize): i32 {
  return k - <i32>((row - 16) / sizeof<T>());
}

/** The new distribution from the one before it, by the tables [own, other, new] of the outer and the inner axis. */
export function applyPair<T>(
  to: usize,
  from: usize,
  states: i32,
  k: i32,
  outer: i32,
  inner: i32,
  outerTable: usize,
  innerTable: usize,
): void {
  for (let high = 0; high < states; high += k * outer)
    for (let middle = 0; middle < outer; middle += k * inner)
      for (let low = 0; low < inner; low++) {
        const place = <usize>(high + middle + low) * sizeof<T>();
        fillBlock<T>(from + place, k, outer, inner, outerTable, innerTable);
        spread<T>(to + place, k, outer, inner);
      }
}

function fillBlock<T>(from: usize, k: i32, outer: i32, inner: i32, outerTable: usize, innerTable: usize): void {
  const row = paddedRow<T>(k);
  const end = BLOCK + <usize>k * row;
  const news = <usize>k * sizeof<T>();
  clear(BLOCK, <usize>k * row);
  for (let ri = 0; ri < k; ri++)
    for (let rj = 0; rj < k; rj++) {
      const weight = load<T>(from + <usize>(ri * outer + rj * inner) * sizeof<T>());
      if (weight == 0) continue;
      let chances = outerTable + <usize>(ri * k + rj) * news;
      const others = innerTable + <usize>(rj * k + ri) * news;
      for (let block = BLOCK; block < end; block += row, chances += sizeof<T>()) {
        const chance = weight * load<T>(chances);
        if (chance != 0) addRow<T>(block, chance, others, row);
      }
    }
}

/** From the block to the cells of a distribution. */
function spread<T>(to: usize, k: i32, outer: i32, inner: i32): void {
  const row = paddedRow<T>(k);
  let block = BLOCK;
  for (let si = 0; si < k; si++, block += row, to += <usize>outer * sizeof<T>()) {
    if (inner == 1) {
      for (let at: usize = 0; at < row - 16; at += 16) v128.store(to + at, v128.load(block + at));
      storeFirst<T>(to + row - 16, v128.load(block + row - 16), lastLanes<T>(k, row));
    } else {
      let cell = to;
      for (let at: usize = 0; at < <usize>k * sizeof<T>(); at += sizeof<T>(), cell += <usize>inner * sizeof<T>()) {
        store<T>(cell, load<T>(block + at));
      }
    }
  }
}

/** From the cells of a distribution to the block. */
function collect<T>(from: usize, k: i32, outer: i32, inner: i32): void {
  const row = paddedRow<T>(k);
  let block = BLOCK;
  for (let si = 0; si < k; si++, block += row, from += <usize>outer * sizeof<T>()) {
    let cell = from;
    for (let at: usize = 0; at < <usize>k * sizeof<T>(); at += sizeof<T>(), cell += <usize>inner * sizeof<T>()) {
      store<T>(block + at, load<T>(cell));
    }
  }
}

/**
 * Adds to the adjoint of the distribution before, unless `to` is 0, and to those of the tables, unless they are 0.
 *
 * @param g the adjoint of the distribution after
 */
export function applyPairAdjoint<T>(
  to: usize,
  from: usize,
  g: usize,
  states: i32,
  k: i32,
  outer: i32,
  inner: i32,
  outerTable: usize,
  innerTable: usize,
  outerAdjoint: usize,
  innerAdjoint: usize,
): void {
  // What pads the rows stays zero.
  clear(BLOCK, <usize>k * paddedRow<T>(k));
  for (let high = 0; high < states; high += k * outer)
    for (let middle = 0; middle < outer; middle += k * inner)
      for (let low = 0; low < inner; low++) {
        const place = <usize>(high + middle + low) * sizeof<T>();
        collect<T>(g + place, k, outer, inner);
        for (let ri = 0; ri < k; ri++)
          for (let rj = 0; rj < k; rj++) {
            const cell = place + <usize>(ri * outer + rj * inner) * sizeof<T>();
            const a = <usize>((ri * k + rj) * k) * sizeof<T>();
            const b = <usize>((rj * k + ri) * k) * sizeof<T>();
            const weight = load<T>(from + cell);
            const wanted = outerAdjoint != 0 && weight != 0;
            if (to == 0 && !wanted) continue;
            sumRows<T>(outerTable + a, innerTable + b, k);
            const row = paddedRow<T>(k);
            if (to) store<T>(to + cell, load<T>(to + cell) + dot<T>(SUMS, ROW, row));
            if (wanted) addToTables<T>(weight, outerAdjoint + a, innerAdjoint + b, k);
          }
      }
}

/** Sets ROW to the row of one table, and SUMS to the rows of the block weighted by that of the other. */
// @ts-ignore: decorator
@inline
function sumRows<T>(chances: usize, others: usize, k: i32): void {
  const row = paddedRow<T>(k);
  for (let at: usize = 0; at < row - 16; at += 16) v128.store(ROW + at, v128.load(others + at));
  const last = v128.and(v128.load(others + row - 16), firstLanes<T>(lastLanes<T>(k, row)));
  v128.store(ROW + row - 16, last);
  clear(SUMS, row);
  for (let block = BLOCK, end = BLOCK + <usize>k * row; block < end; block += row, chances += sizeof<T>()) {
    const chance = load<T>(chances);
    if (chance != 0) addRow<T>(SUMS, chance, block, row);
  }
}

// @ts-ignore: decorator
@inline
function addToTables<T>(weight: T, outerAdjoint: usize, innerAdjoint: usize, k: i32): void {
  const row = paddedRow<T>(k);
  if (row > 16) addRow<T>(innerAdjoint, weight, SUMS, row - 16);
  const end = innerAdjoint + row - 16;
  const last = v128.add<T>(v128.load(end), v128.mul<T>(v128.splat<T>(weight), v128.load(SUMS + row - 16)));
  storeFirst<T>(end, last, lastLanes<T>(k, row));
  for (let si = 0; si < k; si++, outerAdjoint += sizeof<T>()) {
    store<T>(outerAdjoint, load<T>(outerAdjoint) + weight * dot<T>(BLOCK + <usize>si * row, ROW, row));
  }
}
