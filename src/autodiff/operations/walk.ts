// A walk as the kernels read it: the last axis is the run, the others are listed; assembly/walk.ts.
import type { WalkAxis } from "../shape.js";
import type { Tape } from "../tape.js";

export interface Walk {
  /** The innermost axis. */
  readonly run: WalkAxis;
  /** How often it is run through. */
  readonly runs: number;
  /** Address of the list of the axes outside it. */
  readonly extent: number;
}

const SINGLE: WalkAxis = { size: 1, strides: [1, 1, 1] };

/** Splits off the innermost axis and puts the others on the tape. */
export function walkExtent(tape: Tape, axes: readonly WalkAxis[]): Walk {
  const outer = axes.slice(0, -1);
  return { run: axes.at(-1) ?? SINGLE, ...listAxes(tape, outer) };
}

/** Puts all axes on the tape. */
export function listAxes(tape: Tape, axes: readonly WalkAxis[]): Omit<Walk, "run"> {
  const list = [axes.length];
  let runs = 1;
  for (const { size, strides } of axes) {
    list.push(size, strides[0]!, strides[1]!, strides[2] ?? 0);
    runs *= size;
  }
  return { runs, extent: tape.integers(list) };
}
