// Sums over axes, and copies between layouts (transpose, slice, concat). Both walk runs along one axis.
// Size0 = elements in a run, Size1 = stride of A along it, Size2 = stride of Out, Size3 = runs, Size4 = elements of Out
// (Sum only); the extent walks (A, Out, -).
import { Word } from "../src/autodiff/operation";
import { address, word } from "./instruction";
import { firstLanes, lanes, sumLanes } from "./vector";
import { begin, first, next, second } from "./walk";

/** to += from, `count` elements. */
function addRun<T>(to: usize, from: usize, count: i32): void {
  let left = count;
  for (; left >= lanes<T>(); left -= lanes<T>(), to += 16, from += 16) {
    v128.store(to, v128.add<T>(v128.load(to), v128.load(from)));
  }
  if (left) v128.store(to, v128.add<T>(v128.load(to), v128.and(v128.load(from), firstLanes<T>(left))));
}

function sumRun<T>(from: usize, count: i32): T {
  let sum = v128.splat<T>(<T>0);
  let left = count;
  for (; left >= lanes<T>(); left -= lanes<T>(), from += 16) sum = v128.add<T>(sum, v128.load(from));
  if (left) sum = v128.add<T>(sum, v128.and(v128.load(from), firstLanes<T>(left)));
  return sumLanes<T>(sum);
}

function addToRun<T>(to: usize, value: T, count: i32): void {
  const vector = v128.splat<T>(value);
  let left = count;
  for (; left >= lanes<T>(); left -= lanes<T>(), to += 16) v128.store(to, v128.add<T>(v128.load(to), vector));
  if (left) v128.store(to, v128.add<T>(v128.load(to), v128.and(vector, firstLanes<T>(left))));
}

/** The strides of a sum along its run are 1 for A, and 0 or 1 for Out. */
export function forwardSum<T>(instruction: usize): void {
  const out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const extent = address(instruction, Word.Extent);
  const count = word(instruction, Word.Size0);
  const along = word(instruction, Word.Size2);
  memory.fill(out, 0, <usize>word(instruction, Word.Size4) * sizeof<T>());
  begin(extent);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--) {
    const to = out + <usize>second * sizeof<T>();
    const from = a + <usize>first * sizeof<T>();
    if (along) addRun<T>(to, from, count);
    else store<T>(to, load<T>(to) + sumRun<T>(from, count));
    next(extent);
  }
}

export function backwardSum<T>(instruction: usize): void {
  const to = address(instruction, Word.AAdjoint);
  if (!to) return;
  const g = address(instruction, Word.OutAdjoint);
  const extent = address(instruction, Word.Extent);
  const count = word(instruction, Word.Size0);
  const along = word(instruction, Word.Size2);
  begin(extent);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--) {
    const at = to + <usize>first * sizeof<T>();
    const from = g + <usize>second * sizeof<T>();
    if (along) addRun<T>(at, from, count);
    else addToRun<T>(at, load<T>(from), count);
    next(extent);
  }
}

export function forwardCopy<T>(instruction: usize): void {
  const out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const extent = address(instruction, Word.Extent);
  const count = word(instruction, Word.Size0);
  const strideA = <usize>word(instruction, Word.Size1) * sizeof<T>();
  const strideOut = <usize>word(instruction, Word.Size2) * sizeof<T>();
  const contiguous = strideA == sizeof<T>() && strideOut == sizeof<T>();
  begin(extent);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--) {
    let from = a + <usize>first * sizeof<T>();
    let to = out + <usize>second * sizeof<T>();
    if (contiguous) memory.copy(to, from, <usize>count * sizeof<T>());
    else for (let left = count; left > 0; left--, from += strideA, to += strideOut) store<T>(to, load<T>(from));
    next(extent);
  }
}

export function backwardCopy<T>(instruction: usize): void {
  const a = address(instruction, Word.AAdjoint);
  if (!a) return;
  const g = address(instruction, Word.OutAdjoint);
  const extent = address(instruction, Word.Extent);
  const count = word(instruction, Word.Size0);
  const strideA = <usize>word(instruction, Word.Size1) * sizeof<T>();
  const strideOut = <usize>word(instruction, Word.Size2) * sizeof<T>();
  const contiguous = strideA == sizeof<T>() && strideOut == sizeof<T>();
  begin(extent);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--) {
    let to = a + <usize>first * sizeof<T>();
    let from = g + <usize>second * sizeof<T>();
    if (contiguous) addRun<T>(to, from, count);
    else {
      for (let left = count; left > 0; left--, to += strideA, from += strideOut) {
        store<T>(to, load<T>(to) + load<T>(from));
      }
    }
    next(extent);
  }
}
