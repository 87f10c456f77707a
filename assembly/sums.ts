// Walks whose runs are added to an operand that an axis may repeat: the sums along a long such axis are made in blocks, in a
// room of their own (pairwise.ts). An instruction's Sums points to the plans of A, B and C, 0 where all sums are short, and
// to room for other use. A plan is a list of [steps in a block, room, its bytes, where its sum is to be added], 32 bits each,
// for each axis of the extent, outermost first; 0 steps where an axis is no long sum. Steps are a power of two.
// src/autodiff/operations/sums.ts makes the plans.
import { Word } from "../src/autodiff/operation";
import { address } from "./instruction";
import { nextBlock, startBlocks, sumOfBlocks, wholeVectors } from "./pairwise";
import { addRun } from "./run";
import { advance, next, Of, offset, position } from "./walk";

const OPERANDS = 3;
const PLANS: usize = memory.data(4 * OPERANDS, 16);
const TARGETS: usize = memory.data(4 * OPERANDS, 16);
/** Whether any operand has a plan. */
let planned: bool = false;

// @ts-ignore: decorator
@inline
function planOf(operand: Of): usize {
  return <usize>load<u32>(PLANS + (<usize>operand << 2));
}

// @ts-ignore: decorator
@inline
function entryOf(list: usize, axis: i32): usize {
  return list + (<usize>axis << 4);
}

/** Room for other use than that of plans, see the makers of instructions; 0 if there is no need of it. */
export function roomOf(instruction: usize): usize {
  const sums = address(instruction, Word.Sums);
  return sums ? <usize>load<u32>(sums, 4 * OPERANDS) : 0;
}

/** To be called after `begin`: what is to be added to goes to the addresses given, to none where that is 0. */
export function beginSums<T>(instruction: usize, toA: usize, toB: usize, toC: usize): void {
  const sums = address(instruction, Word.Sums);
  planned = false;
  if (!sums) return;
  const extent = address(instruction, Word.Extent);
  beginOperand<T>(extent, sums, Of.A, toA);
  beginOperand<T>(extent, sums, Of.B, toB);
  beginOperand<T>(extent, sums, Of.C, toC);
}

function beginOperand<T>(extent: usize, sums: usize, operand: Of, to: usize): void {
  const at = <usize>operand << 2;
  const plan: usize = to ? <usize>load<u32>(sums + at) : 0;
  store<u32>(PLANS + at, plan);
  if (!plan) return;
  planned = true;
  store<u32>(TARGETS + at, to);
  open<T>(extent, plan, operand, 0);
}

/** Where the current run is to be added to an operand at `to`. */
// @ts-ignore: decorator
@inline
export function target<T>(operand: Of, to: usize): usize {
  return planned && planOf(operand) ? <usize>load<u32>(TARGETS + (<usize>operand << 2)) : to + offset<T>(operand);
}

/** Steps to the next run, as `next`. */
// @ts-ignore: decorator
@inline
export function nextSums<T>(extent: usize): void {
  if (planned) follow<T>(extent);
  else next(extent);
}

function follow<T>(extent: usize): void {
  const axis = advance(extent);
  for (let operand = 0; operand < OPERANDS; operand++) {
    const plan = planOf(operand);
    if (plan) step<T>(extent, plan, operand, axis);
  }
}

function step<T>(extent: usize, plan: usize, operand: i32, axis: i32): void {
  const at = TARGETS + (<usize>operand << 2);
  let inner = load<i32>(extent) - 1;
  const restarts = inner > axis;
  // The axes inside are done: their sums are added to what is outside.
  for (; inner > axis; inner--) {
    const entry = entryOf(plan, inner);
    if (load<i32>(entry)) {
      const bytes = <usize>load<u32>(entry, 8);
      const to = <usize>load<u32>(entry, 12);
      addRun<T>(to, 0, sumOfBlocks<T>(<usize>load<u32>(entry, 4), wholeVectors(bytes)), 0, bytes, bytes);
      store<u32>(at, to);
    } else {
      const size = load<i32>(entryOf(extent + 4, inner));
      store<u32>(at, load<u32>(at) - (size - 1) * stride<T>(extent, operand, inner));
    }
  }
  if (axis < 0) return;
  const entry = entryOf(plan, axis);
  const steps = load<i32>(entry);
  if (!steps) store<u32>(at, load<u32>(at) + stride<T>(extent, operand, axis));
  else if (!(position(axis) & (steps - 1))) nextBlock<T>(<usize>load<u32>(entry, 4), wholeVectors(<usize>load<u32>(entry, 8)));
  if (restarts) open<T>(extent, plan, operand, axis + 1);
}

/** Starts the sums along the axes from one inwards. */
function open<T>(extent: usize, plan: usize, operand: i32, axis: i32): void {
  const at = TARGETS + (<usize>operand << 2);
  for (const axes = load<i32>(extent); axis < axes; axis++) {
    const entry = entryOf(plan, axis);
    if (!load<i32>(entry)) continue;
    store<u32>(entry, load<u32>(at), 12);
    store<u32>(at, <u32>startBlocks(<usize>load<u32>(entry, 4), wholeVectors(<usize>load<u32>(entry, 8))));
  }
}

/** Bytes from one step along an axis to the next. */
// @ts-ignore: decorator
@inline
function stride<T>(extent: usize, operand: i32, axis: i32): i32 {
  return load<i32>(entryOf(extent + 4, axis) + (<usize>operand << 2), 4) * sizeof<T>();
}
