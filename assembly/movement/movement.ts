// Sums over axes, and copies between layouts (transpose, slice, concat); the extent walks (A, Out, -).
// Sum: Size0 = elements in a run of A, Size2 = period of Out along it (walk/run.ts), Size3 = runs, Size4 = elements of Out; Sums
// (walk/sums.ts) of Out where they are long.
// Copy: Size0 = elements in a run, Size1 and Size2 = stride of A and Out along it, Size3 = runs.
import { Word } from "../../src/autodiff/instruction";
import { Operation } from "../../src/autodiff/wasm/operation";
import { addLong } from "../elementwise/binary";
import { address, word } from "../instruction";
import { addRun, addRunTo, addSums, clearSums, pattern, segmentOf, SUMS } from "../walk/run";
import { lanes, storeFirst } from "../math/vector";
import { begin, first, next, second } from "../walk/walk";

export function forwardSum<T>(instruction: usize): void {
  const out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  memory.fill(out, 0, <usize>word(instruction, Word.Size4) * sizeof<T>());
  if (address(instruction, Word.Sums)) {
    addLong<T>(Operation.Add, true, instruction, out, a);
    return;
  }
  const extent = address(instruction, Word.Extent);
  const bytes = <usize>word(instruction, Word.Size0) * sizeof<T>();
  const period = word(instruction, Word.Size2);
  const segment = segmentOf<T>(period, bytes);
  begin(extent);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--) {
    const to = out + <usize>second * sizeof<T>();
    const from = a + <usize>first * sizeof<T>();
    if (period) {
      clearSums(segment);
      addRunTo<T>(SUMS, from, segment, bytes);
      addSums<T>(to, period, segment);
    } else addRun<T>(to, segment, from, segment, segment, bytes);
    next(extent);
  }
}

export function backwardSum<T>(instruction: usize): void {
  const to = address(instruction, Word.AAdjoint);
  if (!to) return;
  const g = address(instruction, Word.OutAdjoint);
  const extent = address(instruction, Word.Extent);
  const bytes = <usize>word(instruction, Word.Size0) * sizeof<T>();
  const period = word(instruction, Word.Size2);
  const segment = segmentOf<T>(period, bytes);
  begin(extent);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--) {
    const from = pattern<T>(g + <usize>second * sizeof<T>(), period, segment);
    addRun<T>(to + <usize>first * sizeof<T>(), segment, from, period ? 0 : segment, segment, bytes);
    next(extent);
  }
}

function copyRun<T>(to: usize, from: usize, count: i32): void {
  for (; count > lanes<T>(); count -= lanes<T>(), to += 16, from += 16) v128.store(to, v128.load(from));
  storeFirst<T>(to, v128.load(from), count);
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
    if (contiguous) copyRun<T>(to, from, count);
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
    if (contiguous) addRun<T>(to, 0, from, 0, <usize>count * sizeof<T>(), <usize>count * sizeof<T>());
    else {
      for (let left = count; left > 0; left--, to += strideA, from += strideOut) {
        store<T>(to, load<T>(to) + load<T>(from));
      }
    }
    next(extent);
  }
}
