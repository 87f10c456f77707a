// Walks as the kernels read them: a run of elements in a row, and a list of the axes outside it; assembly/walk/walk.ts, run.ts.
import type { Shape } from "../shape.js";
import type { Tape } from "../tape.js";
import type { Axes } from "./sums.js";

/** The longest period that an operand may repeat with; also in assembly/walk/run.ts. */
export const MOST_PERIOD = 128;
/** Size and the strides of three operands. */
const AXIS = 4;

/**
 * Axes are given innermost first, and kept as few as their strides allow: those of 1 are dropped, and neighbours that every
 * operand steps through evenly become one.
 */
class Walk implements Axes {
  /** Elements in a run, and for each operand its stride along it, or the period it repeats with. */
  size = 1;
  alongA = 0;
  alongB = 0;
  /** How often a run is made. */
  runs = 1;
  /** Address of the list of the axes outside it; 0 where there are none. */
  extent = 0;
  /** Innermost first. */
  private readonly axes: number[] = [];
  private length = 0;
  /** Where the axes outside the run begin. */
  private outer = 0;

  /** Of the axes outside the run. */
  get count(): number {
    return (this.length - this.outer) / AXIS;
  }
  along(axis: number): number {
    return this.axes[this.outer + AXIS * axis]!;
  }
  stride(axis: number, operand: number): number {
    return this.axes[this.outer + AXIS * axis + 1 + operand]!;
  }

  clear(): this {
    this.length = 0;
    return this;
  }

  axis(size: number, strideA: number, strideB: number, strideC = 0): void {
    if (size === 1) return;
    const { axes, length } = this;
    const last = length - AXIS;
    if (length > 0) {
      const inside = axes[last]!;
      if (
        strideA === inside * axes[last + 1]! &&
        strideB === inside * axes[last + 2]! &&
        strideC === inside * axes[last + 3]!
      ) {
        axes[last] = inside * size;
        return;
      }
    }
    axes[length] = size;
    axes[length + 1] = strideA;
    axes[length + 2] = strideB;
    axes[length + 3] = strideC;
    this.length = length + AXIS;
  }

  /** The axes of two or three shapes that broadcast to one. */
  broadcast(to: Shape, a: Shape, b: Shape): this {
    return this.clear().batches(to, a, b, to, 1, 1, 0);
  }

  /** The same around axes that are there, of elements that are so many numbers each. */
  batches(to: Shape, a: Shape, b: Shape, c: Shape, unitA: number, unitB: number, unitC: number): this {
    for (let back = 1; back <= to.length; back++) {
      const sizeA = back <= a.length ? a[a.length - back]! : 1;
      const sizeB = back <= b.length ? b[b.length - back]! : 1;
      const sizeC = back <= c.length ? c[c.length - back]! : 1;
      this.axis(to[to.length - back]!, sizeA === 1 ? 0 : unitA, sizeB === 1 ? 0 : unitB, sizeC === 1 ? 0 : unitC);
      unitA *= sizeA;
      unitB *= sizeB;
      unitC *= sizeC;
    }
    return this;
  }

  /** All axes are walked. */
  whole(tape: Tape): this {
    this.outer = 0;
    this.list(tape, -1, 0);
    return this;
  }

  /** A run is the innermost axis, or the longest where that one is short; `along` are strides. */
  strided(tape: Tape): this {
    const { axes } = this;
    let run = 0;
    if (this.length > 0 && axes[0]! < 8) {
      for (let at = AXIS; at < this.length; at += AXIS) if (axes[at]! > axes[run]!) run = at;
    }
    const none = this.length === 0;
    this.size = none ? 1 : axes[run]!;
    this.alongA = none ? 1 : axes[run + 1]!;
    this.alongB = none ? 1 : axes[run + 2]!;
    this.list(tape, run, 0);
    return this;
  }

  /**
   * A run is the innermost axis, and the one around it where an operand repeats the same elements; `along` are periods, 0
   * for an operand as long as the run. At most one of A and B repeats.
   */
  periodic(tape: Tape): this {
    const { axes, length } = this;
    const size = length > 0 ? axes[0]! : 1;
    this.size = size;
    this.alongA = length > 0 && axes[1] === 0 ? 1 : 0;
    this.alongB = length > 0 && axes[2] === 0 ? 1 : 0;
    let from = AXIS;
    if (length > AXIS && size <= MOST_PERIOD && this.alongA + this.alongB === 0) {
      const repeatsA = axes[AXIS + 1] === 0;
      const repeatsB = axes[AXIS + 2] === 0;
      if (repeatsA || repeatsB) {
        this.alongA = repeatsA ? size : 0;
        this.alongB = repeatsB ? size : 0;
        this.size = size * axes[AXIS]!;
        from = 2 * AXIS;
      }
    }
    this.outer = from;
    this.list(tape, -1, from);
    return this;
  }

  /** Puts the axes from one outwards on the tape, outermost first, but for the one that is the run. */
  private list(tape: Tape, run: number, from: number): void {
    const { axes } = this;
    const count = (this.length - from) / AXIS - (run < 0 ? 0 : 1);
    this.runs = 1;
    this.extent = 0;
    if (count <= 0) return;
    this.extent = tape.integers(1 + AXIS * count);
    const words = tape.engine.memory.integers;
    let to = this.extent / 4;
    words[to++] = count;
    for (let at = this.length - AXIS; at >= from; at -= AXIS) {
      if (at === run) continue;
      this.runs *= axes[at]!;
      for (let part = 0; part < AXIS; part++) words[to++] = axes[at + part]!;
    }
  }
}

/** The one that is being put together; used over and over, so that recording leaves no garbage. */
export const walk = new Walk();
