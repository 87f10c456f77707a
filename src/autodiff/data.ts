// Numbers that callers hand over.
import { shown } from "../options.js";

/** Throws unless it is a list of numbers and nothing else, as typed arrays are. */
export function checkData(operation: string, data: ArrayLike<number>): void {
  if (data instanceof Float32Array || data instanceof Float64Array) return;
  const isList = Array.isArray(data) || (ArrayBuffer.isView(data) && "length" in data);
  if (!isList) throw new TypeError(`${operation}: got ${shown(data)}, takes numbers in an array`);
  if (!Array.isArray(data) && typeof data[0] === "number") return;
  for (let at = 0; at < data.length; at++) {
    const number: unknown = data[at];
    if (typeof number === "number") continue;
    const got = Array.isArray(number) ? "an array" : shown(number);
    throw new TypeError(`${operation}: got ${got} at ${at}, takes numbers in one flat array, the last axis fastest`);
  }
}

/** Throws unless it is a list, of whatever. */
export function checkList(operation: string, list: unknown, takes: string): void {
  if (!Array.isArray(list)) throw new TypeError(`${operation}: got ${shown(list)}, takes ${takes}`);
}
