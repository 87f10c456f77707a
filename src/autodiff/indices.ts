import { type Shape, show, sizeOf } from "./shape.js";
import type { Tape } from "./tape.js";

/** Integers on a tape. Every operation that reads them states what they may be, and `set` holds them to it. */
export class Indices {
  readonly shape: Shape;
  readonly size: number;
  private readonly checks: ((data: ArrayLike<number>) => void)[] = [];

  /** @internal */
  constructor(
    /** @internal */
    readonly tape: Tape,
    shape: Shape,
    /** @internal */
    readonly address: number,
  ) {
    this.shape = [...shape];
    this.size = sizeOf(shape);
  }

  /** Copies integers in. A wrong count, or an index that an operation cannot read, is an error and changes nothing. */
  set(data: ArrayLike<number>): void {
    this.tape.check("indices");
    if (data.length !== this.size) {
      throw new RangeError(`indices: got ${data.length} integers for shape ${show(this.shape)}, takes ${this.size}`);
    }
    if (!(data instanceof Int32Array)) {
      for (let at = 0; at < data.length; at++) {
        if (data[at] !== (data[at]! | 0)) throw new RangeError(`indices: got ${data[at]} at ${at}, takes integers`);
      }
    }
    for (const check of this.checks) check(data);
    this.tape.engine.memory.integers.set(data, this.address / 4);
  }

  /** A copy of what they hold. */
  value(): Int32Array {
    this.tape.check("indices");
    return this.tape.engine.memory.integers.slice(this.address / 4, this.address / 4 + this.size);
  }

  /** @internal Checks what is there now, and whatever is set from now on. */
  require(check: (data: ArrayLike<number>) => void): void {
    check(this.value());
    this.checks.push(check);
  }

  /** @internal Each index must lie in [0, limit). */
  requireBelow(operation: string, limit: number): void {
    this.require((data) => {
      for (let at = 0; at < data.length; at++) {
        const index = data[at]!;
        if (index < 0 || index >= limit) {
          throw new RangeError(`${operation}: index ${index} at ${at} is outside 0 .. ${limit - 1}`);
        }
      }
    });
  }
}
