import { shown } from "../options.js";
import { printAsString } from "./print.js";
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
    this.shape = Object.freeze([...shape]);
    this.size = sizeOf(shape);
  }

  /** Copies integers in. A wrong count, or an index that an operation cannot read, is an error and changes nothing. */
  set(data: ArrayLike<number>): void {
    this.tape.check("indices");
    if (!Array.isArray(data) && !ArrayBuffer.isView(data)) {
      throw new TypeError(`indices: got ${shown(data)}, takes integers in an array`);
    }
    if (data.length !== this.size) {
      throw new RangeError(`indices: got ${data.length} integers for shape ${show(this.shape)}, takes ${this.size}`);
    }
    if (!(data instanceof Int32Array)) {
      for (let at = 0; at < data.length; at++) {
        if (data[at] !== (data[at]! | 0))
          throw new RangeError(`indices: got ${shown(data[at])} at ${at}, takes integers`);
      }
    }
    for (const check of this.checks) check(data);
    this.tape.engine.memory.integers.set(data, this.address / 4);
    this.tape.changed();
  }

  /** A copy of what they hold. */
  value(): Int32Array {
    this.tape.check("indices");
    return this.tape.engine.memory.integers.slice(this.address / 4, this.address / 4 + this.size);
  }

  toString(): string {
    return `Indices ${show(this.shape)}`;
  }

  /**
   * @internal Checks what is there now, and, once the operation that reads it is recorded, whatever is set from then on.
   *
   * @param record records that operation
   */
  require<Result>(check: (data: ArrayLike<number>) => void, record: () => Result): Result {
    check(this.value());
    const result = record();
    this.checks.push(check);
    return result;
  }
}

printAsString(Indices);

/** A check that each index lies in [0, limit). */
export function below(operation: string, limit: number): (data: ArrayLike<number>) => void {
  return (data) => {
    for (let at = 0; at < data.length; at++) {
      const index = data[at]!;
      if (index < 0 || index >= limit) {
        throw new RangeError(`${operation}: index ${index} at ${at} is outside 0 .. ${limit - 1}`);
      }
    }
  };
}
