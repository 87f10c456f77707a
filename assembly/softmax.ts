// Softmax and log-softmax over the last axis. Size0 = rows, Size1 = columns.
// A row is some whole vectors and a last one, which may reach beyond it; what it holds there counts as -Infinity. Rows of
// one or two columns are taken several to a vector, as far as they fit. A sum or a maximum over a row comes to all of its
// lanes. The largest element is taken off first, so nothing overflows and an element of -Infinity has probability 0.
import { Word } from "../src/autodiff/operation";
import { expVector, logVector } from "./exponential";
import { address, word } from "./instruction";
import { firstLanes, lanes, storeFirst } from "./vector";

// @ts-ignore: decorator
@inline
function swapNeighbours<T>(vector: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<f32>(vector, vector, 1, 0, 3, 2) : v128.shuffle<f64>(vector, vector, 1, 0);
}

// @ts-ignore: decorator
@inline
function swapHalves(vector: v128): v128 {
  return v128.shuffle<f64>(vector, vector, 1, 0);
}

/** The maximum of each group of 1, 2 or all lanes, in all lanes of the group. */
// @ts-ignore: decorator
@inline
function groupMaximum<T>(group: i32, vector: v128): v128 {
  if (group == 1) return vector;
  const pairs = v128.pmax<T>(vector, swapNeighbours<T>(vector));
  return group == 2 ? pairs : v128.pmax<T>(pairs, swapHalves(pairs));
}

// @ts-ignore: decorator
@inline
function groupSum<T>(group: i32, vector: v128): v128 {
  if (group == 1) return vector;
  const pairs = v128.add<T>(vector, swapNeighbours<T>(vector));
  return group == 2 ? pairs : v128.add<T>(pairs, swapHalves(pairs));
}

// @ts-ignore: decorator
@inline
function adjoint<T>(logarithm: bool, g: v128, out: v128, sum: v128): v128 {
  return logarithm
    ? v128.sub<T>(g, v128.mul<T>(expVector<T>(out), sum))
    : v128.mul<T>(out, v128.sub<T>(g, sum));
}

// ---- rows of one or two columns, several to a vector -------------------------------------------------------------

// @ts-ignore: decorator
@inline
function packedRows<T>(logarithm: bool, columns: i32, out: usize, a: usize, rows: i32): void {
  const end = a + <usize>(rows * columns) * sizeof<T>();
  for (; a < end; a += 16, out += 16) {
    const x = v128.load(a);
    const fromMost = v128.sub<T>(x, groupMaximum<T>(columns, x));
    const power = expVector<T>(fromMost);
    const sum = groupSum<T>(columns, power);
    v128.store(out, logarithm ? v128.sub<T>(fromMost, logVector<T>(sum)) : v128.div<T>(power, sum));
  }
}

// @ts-ignore: decorator
@inline
function packedRowsAdjoint<T>(logarithm: bool, columns: i32, to: usize, g: usize, out: usize, rows: i32): void {
  for (let left = rows * columns; left > 0; left -= lanes<T>(), to += 16, g += 16, out += 16) {
    const x = v128.load(g);
    const y = v128.load(out);
    const sum = groupSum<T>(columns, logarithm ? x : v128.mul<T>(x, y));
    const result = v128.add<T>(v128.load(to), adjoint<T>(logarithm, x, y, sum));
    if (left >= lanes<T>()) v128.store(to, result);
    else storeFirst<T>(to, result, left);
  }
}

// ---- longer rows, one after another ------------------------------------------------------------------------------

// Rows ascend, so what the last vector of one writes beyond it is overwritten by the next.
// @ts-ignore: decorator
@inline
function longRows<T>(logarithm: bool, out: usize, a: usize, rows: i32, columns: i32): void {
  const all = lanes<T>();
  const bytes = <usize>columns * sizeof<T>();
  const whole = (bytes - 1) & ~15;
  const inside = firstLanes<T>(columns - <i32>(whole / sizeof<T>()));
  const outside = v128.andnot(v128.splat<T>(-(<T>Infinity)), inside);
  for (; rows > 0; rows--, a += bytes, out += bytes) {
    const last = v128.or(v128.and(v128.load(a + whole), inside), outside);
    let most = last;
    for (let at: usize = 0; at < whole; at += 16) most = v128.pmax<T>(most, v128.load(a + at));
    most = groupMaximum<T>(all, most);
    const lastPower = expVector<T>(v128.sub<T>(last, most));
    let sum = lastPower;
    for (let at: usize = 0; at < whole; at += 16) {
      const power = expVector<T>(v128.sub<T>(v128.load(a + at), most));
      if (!logarithm) v128.store(out + at, power);
      sum = v128.add<T>(sum, power);
    }
    sum = groupSum<T>(all, sum);
    if (logarithm) {
      const logSum = logVector<T>(sum);
      for (let at: usize = 0; at < whole; at += 16) {
        v128.store(out + at, v128.sub<T>(v128.sub<T>(v128.load(a + at), most), logSum));
      }
      v128.store(out + whole, v128.sub<T>(v128.sub<T>(last, most), logSum));
    } else {
      const scale = v128.div<T>(v128.splat<T>(<T>1), sum);
      for (let at: usize = 0; at < whole; at += 16) v128.store(out + at, v128.mul<T>(v128.load(out + at), scale));
      v128.store(out + whole, v128.mul<T>(lastPower, scale));
    }
  }
}

// @ts-ignore: decorator
@inline
function longRowsAdjoint<T>(logarithm: bool, to: usize, g: usize, out: usize, rows: i32, columns: i32): void {
  const all = lanes<T>();
  const bytes = <usize>columns * sizeof<T>();
  const whole = (bytes - 1) & ~15;
  const rest = columns - <i32>(whole / sizeof<T>());
  const inside = firstLanes<T>(rest);
  for (; rows > 0; rows--, to += bytes, g += bytes, out += bytes) {
    const lastG = v128.load(g + whole);
    const lastOut = v128.load(out + whole);
    let sum = v128.and(logarithm ? lastG : v128.mul<T>(lastG, lastOut), inside);
    for (let at: usize = 0; at < whole; at += 16) {
      const term = v128.load(g + at);
      sum = v128.add<T>(sum, logarithm ? term : v128.mul<T>(term, v128.load(out + at)));
    }
    sum = groupSum<T>(all, sum);
    for (let at: usize = 0; at < whole; at += 16) {
      const partial = adjoint<T>(logarithm, v128.load(g + at), v128.load(out + at), sum);
      v128.store(to + at, v128.add<T>(v128.load(to + at), partial));
    }
    const partial = adjoint<T>(logarithm, lastG, lastOut, sum);
    storeFirst<T>(to + whole, v128.add<T>(v128.load(to + whole), partial), rest);
  }
}

// ---- which of them -----------------------------------------------------------------------------------------------

// @ts-ignore: decorator
@inline
function forward<T>(logarithm: bool, out: usize, a: usize, rows: i32, columns: i32): void {
  if (columns == 1) packedRows<T>(logarithm, 1, out, a, rows);
  else if (columns == 2) packedRows<T>(logarithm, 2, out, a, rows);
  else longRows<T>(logarithm, out, a, rows, columns);
}

// @ts-ignore: decorator
@inline
function backward<T>(logarithm: bool, to: usize, g: usize, out: usize, rows: i32, columns: i32): void {
  if (columns == 1) packedRowsAdjoint<T>(logarithm, 1, to, g, out, rows);
  else if (columns == 2) packedRowsAdjoint<T>(logarithm, 2, to, g, out, rows);
  else longRowsAdjoint<T>(logarithm, to, g, out, rows, columns);
}

export function forwardSoftmax<T>(logarithm: bool, instruction: usize): void {
  const out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const rows = word(instruction, Word.Size0);
  const columns = word(instruction, Word.Size1);
  if (logarithm) forward<T>(true, out, a, rows, columns);
  else forward<T>(false, out, a, rows, columns);
}

export function backwardSoftmax<T>(logarithm: bool, instruction: usize): void {
  const to = address(instruction, Word.AAdjoint);
  if (!to) return;
  const g = address(instruction, Word.OutAdjoint);
  const out = address(instruction, Word.Out);
  const rows = word(instruction, Word.Size0);
  const columns = word(instruction, Word.Size1);
  if (logarithm) backward<T>(true, to, g, out, rows, columns);
  else backward<T>(false, to, g, out, rows, columns);
}
