// Operations on the elements of two tensors: one row each in `binary`, in `partial` and at the end.
// Size0 = elements in a run, Size1 and Size2 = period of A and B along it (walk/run.ts), Size3 = runs; the extent walks
// (A, B, -) and the output is contiguous. Sums (walk/sums.ts) towards A and B where they are long.
import { Word } from "../../src/autodiff/instruction";
import { Operation } from "../../src/autodiff/wasm/operation";
import { address, word } from "../instruction";
import { nextBlock } from "../walk/pairwise";
import { addRun, addRunTo, addSums, addVector, clearSums, pattern, restOf, segmentOf, SUMS, SUMS_ROOM } from "../walk/run";
import { beginSums, blockOf, endRun, nextSums, startRun, target } from "../walk/sums";
import { begin, first, next, Of, second } from "../walk/walk";

// @ts-ignore: decorator
@inline
function binary<T>(operation: Operation, a: v128, b: v128): v128 {
  if (operation == Operation.Add) return v128.add<T>(a, b);
  if (operation == Operation.Subtract) return v128.sub<T>(a, b);
  if (operation == Operation.Multiply) return v128.mul<T>(a, b);
  if (operation == Operation.Divide) return v128.div<T>(a, b);
  return unreachable();
}

/** What the adjoint g of the output gives that of A or B. Takes addresses: a load that is not needed would stay. */
// @ts-ignore: decorator
@inline
function partial<T>(operation: Operation, toB: bool, g: usize, a: usize, b: usize): v128 {
  if (operation == Operation.Subtract) return v128.neg<T>(v128.load(g)); // to B; to A it is an addition
  if (operation == Operation.Multiply) return v128.mul<T>(v128.load(g), v128.load(toB ? a : b));
  if (operation == Operation.Divide) {
    const quotient = v128.div<T>(v128.load(g), v128.load(b));
    return toB ? v128.neg<T>(v128.mul<T>(quotient, v128.div<T>(v128.load(a), v128.load(b)))) : quotient;
  }
  return unreachable();
}

// Runs are written in ascending order, so what a partial vector writes past its run is overwritten by the next.
// @ts-ignore: decorator
@inline
function run<T>(
  operation: Operation, out: usize, a: usize, stepA: usize, b: usize, stepB: usize, segment: usize, bytes: usize,
): void {
  for (let left = <isize>bytes; left > 0; left -= segment, out += segment, a += stepA, b += stepB) {
    const limit = min(<isize>segment, left);
    for (let at: isize = 0; at < limit; at += 16) {
      v128.store(out + at, binary<T>(operation, v128.load(a + at), v128.load(b + at)));
    }
  }
}

// @ts-ignore: decorator
@inline
function mapBinary<T>(operation: Operation, instruction: usize): void {
  let out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const extent = address(instruction, Word.Extent);
  const bytes = <usize>word(instruction, Word.Size0) * sizeof<T>();
  const periodA = word(instruction, Word.Size1);
  const periodB = word(instruction, Word.Size2);
  const segment = segmentOf<T>(periodA | periodB, bytes);
  begin(extent);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--, out += bytes) {
    const atA = pattern<T>(a + <usize>first * sizeof<T>(), periodA, segment);
    const atB = pattern<T>(b + <usize>second * sizeof<T>(), periodB, segment);
    run<T>(operation, out, atA, periodA ? 0 : segment, atB, periodB ? 0 : segment, segment, bytes);
    next(extent);
  }
}

// @ts-ignore: decorator
@inline
function runAdjoint<T>(
  operation: Operation, toB: bool, to: usize, stepTo: usize, g: usize,
  a: usize, stepA: usize, b: usize, stepB: usize, segment: usize, bytes: usize,
): void {
  const whole = bytes & ~15;
  let left = whole;
  for (; left >= segment && left > 0; left -= segment, to += stepTo, g += segment, a += stepA, b += stepB) {
    for (let at: usize = 0; at < segment; at += 16) {
      addVector<T>(to + at, partial<T>(operation, toB, g + at, a + at, b + at));
    }
  }
  let at: usize = 0;
  for (; at < left; at += 16) addVector<T>(to + at, partial<T>(operation, toB, g + at, a + at, b + at));
  if (whole < bytes) {
    addVector<T>(to + at, v128.and(partial<T>(operation, toB, g + at, a + at, b + at), restOf<T>(bytes)));
  }
}

// @ts-ignore: decorator
@inline
function mapAdjoint<T>(operation: Operation, toB: bool, instruction: usize): void {
  const adjoint = address(instruction, toB ? Word.BAdjoint : Word.AAdjoint);
  if (!adjoint) return;
  let g = address(instruction, Word.OutAdjoint);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const extent = address(instruction, Word.Extent);
  const bytes = <usize>word(instruction, Word.Size0) * sizeof<T>();
  const periodA = word(instruction, Word.Size1);
  const periodB = word(instruction, Word.Size2);
  const period = toB ? periodB : periodA;
  const segment = segmentOf<T>(periodA | periodB, bytes);
  const stepA = periodA ? 0 : segment;
  const stepB = periodB ? 0 : segment;
  const step = toB ? stepB : stepA;
  begin(extent);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--, g += bytes) {
    const at = adjoint + <usize>(toB ? second : first) * sizeof<T>();
    const to = period ? SUMS : at;
    if (period) clearSums(segment);
    if (operation == Operation.Add) {
      if (period) addRunTo<T>(to, g, segment, bytes);
      else addRun<T>(to, step, g, segment, segment, bytes);
    } else {
      const atA = pattern<T>(a + <usize>first * sizeof<T>(), periodA, segment);
      const atB = pattern<T>(b + <usize>second * sizeof<T>(), periodB, segment);
      runAdjoint<T>(operation, toB, to, step, g, atA, stepA, atB, stepB, segment, bytes);
    }
    if (period) addSums<T>(at, period, segment);
    next(extent);
  }
}

/**
 * The same where sums are long: what g, numbers in the order of the walk, gives A or B is added to that operand's numbers at
 * an address. Slower for each run, not for each element.
 */
export function addLong<T>(operation: Operation, toB: bool, instruction: usize, adjoint: usize, g: usize): void {
  if (!adjoint) return;
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const bytes = <usize>word(instruction, Word.Size0) * sizeof<T>();
  const periodA = word(instruction, Word.Size1);
  const periodB = word(instruction, Word.Size2);
  const period = toB ? periodB : periodA;
  const segment = segmentOf<T>(periodA | periodB, bytes);
  const step = period ? 0 : segment;
  const stepA = periodA ? 0 : segment;
  const stepB = periodB ? 0 : segment;
  const block = blockOf(period, segment, bytes);
  const extent = address(instruction, Word.Extent);
  beginSums<T>(instruction, toB ? 0 : adjoint, toB ? adjoint : 0, 0);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--) {
    let atA = a;
    let atB = b;
    if (operation != Operation.Add && operation != Operation.Subtract) {
      atA = pattern<T>(a + <usize>first * sizeof<T>(), periodA, segment);
      atB = pattern<T>(b + <usize>second * sizeof<T>(), periodB, segment);
    }
    if (operation == Operation.Add && !period) {
      addRun<T>(toB ? target<T>(Of.B) : target<T>(Of.A), 0, g, 0, bytes, bytes);
      g += bytes;
      nextSums<T>(extent);
      continue;
    }
    const to = startRun<T>(toB ? Of.B : Of.A, period, segment);
    for (let left = bytes; ; left -= block) {
      const some = min(left, block);
      if (operation == Operation.Add) addRunTo<T>(to, g, segment, some);
      else if (operation == Operation.Subtract) {
        runAdjoint<T>(Operation.Subtract, true, to, step, g, atA, stepA, atB, stepB, segment, some);
      } else if (operation == Operation.Multiply) {
        if (toB) runAdjoint<T>(Operation.Multiply, true, to, step, g, atA, stepA, atB, stepB, segment, some);
        else runAdjoint<T>(Operation.Multiply, false, to, step, g, atA, stepA, atB, stepB, segment, some);
      } else if (operation == Operation.Divide) {
        if (toB) runAdjoint<T>(Operation.Divide, true, to, step, g, atA, stepA, atB, stepB, segment, some);
        else runAdjoint<T>(Operation.Divide, false, to, step, g, atA, stepA, atB, stepB, segment, some);
      } else unreachable();
      g += some;
      if (left <= block) break;
      nextBlock<T>(SUMS_ROOM, segment);
      if (stepA) atA += block;
      if (stepB) atB += block;
    }
    endRun<T>(toB ? Of.B : Of.A, period, segment);
    nextSums<T>(extent);
  }
}

// @ts-ignore: decorator
@inline
function backwardBinary<T>(operation: Operation, instruction: usize): void {
  const toA: Operation = operation == Operation.Subtract ? Operation.Add : operation;
  if (address(instruction, Word.Sums)) {
    const g = address(instruction, Word.OutAdjoint);
    addLong<T>(toA, false, instruction, address(instruction, Word.AAdjoint), g);
    addLong<T>(operation, true, instruction, address(instruction, Word.BAdjoint), g);
    return;
  }
  mapAdjoint<T>(toA, false, instruction);
  mapAdjoint<T>(operation, true, instruction);
}

export function forwardAdd<T>(instruction: usize): void { mapBinary<T>(Operation.Add, instruction); }
export function backwardAdd<T>(instruction: usize): void { backwardBinary<T>(Operation.Add, instruction); }

export function forwardSubtract<T>(instruction: usize): void { mapBinary<T>(Operation.Subtract, instruction); }
export function backwardSubtract<T>(instruction: usize): void { backwardBinary<T>(Operation.Subtract, instruction); }

export function forwardMultiply<T>(instruction: usize): void { mapBinary<T>(Operation.Multiply, instruction); }
export function backwardMultiply<T>(instruction: usize): void { backwardBinary<T>(Operation.Multiply, instruction); }

export function forwardDivide<T>(instruction: usize): void { mapBinary<T>(Operation.Divide, instruction); }
export function backwardDivide<T>(instruction: usize): void { backwardBinary<T>(Operation.Divide, instruction); }
