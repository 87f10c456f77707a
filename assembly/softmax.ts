// Softmax and log-softmax over the last axis. Size0 = rows, Size1 = columns.
// Short rows are taken a vector of rows at a time, one row a lane; long rows one by one, a vector of columns at a time.
// The largest element is taken off first, so nothing overflows and an element of -Infinity has probability 0.
import { Word } from "../src/autodiff/operation";
import { expVector, logVector } from "./exponential";
import { address, word } from "./instruction";
import { firstLanes, lanes, maxLanes, sumLanes } from "./vector";

/** Rows of at most this many columns are short. */
const SHORT = 8;

// The rows of a group, as byte offsets of the rows held by lanes 1, 2 and 3 from that of lane 0. Where fewer rows are
// left, the missing lanes repeat lane 0: they compute and store the same again.
let row1: usize = 0;
let row2: usize = 0;
let row3: usize = 0;

// @ts-ignore: decorator
@inline
function takeRows<T>(left: i32, stride: usize): void {
  row1 = left > 1 ? stride : 0;
  if (sizeof<T>() == 4) {
    row2 = left > 2 ? 2 * stride : 0;
    row3 = left > 3 ? 3 * stride : 0;
  }
}

// @ts-ignore: decorator
@inline
function loadColumn<T>(at: usize): v128 {
  if (sizeof<T>() == 8) return v128.load64_lane(at + row1, v128.load_splat<f64>(at), 1);
  let vector = v128.load32_lane(at + row1, v128.load_splat<f32>(at), 1);
  vector = v128.load32_lane(at + row2, vector, 2);
  return v128.load32_lane(at + row3, vector, 3);
}

// @ts-ignore: decorator
@inline
function storeColumn<T>(at: usize, vector: v128): void {
  if (sizeof<T>() == 8) {
    v128.store64_lane(at, vector, 0);
    v128.store64_lane(at + row1, vector, 1);
    return;
  }
  v128.store32_lane(at, vector, 0);
  v128.store32_lane(at + row1, vector, 1);
  v128.store32_lane(at + row2, vector, 2);
  v128.store32_lane(at + row3, vector, 3);
}

// @ts-ignore: decorator
@inline
function shortRows<T>(logarithm: bool, out: usize, a: usize, rows: i32, columns: i32): void {
  const bytes = <usize>columns * sizeof<T>();
  for (let left = rows; left > 0; left -= lanes<T>(), a += bytes * lanes<T>(), out += bytes * lanes<T>()) {
    takeRows<T>(left, bytes);
    let most = loadColumn<T>(a);
    for (let at: usize = sizeof<T>(); at < bytes; at += sizeof<T>()) most = v128.pmax<T>(most, loadColumn<T>(a + at));
    let sum = v128.splat<T>(<T>0);
    for (let at: usize = 0; at < bytes; at += sizeof<T>()) {
      const power = expVector<T>(v128.sub<T>(loadColumn<T>(a + at), most));
      if (!logarithm) storeColumn<T>(out + at, power);
      sum = v128.add<T>(sum, power);
    }
    if (logarithm) {
      const logSum = logVector<T>(sum);
      for (let at: usize = 0; at < bytes; at += sizeof<T>()) {
        storeColumn<T>(out + at, v128.sub<T>(v128.sub<T>(loadColumn<T>(a + at), most), logSum));
      }
    } else {
      const scale = v128.div<T>(v128.splat<T>(<T>1), sum);
      for (let at: usize = 0; at < bytes; at += sizeof<T>()) {
        storeColumn<T>(out + at, v128.mul<T>(loadColumn<T>(out + at), scale));
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function longRows<T>(logarithm: bool, out: usize, a: usize, rows: i32, columns: i32): void {
  const bytes = <usize>columns * sizeof<T>();
  const whole = <usize>(columns & -lanes<T>()) * sizeof<T>();
  const mask = firstLanes<T>(columns & (lanes<T>() - 1));
  const lowest = v128.splat<T>(-(<T>Infinity));
  for (; rows > 0; rows--, a += bytes, out += bytes) {
    let mostVector = v128.load(a);
    let at: usize = 16;
    for (; at < whole; at += 16) mostVector = v128.pmax<T>(mostVector, v128.load(a + at));
    if (whole < bytes) mostVector = v128.pmax<T>(mostVector, v128.bitselect(v128.load(a + whole), lowest, mask));
    const most = v128.splat<T>(maxLanes<T>(mostVector));
    let sumVector = v128.splat<T>(<T>0);
    for (at = 0; at < whole; at += 16) {
      const power = expVector<T>(v128.sub<T>(v128.load(a + at), most));
      if (!logarithm) v128.store(out + at, power);
      sumVector = v128.add<T>(sumVector, power);
    }
    if (whole < bytes) {
      const power = expVector<T>(v128.sub<T>(v128.load(a + whole), most));
      if (!logarithm) v128.store(out + whole, power);
      sumVector = v128.add<T>(sumVector, v128.and(power, mask));
    }
    const sum = v128.splat<T>(sumLanes<T>(sumVector));
    // Rows ascend, so what the last vector writes past its row is overwritten by the next row.
    if (logarithm) {
      const logSum = logVector<T>(sum);
      for (at = 0; at < bytes; at += 16) {
        v128.store(out + at, v128.sub<T>(v128.sub<T>(v128.load(a + at), most), logSum));
      }
    } else {
      const scale = v128.div<T>(v128.splat<T>(<T>1), sum);
      for (at = 0; at < bytes; at += 16) v128.store(out + at, v128.mul<T>(v128.load(out + at), scale));
    }
  }
}

// @ts-ignore: decorator
@inline
function shortRowsAdjoint<T>(logarithm: bool, to: usize, g: usize, out: usize, rows: i32, columns: i32): void {
  const bytes = <usize>columns * sizeof<T>();
  const step = bytes * lanes<T>();
  for (let left = rows; left > 0; left -= lanes<T>(), to += step, g += step, out += step) {
    takeRows<T>(left, bytes);
    let sum = v128.splat<T>(<T>0);
    for (let at: usize = 0; at < bytes; at += sizeof<T>()) {
      const term = loadColumn<T>(g + at);
      sum = v128.add<T>(sum, logarithm ? term : v128.mul<T>(term, loadColumn<T>(out + at)));
    }
    for (let at: usize = 0; at < bytes; at += sizeof<T>()) {
      const partial = adjoint<T>(logarithm, loadColumn<T>(g + at), loadColumn<T>(out + at), sum);
      storeColumn<T>(to + at, v128.add<T>(loadColumn<T>(to + at), partial));
    }
  }
}

// @ts-ignore: decorator
@inline
function longRowsAdjoint<T>(logarithm: bool, to: usize, g: usize, out: usize, rows: i32, columns: i32): void {
  const bytes = <usize>columns * sizeof<T>();
  const whole = <usize>(columns & -lanes<T>()) * sizeof<T>();
  const mask = firstLanes<T>(columns & (lanes<T>() - 1));
  for (; rows > 0; rows--, to += bytes, g += bytes, out += bytes) {
    let sumVector = v128.splat<T>(<T>0);
    let at: usize = 0;
    for (; at < whole; at += 16) {
      const term = v128.load(g + at);
      sumVector = v128.add<T>(sumVector, logarithm ? term : v128.mul<T>(term, v128.load(out + at)));
    }
    if (whole < bytes) {
      const term = v128.load(g + whole);
      const last = logarithm ? term : v128.mul<T>(term, v128.load(out + whole));
      sumVector = v128.add<T>(sumVector, v128.and(last, mask));
    }
    const sum = v128.splat<T>(sumLanes<T>(sumVector));
    for (at = 0; at < whole; at += 16) {
      const partial = adjoint<T>(logarithm, v128.load(g + at), v128.load(out + at), sum);
      v128.store(to + at, v128.add<T>(v128.load(to + at), partial));
    }
    if (whole < bytes) {
      const partial = adjoint<T>(logarithm, v128.load(g + whole), v128.load(out + whole), sum);
      v128.store(to + whole, v128.add<T>(v128.load(to + whole), v128.and(partial, mask)));
    }
  }
}

// @ts-ignore: decorator
@inline
function adjoint<T>(logarithm: bool, g: v128, out: v128, sum: v128): v128 {
  return logarithm
    ? v128.sub<T>(g, v128.mul<T>(expVector<T>(out), sum))
    : v128.mul<T>(out, v128.sub<T>(g, sum));
}

export function forwardSoftmax<T>(logarithm: bool, instruction: usize): void {
  const out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const rows = word(instruction, Word.Size0);
  const columns = word(instruction, Word.Size1);
  if (columns <= SHORT) {
    if (logarithm) shortRows<T>(true, out, a, rows, columns);
    else shortRows<T>(false, out, a, rows, columns);
  } else if (logarithm) longRows<T>(true, out, a, rows, columns);
  else longRows<T>(false, out, a, rows, columns);
}

export function backwardSoftmax<T>(logarithm: bool, instruction: usize): void {
  const to = address(instruction, Word.AAdjoint);
  if (!to) return;
  const g = address(instruction, Word.OutAdjoint);
  const out = address(instruction, Word.Out);
  const rows = word(instruction, Word.Size0);
  const columns = word(instruction, Word.Size1);
  if (columns <= SHORT) {
    if (logarithm) shortRowsAdjoint<T>(true, to, g, out, rows, columns);
    else shortRowsAdjoint<T>(false, to, g, out, rows, columns);
  } else if (logarithm) longRowsAdjoint<T>(true, to, g, out, rows, columns);
  else longRowsAdjoint<T>(false, to, g, out, rows, columns);
}
