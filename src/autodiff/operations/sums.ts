// Plans of long sums. Where more than LONGEST terms would be added to an operand one after another, they are added in blocks
// of BLOCK, and the blocks pairwise, in a room of their own; assembly/walk/sums.ts, pairwise.ts.
import { BLOCK, LONGEST } from "../instruction.js";
import type { Tape } from "../tape.js";

/**
 * What each run of a walk adds to an operand: so many numbers next to each other, so many terms to each one after another. Where
 * the last run along an axis is a shorter one, so many as that.
 */
export interface Addition {
  readonly size: number;
  readonly terms: number;
}

/** Axes of a walk, innermost first: size, and the strides of three operands. */
export interface Axes {
  readonly count: number;
  along(axis: number): number;
  stride(axis: number, operand: number): number;
}

/** Steps in a block, room, bytes, and where the sum goes. */
const ENTRY = 4;
const OPERANDS = 3;
/** Numbers of a segment of 128 bytes, in double precision: so many sums are made at once along a long run, or more. */
const FEWEST_SUMS = 16;
const HEAD_BYTES = 16;

/**
 * Elements of a room for the sum of `size` numbers in so many blocks.
 *
 * @param blocks at least 2
 */
export function roomElements(tape: Tape, size: number, blocks: number): number {
  const { bytesPerElement } = tape.engine.memory;
  const levels = 33 - Math.clz32(blocks - 1);
  return (HEAD_BYTES + levels * vectorBytes(size, bytesPerElement)) / bytesPerElement;
}

/** Bytes of the whole vectors that hold so many numbers. */
function vectorBytes(size: number, bytesPerElement: number): number {
  return Math.ceil((size * bytesPerElement) / 16) * 16;
}

/** Whether more than LONGEST terms may be added to an element that an operand repeats along a run of so many. */
export function isLongRun(size: number, along: number): boolean {
  return along > 0 && size > LONGEST * FEWEST_SUMS;
}

/**
 * The address of what the instruction needs for its sums, 0 if they are all short.
 *
 * @param additions to A, B and C, none where the operand takes no sums
 * @param room elements of room for other use
 * @param longRun whether a run by itself may be long: assembly/walk/run.ts then makes it in blocks
 * @param before elements of room before all of that, a multiple of 4, which the instruction uses at the same time
 */
export function planSums(
  tape: Tape,
  axes: Axes,
  additions: readonly (Addition | undefined)[],
  room = 0,
  longRun = false,
  before = 0,
): number {
  const { bytesPerElement } = tape.engine.memory;
  let elements = Math.ceil((room * bytesPerElement) / 16) * (16 / bytesPerElement);
  const plans = additions.map((addition, operand) => {
    if (addition === undefined) return [];
    let { size, terms } = addition;
    const entries: { axis: number; steps: number; room: number; bytes: number }[] = [];
    for (let axis = 0; axis < axes.count; axis++) {
      const along = axes.along(axis);
      const stride = axes.stride(axis, operand);
      if (stride !== 0) size += (along - 1) * stride;
      else if (terms * along <= LONGEST) terms *= along;
      else {
        const steps = 2 ** Math.floor(Math.log2(Math.max(1, BLOCK / terms)));
        entries.push({ axis, steps, room: elements, bytes: size * bytesPerElement });
        elements += roomElements(tape, size, Math.ceil(along / steps));
        terms = 1;
      }
    }
    return entries;
  });
  if (elements === 0 && !longRun) return 0;
  const roomAddress = elements === 0 ? 0 : tape.room(before + elements) + before * bytesPerElement;
  const addresses = plans.map((entries) => (entries.length === 0 ? 0 : tape.integers(ENTRY * axes.count)));
  const sums = tape.integers(OPERANDS + 1);
  const words = tape.engine.memory.integers;
  words.fill(0, sums / 4, sums / 4 + OPERANDS);
  for (const [operand, entries] of plans.entries()) {
    const start = addresses[operand]! / 4;
    words[sums / 4 + operand] = addresses[operand]!;
    if (entries.length > 0) words.fill(0, start, start + ENTRY * axes.count);
    for (const { axis, steps, room, bytes } of entries) {
      // Outermost first.
      const entry = start + ENTRY * (axes.count - 1 - axis);
      words[entry] = steps;
      words[entry + 1] = roomAddress + room * bytesPerElement;
      words[entry + 2] = bytes;
    }
  }
  words[sums / 4 + OPERANDS] = roomAddress;
  return sums;
}
