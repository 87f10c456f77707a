// What callers hand over: numbers, integers and lists. Each element is read once, before anything is changed: an array may have
// getters, which could throw, answer differently the next time, or use the tape.
import { shown } from "../options.js";

/** The numbers of a list of nothing else, as an array that runs no code of its giver. */
export function numbersOf(operation: string, data: ArrayLike<number>): ArrayLike<number> {
  if (data instanceof Float32Array || data instanceof Float64Array) return data;
  const numbers = copyOf(operation, data, "numbers");
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at];
    if (typeof number === "number") continue;
    const got = Array.isArray(number) ? "an array" : shown(number);
    throw new TypeError(`${operation}: got ${got} at ${at}, takes numbers in one flat array, the last axis fastest`);
  }
  return numbers as number[];
}

/** The same of integers of 32 bits. */
export function integersOf(operation: string, data: ArrayLike<number>): ArrayLike<number> {
  if (data instanceof Int32Array) return data;
  const integers = copyOf(operation, data, "integers");
  for (let at = 0; at < integers.length; at++) {
    const integer = integers[at];
    if (typeof integer === "number" && integer === (integer | 0)) continue;
    throw new RangeError(`${operation}: got ${shown(integer)} at ${at}, takes integers of 32 bits`);
  }
  return integers as number[];
}

/** Throws unless it is a list, of whatever. */
export function checkList(operation: string, list: unknown, takes: string): void {
  if (!Array.isArray(list)) throw new TypeError(`${operation}: got ${shown(list)}, takes ${takes}`);
}

function copyOf(operation: string, data: ArrayLike<number>, takes: string): unknown[] {
  if (Array.isArray(data) || (ArrayBuffer.isView(data) && "length" in data)) return [...(data as unknown[])];
  throw new TypeError(`${operation}: got ${shown(data)}, takes ${takes} in an array`);
}
