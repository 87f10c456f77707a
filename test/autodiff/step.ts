/** One operation, twice: as the tape records it, and as plain code. */
import type { Activation, Axes, MatmulOptions, Tape, Tensor } from "../../src/autodiff/index.js";
import type { Dense } from "./dense.js";
import * as reference from "./reference.js";

export interface Step {
  /** As one would write it, for the report of a failure. */
  readonly text: string;
  record(tape: Tape, operands: readonly Tensor[]): Tensor;
  reference(operands: readonly Dense[]): Dense;
}

export type Unary = keyof typeof reference.elementwise;
export type Binary = keyof typeof reference.pairwise;

export function unary(name: Unary): Step {
  return {
    text: `a.${name}()`,
    record: (_, [a]) => a![name](),
    reference: ([a]) => reference.unary(name, a!),
  };
}

export function binary(name: Binary): Step {
  return {
    text: `a.${name}(b)`,
    record: (_, [a, b]) => a![name](b!),
    reference: ([a, b]) => reference.binary(name, a!, b!),
  };
}

export function withNumber(name: Binary, number: number): Step {
  return {
    text: `a.${name}(${number})`,
    record: (_, [a]) => a![name](number),
    reference: ([a]) => reference.binary(name, a!, { shape: [], data: [number] }),
  };
}

export function overRows(name: keyof typeof reference.overRows): Step {
  return {
    text: `a.${name}()`,
    record: (_, [a]) => a![name](),
    reference: ([a]) => reference.overRows[name](a!),
  };
}

export function reduce(name: keyof typeof reference.reduce, axes?: Axes): Step {
  return {
    text: `a.${name}(${axes === undefined ? "" : JSON.stringify(axes)})`,
    record: (_, [a]) => a![name](axes),
    reference: ([a]) => reference.reduce[name](a!, axes),
  };
}

export function reshape(shape: readonly number[]): Step {
  return {
    text: `a.reshape([${shape}])`,
    record: (_, [a]) => a!.reshape(shape),
    reference: ([a]) => reference.reshape(a!, shape),
  };
}

export function transpose(axes?: readonly number[]): Step {
  return {
    text: `a.transpose(${axes === undefined ? "" : `[${axes}]`})`,
    record: (_, [a]) => a!.transpose(axes),
    reference: ([a]) => reference.transpose(a!, axes),
  };
}

export function slice(axis: number, start: number, end: number): Step {
  return {
    text: `a.slice(${axis}, ${start}, ${end})`,
    record: (_, [a]) => a!.slice(axis, start, end),
    reference: ([a]) => reference.slice(a!, axis, start, end),
  };
}

export function concat(axis: number): Step {
  return {
    text: `tape.concat(all, ${axis})`,
    record: (tape, operands) => tape.concat(operands, axis),
    reference: (operands) => reference.concat(operands, axis),
  };
}

export function gather(indices: Dense): Step {
  return {
    text: `a.gather([${indices.data}] as [${indices.shape}])`,
    record: (tape, [a]) => a!.gather(tape.indices(indices.shape, indices.data)),
    reference: ([a]) => reference.gather(a!, indices),
  };
}

export function pick(indices: Dense): Step {
  return {
    text: `a.pick([${indices.data}])`,
    record: (tape, [a]) => a!.pick(tape.indices(indices.shape, indices.data)),
    reference: ([a]) => reference.pick(a!, indices),
  };
}

export function dense(activation?: Activation): Step {
  return {
    text: `a.dense(w, b, ${activation})`,
    record: (_, [a, weights, bias]) => a!.dense(weights!, bias!, activation),
    reference: ([a, weights, bias]) => {
      const sums = reference.binary("add", reference.matmul(a!, weights!), bias!);
      return activation === undefined ? sums : reference.unary(activation, sums);
    },
  };
}

export function matmul(options: MatmulOptions): Step {
  return {
    text: `tape.matmul(a, b, ${JSON.stringify(options)})`,
    record: (tape, [a, b]) => tape.matmul(a!, b!, options),
    reference: ([a, b]) => reference.matmul(a!, b!, options.transposeA, options.transposeB),
  };
}

export function pairConditionals(steps: Dense): Step {
  return {
    text: `a.pairConditionals(b, [${steps.data}])`,
    record: (tape, [a, b]) => a!.pairConditionals(b!, tape.indices(steps.shape, steps.data)),
    reference: ([a, b]) => reference.pairConditionals(a!, b!, steps),
  };
}

export function pairTransition(steps: Dense): Step {
  return {
    text: `a.pairTransition(b, [${steps.data}])`,
    record: (tape, [a, b]) => a!.pairTransition(b!, tape.indices(steps.shape, steps.data)),
    reference: ([a, b]) => reference.pairTransition(a!, b!, steps),
  };
}

export function pairMarginal(values: number, readings: Dense): Step {
  return {
    text: `a.pairMarginal(${values}, [${readings.data}])`,
    record: (tape, [a]) => a!.pairMarginal(values, tape.indices(readings.shape, readings.data)),
    reference: ([a]) => reference.pairMarginal(a!, values, readings),
  };
}
