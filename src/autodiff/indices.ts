import { integersOf } from "./data.js";
import { printAsString } from "./print.js";
import type { Recorder } from "./recorder.js";
import { type Shape, show, sizeOf } from "./shape.js";

/** Integers on a tape. Every operation that reads them states what they may be, and `set` holds them to it. */
export class Indices {
  private frozen: Shape | undefined;
  readonly size: number;
  private readonly checks: ((integers: ArrayLike<number>) => void)[] = [];
  /** Instructions that were there before, which do not read them. */
  private readonly since: number;

  /** @internal */
  constructor(
    /** @internal */
    readonly tape: Recorder,
    /** @internal The shape, see `Tensor`. */
    readonly axes: Shape,
    /** @internal */
    readonly address: number,
  ) {
    this.size = sizeOf(axes);
    this.since = tape.length;
  }

  /** Sizes of the axes, outermost first. It cannot be changed. */
  get shape(): Shape {
    this.frozen ??= Object.freeze(this.axes.slice());
    return this.frozen;
  }

  /** Copies integers in. A wrong count, or an index that an operation cannot read, is an error and changes nothing. */
  set(data: ArrayLike<number>): void {
    const integers = integersOf("indices", data);
    this.tape.check("indices");
    if (integers.length !== this.size) {
      throw new RangeError(`indices: got ${integers.length} integers for shape ${show(this.axes)}, takes ${this.size}`);
    }
    for (const check of this.checks) check(integers);
    this.tape.engine.memory.integers.set(integers, this.address / 4);
    this.tape.changed(this.since);
  }

  /** A copy of what they hold. */
  value(): Int32Array {
    this.tape.check("indices");
    return this.tape.engine.memory.integers.slice(this.address / 4, this.address / 4 + this.size);
  }

  toString(): string {
    return `Indices ${show(this.axes)}`;
  }

  /**
   * @internal Checks what is there now, and, once the operation that reads it is recorded, whatever is set from then on.
   *
   * @param record records that operation
   */
  require<Result>(check: (integers: ArrayLike<number>) => void, record: () => Result): Result {
    check(this.value());
    const result = record();
    this.checks.push(check);
    return result;
  }
}

printAsString(Indices);

/** Integers on a tape, zeros unless told. */
export function indicesOf(tape: Recorder, axes: Shape, integers?: ArrayLike<number>): Indices {
  return tape.whole(() => {
    const size = sizeOf(axes);
    const address = tape.integers(size);
    tape.engine.memory.integers.fill(0, address / 4, address / 4 + size);
    const indices = new Indices(tape, axes, address);
    if (integers !== undefined) indices.set(integers);
    return indices;
  });
}

/** A check that each index lies in [0, limit). */
export function below(operation: string, limit: number): (integers: ArrayLike<number>) => void {
  return (integers) => {
    for (let at = 0; at < integers.length; at++) {
      const index = integers[at]!;
      if (index < 0 || index >= limit) {
        throw new RangeError(`${operation}: index ${index} at ${at} is outside 0 .. ${limit - 1}`);
      }
    }
  };
}
