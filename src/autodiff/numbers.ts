// The numbers of a tensor: filled in, read and shown.
import { shown } from "../options.js";
import { numbersOf } from "./data.js";
import type { Floats } from "./memory.js";
import type { Operand } from "./program.js";
import type { Recorder } from "./recorder.js";
import { show } from "./shape.js";

const FEW = 128;
/** Numbers that consoles show. */
const SHOWN = 6;

export function set(tape: Recorder, tensor: Operand, data: ArrayLike<number>): void {
  const numbers = numbersOf("set", data);
  tape.check("set");
  if (tensor.ready > 0) {
    throw new RangeError(`set: the tensor of shape ${show(tensor.axes)} is computed; set what it is computed from`);
  }
  put(tape, tensor, "set", numbers);
  tape.changed(tensor.since);
}

/** The same of `numbersOf`, before anything reads them. */
export function put(tape: Recorder, tensor: Operand, operation: string, numbers: ArrayLike<number>): void {
  if (numbers.length !== tensor.size) {
    throw new RangeError(
      `${operation}: got ${numbers.length} numbers for shape ${show(tensor.axes)}, takes ${tensor.size}`,
    );
  }
  tape.floats.set(numbers, tensor.address / tape.engine.memory.bytesPerElement);
}

export function value(tape: Recorder, tensor: Operand, into?: Floats): Floats {
  tape.check("value");
  tape.compute(tensor);
  return read(tape, tensor, "value", tensor.address, into);
}

export function rows(tape: Recorder, tensor: Operand, list: readonly number[], into: Floats): void {
  tape.check("rows");
  tape.compute(tensor);
  const { floats, engine } = tape;
  const width = tensor.size / (tensor.axes[0] ?? 1);
  const start = tensor.address / engine.memory.bytesPerElement;
  for (let row = 0, to = 0; row < list.length; row++) {
    const from = start + list[row]! * width;
    for (let column = 0; column < width; column++) into[to++] = floats[from + column]!;
  }
}

export function gradient(tape: Recorder, tensor: Operand, into?: Floats): Floats {
  tape.check("gradient");
  if (tensor.adjoint === 0) {
    throw new RangeError(
      `gradient: the tensor of shape ${show(tensor.axes)} keeps none; parameters and inputs with a gradient do`,
    );
  }
  if (tape.walk === 0) throw new RangeError("gradient: there is none before tape.backward");
  const numbers = read(tape, tensor, "gradient", tensor.adjoint, into);
  return tape.reached(tensor) ? numbers : numbers.fill(0);
}

export function item(tape: Recorder, tensor: Operand): number {
  tape.check("item");
  if (tensor.size !== 1) throw new RangeError(`item: takes a tensor of one element, got shape ${show(tensor.axes)}`);
  tape.compute(tensor);
  return tape.floats[tensor.address / tape.engine.memory.bytesPerElement]!;
}

export function print(tape: Recorder, tensor: Operand): string {
  const start = `Tensor ${show(tensor.axes)}`;
  if (tape.state !== undefined) return `${start} of a tape that ${tape.state}`;
  tape.compute(tensor);
  const from = tensor.address / tape.engine.memory.bytesPerElement;
  const first = [...tape.floats.subarray(from, from + Math.min(tensor.size, SHOWN))];
  return `${start}: ${first.map((value) => (Number.isInteger(value) ? value : Number(value.toPrecision(7)))).join(", ")}${tensor.size > SHOWN ? ", ..." : ""}`;
}

function read(tape: Recorder, tensor: Operand, operation: string, address: number, into?: Floats): Floats {
  const start = address / tape.engine.memory.bytesPerElement;
  if (into === undefined) return tape.floats.slice(start, start + tensor.size);
  if (!(into instanceof Float32Array || into instanceof Float64Array) || into.length !== tensor.size) {
    throw new RangeError(
      `${operation}: got ${shown(into)} for shape ${show(tensor.axes)}, takes a float array of ${tensor.size}`,
    );
  }
  const { floats } = tape;
  // Few numbers are copied one by one, without the garbage of a view.
  if (tensor.size > FEW) into.set(floats.subarray(start, start + tensor.size));
  else for (let at = 0; at < tensor.size; at++) into[at] = floats[start + at]!;
  return into;
}
