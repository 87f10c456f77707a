// Walks as the kernels read them: a run of elements in a row, and a list of the axes outside it; assembly/walk.ts, run.ts.
import type { WalkAxis } from "../shape.js";
import type { Tape } from "../tape.js";

/** The longest period that an operand may repeat with; assembly/run.ts. */
const MOST_PERIOD = 128;

export interface Walk {
  /** Elements in a run. */
  readonly size: number;
  /** For each operand, its stride along the run, or the period it repeats with. */
  readonly along: readonly number[];
  /** How often a run is made. */
  readonly runs: number;
  /** Address of the list of the axes outside it. */
  readonly extent: number;
}

/**
 * A run is the innermost axis, or the longest where that one is short. `along` holds strides.
 */
export function stridedWalk(tape: Tape, axes: readonly WalkAxis[]): Walk {
  let inner = axes.length - 1;
  if (inner >= 0 && axes[inner]!.size < 8) {
    for (const [axis, { size }] of axes.entries()) if (size > axes[inner]!.size) inner = axis;
  }
  const run = axes[inner];
  return {
    size: run?.size ?? 1,
    along: run?.strides ?? [1, 1],
    ...listAxes(
      tape,
      axes.filter((_, axis) => axis !== inner),
    ),
  };
}

/**
 * A run is the innermost axis, and the one around it where an operand repeats the same elements. `along` holds periods:
 * 0 for an operand as long as the run. At most one of two operands repeats.
 */
export function periodicWalk(tape: Tape, axes: readonly WalkAxis[]): Walk {
  const run = axes.at(-1);
  if (run === undefined) return { size: 1, along: [0, 0], ...listAxes(tape, []) };
  const around = axes.at(-2);
  const { size } = run;
  const repeats = (operand: number) => run.strides[operand] === 0;
  if (around !== undefined && size <= MOST_PERIOD && !repeats(0) && !repeats(1) && around.strides.includes(0)) {
    const along = around.strides.map((stride) => (stride === 0 ? size : 0));
    return { size: size * around.size, along, ...listAxes(tape, axes.slice(0, -2)) };
  }
  return { size, along: run.strides.map((stride) => (stride === 0 ? 1 : 0)), ...listAxes(tape, axes.slice(0, -1)) };
}

/** Puts all axes on the tape. */
export function listAxes(tape: Tape, axes: readonly WalkAxis[]): Pick<Walk, "runs" | "extent"> {
  const list = [axes.length];
  let runs = 1;
  for (const { size, strides } of axes) {
    list.push(size, strides[0]!, strides[1]!, strides[2] ?? 0);
    runs *= size;
  }
  return { runs, extent: tape.integers(list) };
}
