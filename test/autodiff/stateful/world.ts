/** Engines and their tapes beside the model of them, and what may and may not happen to them. */
import { expect } from "vitest";
import {
  type Adam,
  type Engine,
  type Indices,
  MemoryLimitError,
  type Sgd,
  ShapeError,
  type Tape,
  type Tensor,
} from "../../../src/autodiff/index.js";
import { expectClose } from "../closeness.js";
import type { Node, TapeModel } from "./model.js";

/** Places in these lists are those in the lists of the model. */
export interface RealTape {
  readonly tape: Tape;
  readonly tensors: Tensor[];
  readonly lists: Indices[];
  readonly optimizers: (Adam | Sgd)[];
}

export interface Model {
  readonly tapes: TapeModel[];
}

export interface Real {
  readonly engines: readonly Engine[];
  readonly tapes: RealTape[];
}

/** A tape, and what the model says of it. */
export interface Pair {
  readonly model: TapeModel;
  readonly real: RealTape;
}

/** Relative errors that rounding and differences make. */
export const tolerances = { f32: { value: 1e-4, gradient: 5e-3 }, f64: { value: 1e-9, gradient: 1e-5 } };

/** What the call gives; undefined where there was no memory for it, and then nothing has changed. */
export function attempt<Made>({ tape }: RealTape, call: () => Made): Made | undefined {
  const before = [tape.length, tape.rates.length];
  try {
    return call();
  } catch (error) {
    if (!(error instanceof MemoryLimitError)) throw error;
    expect([tape.length, tape.rates.length], "what a refused call leaves").toEqual(before);
    return undefined;
  }
}

/** The call must be refused with one line that begins with what was called, and change nothing. */
export function expectRefusal({ tape }: RealTape, call: () => unknown, message: RegExp): void {
  const before = [tape.length, tape.rates.length];
  let error: unknown;
  try {
    call();
  } catch (thrown) {
    error = thrown;
  }
  if (!(error instanceof RangeError || error instanceof TypeError || error instanceof ShapeError)) {
    throw new Error(`${call} was not refused, but ${error}`);
  }
  expect(error.message).toMatch(message);
  expect(error.message).toMatch(/^[^\n]+: [^\n]+$/);
  expect([tape.length, tape.rates.length], "what a refused call leaves").toEqual(before);
}

export function tensorOf({ model, real }: Pair, node: Node): Tensor {
  return real.tensors[model.nodes.indexOf(node)]!;
}

export function expectValue(pair: Pair, node: Node): void {
  const tensor = tensorOf(pair, node);
  const { value } = tolerances[tensor.tape.engine.dtype];
  expectClose(tensor.value(), pair.model.value(node).data, value, `value of ${nameOf(pair, node)}`);
}

export function expectGradient(pair: Pair, node: Node): void {
  const tensor = tensorOf(pair, node);
  const { gradient } = tolerances[tensor.tape.engine.dtype];
  expectClose(tensor.gradient(), pair.model.gradient(node), gradient, `gradient of ${nameOf(pair, node)}`);
}

/** Every tensor of every tape holds what the model says. */
export function expectAll(model: Model, real: Real): void {
  for (const [at, tape] of model.tapes.entries()) {
    if (tape.isDisposed) continue;
    for (const node of tape.nodes) expectValue({ model: tape, real: real.tapes[at]! }, node);
  }
}

function nameOf({ model }: Pair, node: Node): string {
  return `${node.kind} ${model.nodes.indexOf(node)} [${node.shape}]`;
}
