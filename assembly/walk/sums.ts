// Walks whose runs are added to an operand that an axis may repeat: the sums along a long such axis are made in blocks, in a
// room of their own (walk/pairwise.ts). An instruction's Sums points to the plans of A, B and C, 0 where all sums are short, and
// to room for other use; it is 0 where there is neither, and then the functions here are not for it. A plan is a list of [steps in a block, room, its bytes, the shift outside], 32 bits each,
// for each axis of the extent, outermost first; 0 steps where an axis is no long sum. Steps are a power of two.
// src/autodiff/operations/sums.ts makes the plans.
import { BLOCK, LONGEST, Word } from "../../src/autodiff/instruction";
import { address } from "../instruction";
import { nextBlock, startBlocks, sumOfBlocks, wholeVectors } from "./pairwise";
import { addRun, addSums, SUMS_ROOM } from "./run";
import { advance, begin, isEasy, leftAlong, Of, offset, pauseEvery } from "./walk";

const OPERANDS = 3;
/** For each operand its plan in this walk, 0 if none, and what is to be added to its offset for the place to add to. */
const PLANS: usize = memory.data(4 * OPERANDS, 16);
const SHIFTS: usize = memory.data(4 * OPERANDS, 16);
let planned: bool = false;

// @ts-ignore: decorator
@inline
function entryOf(plan: usize, axis: i32): usize {
  return plan + (<usize>axis << 4);
}

/** Room for other use than that of plans, see the makers of instructions. */
export function roomOf(instruction: usize): usize {
  return <usize>load<u32>(address(instruction, Word.Sums), 4 * OPERANDS);
}

/** Starts a walk whose runs are added to A, B and C at these addresses; 0 for what is not. */
export function beginSums<T>(instruction: usize, toA: usize, toB: usize, toC: usize): void {
  const extent = address(instruction, Word.Extent);
  const sums = address(instruction, Word.Sums);
  begin(extent);
  store<u32>(SHIFTS, toA);
  store<u32>(SHIFTS, toB, 4);
  store<u32>(SHIFTS, toC, 8);
  planned = false;
  if (load<u32>(sums) | load<u32>(sums, 4) | load<u32>(sums, 8)) openAll<T>(extent, sums);
}

function openAll<T>(extent: usize, sums: usize): void {
  const last = load<i32>(extent) - 1;
  for (let operand = 0; operand < OPERANDS; operand++) {
    const at = <usize>operand << 2;
    const plan: usize = load<u32>(SHIFTS + at) ? <usize>load<u32>(sums + at) : 0;
    store<u32>(PLANS + at, plan);
    if (!plan) continue;
    planned = true;
    const steps = load<i32>(entryOf(plan, last));
    if (steps) pauseEvery(steps);
    open<T>(extent, plan, operand, 0);
  }
}

/** Where the current run is to be added to an operand. */
// @ts-ignore: decorator
@inline
export function target<T>(operand: Of): usize {
  return <usize>load<u32>(SHIFTS + (<usize>operand << 2)) + offset<T>(operand);
}

/** Steps to the next run, as `next`. */
// @ts-ignore: decorator
@inline
export function nextSums<T>(extent: usize): void {
  if (extent) follow<T>(extent);
}

function follow<T>(extent: usize): void {
  if (!isEasy()) followSums<T>(extent);
}

function followSums<T>(extent: usize): void {
  const axis = advance(extent);
  if (!planned) return;
  for (let operand = 0; operand < OPERANDS; operand++) {
    const plan = <usize>load<u32>(PLANS + (<usize>operand << 2));
    if (plan) step<T>(extent, plan, operand, axis);
  }
}

/** What the step along an axis means for the sums of an operand. */
function step<T>(extent: usize, plan: usize, operand: i32, axis: i32): void {
  const shift = SHIFTS + (<usize>operand << 2);
  // Those along axes inside it are done, and added to what is outside.
  for (let inside = load<i32>(extent) - 1; inside > axis; inside--) {
    const entry = entryOf(plan, inside);
    if (!load<i32>(entry)) continue;
    const bytes = <usize>load<u32>(entry, 8);
    const outside = load<u32>(entry, 12);
    const sum = sumOfBlocks<T>(<usize>load<u32>(entry, 4), wholeVectors(bytes));
    addRun<T>(outside + sum - load<u32>(shift), 0, sum, 0, bytes, bytes);
    store<u32>(shift, outside);
  }
  if (axis < 0) return;
  const entry = entryOf(plan, axis);
  const steps = load<i32>(entry);
  if (steps && !(leftAlong(extent, axis) & (steps - 1))) {
    nextBlock<T>(<usize>load<u32>(entry, 4), wholeVectors(<usize>load<u32>(entry, 8)));
  }
  open<T>(extent, plan, operand, axis + 1);
}

/** Starts the sums along the axes from one inwards. */
function open<T>(extent: usize, plan: usize, operand: i32, axis: i32): void {
  const shift = SHIFTS + (<usize>operand << 2);
  const here = operand == Of.A ? offset<T>(Of.A) : operand == Of.B ? offset<T>(Of.B) : offset<T>(Of.C);
  for (const axes = load<i32>(extent); axis < axes; axis++) {
    const entry = entryOf(plan, axis);
    if (!load<i32>(entry)) continue;
    store<u32>(entry, load<u32>(shift), 12);
    const block = startBlocks(<usize>load<u32>(entry, 4), wholeVectors(<usize>load<u32>(entry, 8)));
    store<u32>(shift, <u32>(block - here));
  }
}

/** The bytes of a run that are one block of its sums: all of them unless an operand repeats often along it. */
export function blockOf(period: i32, segment: usize, bytes: usize): usize {
  return period && bytes > <usize>LONGEST * segment ? <usize>BLOCK * segment : bytes;
}

/** Where the first block of the current run is to be added to: the operand itself or, if it repeats, SUMS. */
export function startRun<T>(operand: Of, period: i32, segment: usize): usize {
  return period ? startBlocks(SUMS_ROOM, segment) : target<T>(operand);
}

/** Adds the sums of a run to the operand that repeats along it. */
export function endRun<T>(operand: Of, period: i32, segment: usize): void {
  if (!period) return;
  sumOfBlocks<T>(SUMS_ROOM, segment);
  addSums<T>(target<T>(operand), period, segment);
}
