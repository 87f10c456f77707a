// The pair marginal: what joint distributions say of two of their axes.
//
// A = joint distributions [rows, states], extent = readings [count, 3]: the row, axis i, axis j; a row of -1 reads zeros.
// Out = [count, K^2]. Size0 = count, Size1 = states = K^n, Size2 = K, Size3 = n.
import { Word } from "../../src/autodiff/instruction";
import { address, word } from "../instruction";
import { byDigit, storePair, strideOf, sumByDigit } from "./axes";
import { lanes, sumLanes } from "../math/vector";

const READING_BYTES: usize = 12;

/** Room for the four cells where K = 2, outer * 2 + inner. */
const CELLS: usize = memory.data(32, 16);

/** Copies four cells, and turns outer * 2 + inner into inner * 2 + outer if asked. */
function copyCells<T>(to: usize, from: usize, turned: bool): void {
  if (sizeof<T>() == 8) {
    const a = v128.load(from);
    const b = v128.load(from, 16);
    v128.store(to, turned ? v128.shuffle<f64>(a, b, 0, 2) : a);
    v128.store(to, turned ? v128.shuffle<f64>(a, b, 1, 3) : b, 16);
  } else {
    const cells = v128.load(from);
    v128.store(to, turned ? v128.shuffle<f32>(cells, cells, 0, 2, 1, 3) : cells);
  }
}

/** The sum of what stands in one cell, `low` contiguous states at each of the places walked. */
// @ts-ignore: decorator
@inline
function sumWide<T>(a: usize, states: i32, outer: i32, inner: i32): T {
  let sums = v128.splat<T>(<T>0);
  for (let high = 0; high < states; high += 2 * outer)
    for (let middle = 0; middle < outer; middle += 2 * inner)
      for (let low = 0; low < inner; low += lanes<T>()) {
        sums = v128.add<T>(sums, v128.load(a + <usize>(high + middle + low) * sizeof<T>()));
      }
  return sumLanes<T>(sums);
}

/** The sum of two cells that differ in an inner digit within the lanes. */
// @ts-ignore: decorator
@inline
function sumNarrow<T>(a: usize, states: i32, outer: i32): v128 {
  let sums = v128.splat<T>(<T>0);
  for (let high = 0; high < states; high += 2 * outer)
    for (let low = 0; low < outer; low += lanes<T>()) {
      sums = v128.add<T>(sums, v128.load(a + <usize>(high + low) * sizeof<T>()));
    }
  return sums;
}

function readBinary<T>(a: usize, states: i32, outer: i32, inner: i32): void {
  const o = <usize>outer * sizeof<T>();
  const i = <usize>inner * sizeof<T>();
  if (inner >= lanes<T>()) {
    store<T>(CELLS, sumWide<T>(a, states, outer, inner));
    store<T>(CELLS + sizeof<T>(), sumWide<T>(a + i, states, outer, inner));
    store<T>(CELLS + 2 * sizeof<T>(), sumWide<T>(a + o, states, outer, inner));
    store<T>(CELLS + 3 * sizeof<T>(), sumWide<T>(a + o + i, states, outer, inner));
  } else if (sizeof<T>() == 4 && outer < lanes<T>()) {
    v128.store(CELLS, sumNarrow<T>(a, states, lanes<T>() / 2));
  } else {
    const zeros = sumNarrow<T>(a, states, outer);
    const ones = sumNarrow<T>(a + o, states, outer);
    storePair<T>(CELLS, inner == 1 ? sumByDigit<T>(1, zeros) : sumByDigit<T>(2, zeros));
    storePair<T>(CELLS + 2 * sizeof<T>(), inner == 1 ? sumByDigit<T>(1, ones) : sumByDigit<T>(2, ones));
  }
}

// @ts-ignore: decorator
@inline
function addWide<T>(to: usize, vector: v128, states: i32, outer: i32, inner: i32): void {
  for (let high = 0; high < states; high += 2 * outer)
    for (let middle = 0; middle < outer; middle += 2 * inner)
      for (let low = 0; low < inner; low += lanes<T>()) {
        const at = to + <usize>(high + middle + low) * sizeof<T>();
        v128.store(at, v128.add<T>(v128.load(at), vector));
      }
}

// @ts-ignore: decorator
@inline
function addNarrow<T>(to: usize, vector: v128, states: i32, outer: i32): void {
  for (let high = 0; high < states; high += 2 * outer)
    for (let low = 0; low < outer; low += lanes<T>()) {
      const at = to + <usize>(high + low) * sizeof<T>();
      v128.store(at, v128.add<T>(v128.load(at), vector));
    }
}

function addBinary<T>(to: usize, states: i32, outer: i32, inner: i32): void {
  const o = <usize>outer * sizeof<T>();
  const i = <usize>inner * sizeof<T>();
  if (inner >= lanes<T>()) {
    addWide<T>(to, v128.load_splat<T>(CELLS), states, outer, inner);
    addWide<T>(to + i, v128.load_splat<T>(CELLS + sizeof<T>()), states, outer, inner);
    addWide<T>(to + o, v128.load_splat<T>(CELLS + 2 * sizeof<T>()), states, outer, inner);
    addWide<T>(to + o + i, v128.load_splat<T>(CELLS + 3 * sizeof<T>()), states, outer, inner);
  } else if (sizeof<T>() == 4 && outer < lanes<T>()) {
    addNarrow<T>(to, v128.load(CELLS), states, lanes<T>() / 2);
  } else {
    const ones = CELLS + 2 * sizeof<T>();
    addNarrow<T>(to, inner == 1 ? byDigit<T>(1, CELLS) : byDigit<T>(2, CELLS), states, outer);
    addNarrow<T>(to + o, inner == 1 ? byDigit<T>(1, ones) : byDigit<T>(2, ones), states, outer);
  }
}

/** Any K: at each cell the sum of its places, `low` of them side by side at a time. */
function readGeneral<T>(out: usize, a: usize, states: i32, k: i32, strideI: i32, strideJ: i32): void {
  const outer = max(strideI, strideJ);
  const inner = min(strideI, strideJ);
  const stepOuter = <usize>(strideI > strideJ ? k : 1) * sizeof<T>();
  const stepInner = <usize>(strideI > strideJ ? 1 : k) * sizeof<T>();
  memory.fill(out, 0, <usize>(k * k) * sizeof<T>());
  for (let high = 0; high < states; high += k * outer)
    for (let ro = 0; ro < k; ro++)
      for (let middle = 0; middle < outer; middle += k * inner)
        for (let ri = 0; ri < k; ri++) {
          let sum: T = 0;
          for (const end = a + <usize>inner * sizeof<T>(); a < end; a += sizeof<T>()) sum += load<T>(a);
          const cell = out + <usize>ro * stepOuter + <usize>ri * stepInner;
          store<T>(cell, load<T>(cell) + sum);
        }
}

function addGeneral<T>(to: usize, g: usize, states: i32, k: i32, strideI: i32, strideJ: i32): void {
  const outer = max(strideI, strideJ);
  const inner = min(strideI, strideJ);
  const stepOuter = <usize>(strideI > strideJ ? k : 1) * sizeof<T>();
  const stepInner = <usize>(strideI > strideJ ? 1 : k) * sizeof<T>();
  for (let high = 0; high < states; high += k * outer)
    for (let ro = 0; ro < k; ro++)
      for (let middle = 0; middle < outer; middle += k * inner)
        for (let ri = 0; ri < k; ri++) {
          const gradient = load<T>(g + <usize>ro * stepOuter + <usize>ri * stepInner);
          for (const end = to + <usize>inner * sizeof<T>(); to < end; to += sizeof<T>()) store<T>(to, load<T>(to) + gradient);
        }
}

export function forwardPairMarginal<T>(instruction: usize): void {
  let out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const row = <usize>states * sizeof<T>();
  const cells = <usize>(k * k) * sizeof<T>();
  let reading = address(instruction, Word.Extent);
  for (let count = word(instruction, Word.Size0); count > 0; count--, reading += READING_BYTES, out += cells) {
    const at = load<i32>(reading);
    if (at < 0) {
      memory.fill(out, 0, cells);
      continue;
    }
    const from = a + <usize>at * row;
    const strideI = strideOf(k, axes, load<i32>(reading, 4));
    const strideJ = strideOf(k, axes, load<i32>(reading, 8));
    if (k == 2) {
      readBinary<T>(from, states, max(strideI, strideJ), min(strideI, strideJ));
      copyCells<T>(out, CELLS, strideI < strideJ);
    } else readGeneral<T>(out, from, states, k, strideI, strideJ);
  }
}

export function backwardPairMarginal<T>(instruction: usize): void {
  const adjoint = address(instruction, Word.AAdjoint);
  if (!adjoint) return;
  let g = address(instruction, Word.OutAdjoint);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const row = <usize>states * sizeof<T>();
  const cells = <usize>(k * k) * sizeof<T>();
  let reading = address(instruction, Word.Extent);
  for (let count = word(instruction, Word.Size0); count > 0; count--, reading += READING_BYTES, g += cells) {
    const at = load<i32>(reading);
    if (at < 0) continue;
    const to = adjoint + <usize>at * row;
    const strideI = strideOf(k, axes, load<i32>(reading, 4));
    const strideJ = strideOf(k, axes, load<i32>(reading, 8));
    if (k == 2) {
      copyCells<T>(CELLS, g, strideI < strideJ);
      addBinary<T>(to, states, max(strideI, strideJ), min(strideI, strideJ));
    } else addGeneral<T>(to, g, states, k, strideI, strideJ);
  }
}
