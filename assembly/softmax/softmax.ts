// Softmax and log-softmax over the last axis. Size0 = rows, Size1 = columns; two columns have a way of their own.
// A row is some whole vectors and a last one, which may reach beyond it; what it holds there counts as -Infinity. A sum or
// a maximum over a row comes to all lanes. The largest element is taken off first, so nothing overflows and an element of
// -Infinity has probability 0; if it is +Infinity or -Infinity itself, the difference and with it the row is NaN.
import { Word } from "../../src/autodiff/instruction";
import { expOfNegative } from "../math/exponential";
import { address, word } from "../instruction";
import { logVector } from "../math/logarithm";
import { twoColumns, twoColumnsAdjoint } from "./two";
import { firstLanes, storeFirst } from "../math/vector";

// @ts-ignore: decorator
@inline
function swapNeighbours<T>(vector: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<f32>(vector, vector, 1, 0, 3, 2) : vector;
}

// @ts-ignore: decorator
@inline
function swapHalves(vector: v128): v128 {
  return v128.shuffle<f64>(vector, vector, 1, 0);
}

/** The maximum of all lanes, in all lanes. */
// @ts-ignore: decorator
@inline
function maximum<T>(vector: v128): v128 {
  const halves = v128.pmax<T>(vector, swapHalves(vector));
  return sizeof<T>() == 4 ? v128.pmax<T>(halves, swapNeighbours<T>(halves)) : halves;
}

// @ts-ignore: decorator
@inline
function total<T>(vector: v128): v128 {
  const halves = v128.add<T>(vector, swapHalves(vector));
  return sizeof<T>() == 4 ? v128.add<T>(halves, swapNeighbours<T>(halves)) : halves;
}

/** The last vector of a row, -Infinity beyond it. */
// @ts-ignore: decorator
@inline
function lastOf<T>(vector: v128, inside: v128): v128 {
  return v128.bitselect(vector, v128.splat<T>(-(<T>Infinity)), inside);
}

// @ts-ignore: decorator
@inline
function rowMaximum<T>(a: usize, whole: usize, last: v128): v128 {
  let even = last;
  let odd = last;
  let at: usize = 0;
  for (; at + 16 < whole; at += 32) {
    even = v128.pmax<T>(even, v128.load(a + at));
    odd = v128.pmax<T>(odd, v128.load(a + at, 16));
  }
  if (at < whole) even = v128.pmax<T>(even, v128.load(a + at));
  return maximum<T>(v128.pmax<T>(even, odd));
}

/**
 * The sum of exp(x - most) over a row; softmax keeps the powers too. Rows ascend, so what the last vector writes beyond its
 * row, the next row writes anew. Two vectors an iteration share its overhead.
 */
// @ts-ignore: decorator
@inline
function rowPowers<T>(logarithm: bool, out: usize, a: usize, whole: usize, last: v128, most: v128): v128 {
  let sum = expOfNegative<T>(v128.sub<T>(last, most));
  if (!logarithm) v128.store(out + whole, sum);
  let at: usize = 0;
  for (; at + 16 < whole; at += 32) {
    const even = expOfNegative<T>(v128.sub<T>(v128.load(a + at), most));
    const odd = expOfNegative<T>(v128.sub<T>(v128.load(a + at, 16), most));
    if (!logarithm) {
      v128.store(out + at, even);
      v128.store(out + at, odd, 16);
    }
    sum = v128.add<T>(sum, v128.add<T>(even, odd));
  }
  if (at < whole) {
    const power = expOfNegative<T>(v128.sub<T>(v128.load(a + at), most));
    if (!logarithm) v128.store(out + at, power);
    sum = v128.add<T>(sum, power);
  }
  return total<T>(sum);
}

/** Rows of a block, at most, and their bytes: few enough to stay in the first cache. */
const BLOCK_ROWS = 64;
const BLOCK_BYTES = 16384;
const MOST: usize = memory.data(BLOCK_ROWS * 8, 16);
const SUM: usize = memory.data(BLOCK_ROWS * 8, 16);

// A block of rows is walked three times. From maximum to sum to result every step of a row waits for the one before, too
// long for a processor to look ahead into the next row; here rows that do not wait for each other are next to each other.
// The steps between them, one number a row, are taken whole vectors at a time.
// @ts-ignore: decorator
@inline
function manyColumns<T>(logarithm: bool, out: usize, a: usize, rows: i32, columns: i32): void {
  const bytes = <usize>columns * sizeof<T>();
  const whole = (bytes - 1) & ~15;
  const rest = columns - <i32>(whole / sizeof<T>());
  const inside = firstLanes<T>(rest);
  const blockRows = max(1, min(BLOCK_ROWS, BLOCK_BYTES / <i32>bytes));
  for (; rows > 0; rows -= blockRows) {
    const end = <usize>min(rows, blockRows) * sizeof<T>();
    let from = a;
    for (let row: usize = 0; row < end; row += sizeof<T>(), from += bytes) {
      const most = rowMaximum<T>(from, whole, lastOf<T>(v128.load(from + whole), inside));
      store<T>(MOST + row, v128.extract_lane<T>(most, 0));
    }
    from = a;
    let to = out;
    for (let row: usize = 0; row < end; row += sizeof<T>(), from += bytes, to += bytes) {
      const last = lastOf<T>(v128.load(from + whole), inside);
      const sum = rowPowers<T>(logarithm, to, from, whole, last, v128.load_splat<T>(MOST + row));
      store<T>(SUM + row, v128.extract_lane<T>(sum, 0));
    }
    for (let row: usize = 0; row < end; row += 16) {
      const sum = v128.load(SUM + row);
      v128.store(SUM + row, logarithm ? logVector<T>(sum) : v128.div<T>(v128.splat<T>(<T>1), sum));
    }
    for (let row: usize = 0; row < end; row += sizeof<T>(), a += bytes, out += bytes) {
      const most = v128.load_splat<T>(MOST + row);
      const sum = v128.load_splat<T>(SUM + row);
      for (let at: usize = 0; at < whole; at += 16) {
        v128.store(out + at, result<T>(logarithm, v128.load((logarithm ? a : out) + at), most, sum));
      }
      storeFirst<T>(out + whole, result<T>(logarithm, v128.load((logarithm ? a : out) + whole), most, sum), rest);
    }
  }
}

// @ts-ignore: decorator
@inline
function result<T>(logarithm: bool, x: v128, most: v128, sum: v128): v128 {
  return logarithm ? v128.sub<T>(v128.sub<T>(x, most), sum) : v128.mul<T>(x, sum);
}

// @ts-ignore: decorator
@inline
function term<T>(logarithm: bool, g: v128, out: v128): v128 {
  return logarithm ? g : v128.mul<T>(g, out);
}

// @ts-ignore: decorator
@inline
function adjoint<T>(logarithm: bool, g: v128, out: v128, sum: v128): v128 {
  return logarithm
    ? v128.sub<T>(g, v128.mul<T>(expOfNegative<T>(out), sum))
    : v128.mul<T>(out, v128.sub<T>(g, sum));
}

// @ts-ignore: decorator
@inline
function manyColumnsAdjoint<T>(logarithm: bool, to: usize, g: usize, out: usize, rows: i32, columns: i32): void {
  const bytes = <usize>columns * sizeof<T>();
  const whole = (bytes - 1) & ~15;
  const rest = columns - <i32>(whole / sizeof<T>());
  const inside = firstLanes<T>(rest);
  for (; rows > 0; rows--, to += bytes, g += bytes, out += bytes) {
    const lastG = v128.load(g + whole);
    const lastOut = v128.load(out + whole);
    let sum = v128.and(term<T>(logarithm, lastG, lastOut), inside);
    let other = v128.splat<T>(<T>0);
    let at: usize = 0;
    for (; at + 16 < whole; at += 32) {
      sum = v128.add<T>(sum, term<T>(logarithm, v128.load(g + at), v128.load(out + at)));
      other = v128.add<T>(other, term<T>(logarithm, v128.load(g + at, 16), v128.load(out + at, 16)));
    }
    if (at < whole) sum = v128.add<T>(sum, term<T>(logarithm, v128.load(g + at), v128.load(out + at)));
    sum = total<T>(v128.add<T>(sum, other));
    at = 0;
    for (; at + 16 < whole; at += 32) {
      const even = adjoint<T>(logarithm, v128.load(g + at), v128.load(out + at), sum);
      const odd = adjoint<T>(logarithm, v128.load(g + at, 16), v128.load(out + at, 16), sum);
      v128.store(to + at, v128.add<T>(v128.load(to + at), even));
      v128.store(to + at, v128.add<T>(v128.load(to + at, 16), odd), 16);
    }
    if (at < whole) {
      const partial = adjoint<T>(logarithm, v128.load(g + at), v128.load(out + at), sum);
      v128.store(to + at, v128.add<T>(v128.load(to + at), partial));
    }
    const partial = adjoint<T>(logarithm, lastG, lastOut, sum);
    storeFirst<T>(to + whole, v128.add<T>(v128.load(to + whole), partial), rest);
  }
}

// @ts-ignore: decorator
@inline
function forwardRows<T>(logarithm: bool, instruction: usize): void {
  const out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const rows = word(instruction, Word.Size0);
  const columns = word(instruction, Word.Size1);
  if (columns == 2) {
    if (logarithm) twoColumns<T>(true, out, a, rows);
    else twoColumns<T>(false, out, a, rows);
  } else if (logarithm) manyColumns<T>(true, out, a, rows, columns);
  else manyColumns<T>(false, out, a, rows, columns);
}

// @ts-ignore: decorator
@inline
function backwardRows<T>(logarithm: bool, instruction: usize): void {
  const to = address(instruction, Word.AAdjoint);
  if (!to) return;
  const g = address(instruction, Word.OutAdjoint);
  const out = address(instruction, Word.Out);
  const rows = word(instruction, Word.Size0);
  const columns = word(instruction, Word.Size1);
  if (columns == 2) {
    if (logarithm) twoColumnsAdjoint<T>(true, to, g, out, rows);
    else twoColumnsAdjoint<T>(false, to, g, out, rows);
  } else if (logarithm) manyColumnsAdjoint<T>(true, to, g, out, rows, columns);
  else manyColumnsAdjoint<T>(false, to, g, out, rows, columns);
}

export function forwardSoftmax<T>(instruction: usize): void { forwardRows<T>(false, instruction); }
export function backwardSoftmax<T>(instruction: usize): void { backwardRows<T>(false, instruction); }

export function forwardLogSoftmax<T>(instruction: usize): void { forwardRows<T>(true, instruction); }
export function backwardLogSoftmax<T>(instruction: usize): void { backwardRows<T>(true, instruction); }
