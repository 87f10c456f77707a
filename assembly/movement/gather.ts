// Reading by integer index. The extent points to the indices, which the tape has checked.
// Gather: Out[i] = row Extent[i] of A; Size0 = indices, Size1 = elements in a row, Size2 = rows of A. Where there are many more
// indices than rows, Size3 = indices that are one block of sums, and Sums points to room for the blocks (walk/pairwise.ts).
// Pick: Out[i] = A[i, Extent[i]]; Size0 = indices, Size1 = columns.
import { Word } from "../../src/autodiff/instruction";
import { address, word } from "../instruction";
import { nextBlock, startBlocks, sumOfBlocks, wholeVectors } from "../walk/pairwise";
import { addRun } from "../walk/run";
import { firstLanes, lanes } from "../math/vector";

export function forwardGather<T>(instruction: usize): void {
  let out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const bytes = <usize>word(instruction, Word.Size1) * sizeof<T>();
  let index = address(instruction, Word.Extent);
  // Rows ascend, so what the last vector writes past its row is overwritten by the next.
  for (let left = word(instruction, Word.Size0); left > 0; left--, index += 4, out += bytes) {
    const from = a + <usize>load<i32>(index) * bytes;
    for (let at: usize = 0; at < bytes; at += 16) v128.store(out + at, v128.load(from + at));
  }
}

export function backwardGather<T>(instruction: usize): void {
  const to = address(instruction, Word.AAdjoint);
  if (!to) return;
  const columns = word(instruction, Word.Size1);
  const room = address(instruction, Word.Sums);
  let g = address(instruction, Word.OutAdjoint);
  let index = address(instruction, Word.Extent);
  let left = word(instruction, Word.Size0);
  if (!room) {
    scatter<T>(to, g, index, left, columns);
    return;
  }
  const most = word(instruction, Word.Size3);
  const bytes = <usize>(word(instruction, Word.Size2) * columns) * sizeof<T>();
  const block = startBlocks(room, wholeVectors(bytes));
  for (; ; left -= most, index += <usize>most << 2, g += <usize>(most * columns) * sizeof<T>()) {
    scatter<T>(block, g, index, min(left, most), columns);
    if (left <= most) break;
    nextBlock<T>(room, wholeVectors(bytes));
  }
  addRun<T>(to, 0, sumOfBlocks<T>(room, wholeVectors(bytes)), 0, bytes, bytes);
}

/** Adds rows to those of the indices. */
function scatter<T>(to: usize, g: usize, index: usize, count: i32, columns: i32): void {
  const bytes = <usize>columns * sizeof<T>();
  const whole = <usize>(columns & -lanes<T>()) * sizeof<T>();
  const mask = firstLanes<T>(columns & (lanes<T>() - 1));
  if (columns == 1) {
    for (; count > 0; count--, index += 4, g += sizeof<T>()) {
      const at = to + <usize>load<i32>(index) * sizeof<T>();
      store<T>(at, load<T>(at) + load<T>(g));
    }
    return;
  }
  for (; count > 0; count--, index += 4, g += bytes) {
    const row = to + <usize>load<i32>(index) * bytes;
    let at: usize = 0;
    for (; at < whole; at += 16) v128.store(row + at, v128.add<T>(v128.load(row + at), v128.load(g + at)));
    if (at < bytes) {
      v128.store(row + at, v128.add<T>(v128.load(row + at), v128.and(v128.load(g + at), mask)));
    }
  }
}

export function forwardPick<T>(instruction: usize): void {
  let out = address(instruction, Word.Out);
  let row = address(instruction, Word.A);
  const bytes = <usize>word(instruction, Word.Size1) * sizeof<T>();
  let index = address(instruction, Word.Extent);
  for (let left = word(instruction, Word.Size0); left > 0; left--, index += 4, out += sizeof<T>(), row += bytes) {
    store<T>(out, load<T>(row + <usize>load<i32>(index) * sizeof<T>()));
  }
}

export function backwardPick<T>(instruction: usize): void {
  let row = address(instruction, Word.AAdjoint);
  if (!row) return;
  let g = address(instruction, Word.OutAdjoint);
  const bytes = <usize>word(instruction, Word.Size1) * sizeof<T>();
  let index = address(instruction, Word.Extent);
  for (let left = word(instruction, Word.Size0); left > 0; left--, index += 4, g += sizeof<T>(), row += bytes) {
    const to = row + <usize>load<i32>(index) * sizeof<T>();
    store<T>(to, load<T>(to) + load<T>(g));
  }
}
