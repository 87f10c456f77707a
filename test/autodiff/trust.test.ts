/** Nothing that is handed over is trusted: what has holes or getters, is no tensor, or changes after the call. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  Adam,
  type Engine,
  type Indices,
  Network,
  Sgd,
  type Shape,
  type Tape,
  type Tensor,
} from "../../src/autodiff/index.js";
import { createEngine } from "./build.js";
import { energy } from "./operations/custom.js";

let engine: Engine;
let tape: Tape;
beforeEach(async () => {
  engine = await createEngine({ dtype: "f64" });
  tape = engine.tape();
});

const any = <Value>(value: unknown): Value => value as Value;

/** Numbers of which one is found by a call, each time it is read. */
function withGetter(numbers: readonly number[], at: number, get: (time: number) => unknown): number[] {
  let time = 0;
  return Object.defineProperty([...numbers], at, { get: () => get(time++), enumerable: true });
}

const holes = any<number[]>(new Array(2));

describe("shapes and lists with holes are refused, and leave the tape as it was", () => {
  const calls: [string, (x: Tensor) => unknown][] = [
    ["input", () => tape.input(holes)],
    ["indices", () => tape.indices(holes)],
    ["parameter", () => tape.parameter(holes)],
    ["constant", () => tape.constant([1, 2], holes)],
    ["set", (x) => x.set(holes)],
    ["reshape", (x) => x.reshape(holes)],
    ["transpose", (x) => x.transpose(any(new Array(1)))],
    ["transpose in part", (x) => x.reshape([1, 2]).transpose(any(Object.assign(new Array(2), { 1: 1 })))],
    ["sum", (x) => x.sum(holes)],
    ["concat", () => tape.concat(any(new Array(1)), 0)],
    ["gather", (x) => x.gather(holes)],
    ["a shape of big integers", () => tape.input(any([2n]))],
    ["indices of big integers", () => tape.indices([1], any([1n]))],
    ["indices of symbols", () => tape.indices([1], any([Symbol("one")]))],
  ];
  test.each(calls)("%s", (_, call) => {
    const x = tape.constant([1, 2]);
    expect(() => call(x)).toThrow(/^(?!Cannot)[^\n]+: [^\n]*(takes|does not exist|does not become)/);
    expect([...tape.constant([3, 4]).add(x).value()]).toEqual([4, 6]);
  });
});

describe("what is of the tape and is no tensor is no operand", () => {
  const calls: [string, (x: Tensor, other: Tensor) => unknown][] = [
    ["add", (x, other) => x.add(other)],
    ["matmul", (x, other) => x.matmul(other)],
    ["dense", (x, other) => x.dense(other, x)],
    ["concat", (x, other) => tape.concat([x, other], 0)],
    ["forward", (_, other) => tape.forward(other)],
    ["backward", (_, other) => tape.backward(other)],
    ["pairConditionals", (x, other) => x.pairConditionals(other, any(other))],
    ["pairTransition", (x, other) => x.pairTransition(other, any(other))],
    ["energy", (x, other) => energy(x, other)],
    ["energy, first", (x, other) => energy(other, x)],
    ["Adam", (_, other) => new Adam(tape, { parameters: [other] })],
    ["apply", (_, other) => new Network(tape, { inputs: 1, hidden: [], outputs: 1, seed: 0 }).apply(other)],
  ];
  test.each(calls)("%s", (_, call) => {
    const x = tape.parameter([1, 1], { init: [2] });
    for (const other of [tape.indices([1]), new Adam(tape), { tape }]) {
      expect(() => call(x, any(other))).toThrow(/^[\w[\]]+: got .*takes .*tensor/);
    }
    expect(x.square().sum().item()).toBe(4);
  });
});

describe("an element that is found by a call", () => {
  test("is read once, before anything is written", () => {
    const x = tape.constant([9, 9, 9]);
    x.set(withGetter([1, 2, 3], 1, (time) => (time === 0 ? 2 : "7")));
    expect([...x.value()]).toEqual([1, 2, 3]);
    const fails = withGetter([4, 5, 6], 1, () => {
      throw new Error("mine");
    });
    expect(() => x.set(fails)).toThrow("mine");
    expect([...x.value()]).toEqual([1, 2, 3]);
  });

  test("may take memory, which moves the rest", () => {
    const x = tape.input([3]);
    x.set(withGetter([1, 2, 3], 1, () => tape.input([engine.memoryBytes]).shape.length + 1));
    expect([...x.value()]).toEqual([1, 2, 3]);
  });

  test("may record: what it makes stays, though the call around it fails", () => {
    let inner: Tensor | undefined;
    const init = withGetter([1, 2], 0, () => {
      inner = tape.constant([7, 7]);
      return "no number";
    });
    expect(() => tape.parameter([2], { init })).toThrow(/^init: got "no number" at 0/);
    tape.constant([1, 1]);
    expect([...inner!.value()]).toEqual([7, 7]);
  });

  test("may dispose of the tape: nothing of another is written", () => {
    const x = tape.input([2]);
    let other: Tensor | undefined;
    const data = withGetter([1, 2], 0, () => {
      tape.dispose();
      other = engine.tape().constant([5, 5]);
      return 1;
    });
    expect(() => x.set(data)).toThrow(/disposed/);
    expect([...other!.value()]).toEqual([5, 5]);
  });

  test("cannot get an index past its check", () => {
    const indices = tape.indices([2]);
    const out = tape.constant([1, 2]).gather(indices);
    for (let late = 1; late < 5; late++) {
      indices.set(withGetter([1, 1], 0, (time) => (time < late ? 1 : 1e9)));
      expect([...out.value()]).toEqual([2, 2]);
    }
  });
});

test("an optimizer is of the parameters that its list had", () => {
  const [p, q] = [tape.parameter([2], { init: [1, 2] }), tape.parameter([2], { init: [3, 4] })];
  const parameters = [p];
  const optimizer = new Sgd(tape, { rate: 0.5, parameters });
  tape.backward(p.add(q).sum());
  parameters.push(q, q, q);
  expect(optimizer.step()).toBeCloseTo(Math.SQRT2, 12);
  expect([...p.value(), ...q.value()]).toEqual([0.5, 1.5, 3, 4]);
});

test("a shape that its giver changes, or finds by calls, is what it was", () => {
  const shape = [2, 3];
  const [x, indices] = [tape.input(shape), tape.indices(shape)];
  shape[0] = 1000;
  expect([x.shape, indices.shape]).toEqual([
    [2, 3],
    [2, 3],
  ]);
  expect(() => any<number[]>(indices.shape).push(4)).toThrow(TypeError);
  const found: Shape = withGetter([2], 0, (time) => (time === 0 ? 2 : 1e6));
  expect(tape.input(found).add(tape.constant([1, 2])).shape).toEqual([2]);
});

describe("what is refused leaves no memory taken", () => {
  const used = () => {
    try {
      engine.tape().input([2 ** 31]);
    } catch (error) {
      return (error as { used: number }).used;
    }
    throw new Error("there was memory for it");
  };

  test("an operation on a tape that was disposed of, which says so by its name", () => {
    const x = tape.constant(new Float64Array(24), [2, 3, 4]);
    const row = tape.constant(new Float64Array(2), [2, 1, 1]);
    const list: Indices = tape.indices([2]);
    tape.dispose();
    const before = used();
    const calls: Record<string, () => unknown> = {
      input: () => tape.input([2]),
      parameter: () => tape.parameter([2]),
      constant: () => [tape.constant(2), tape.constant([2])],
      indices: () => tape.indices([2]),
      add: () => x.add(row),
      sub: () => x.sub(1),
      mul: () => x.mul(2),
      exp: () => x.exp(),
      logSoftmax: () => x.logSoftmax(),
      sum: () => x.sum(1),
      mean: () => x.mean(1),
      transpose: () => x.transpose([0, 2, 1]),
      slice: () => x.slice(1, 0, 1),
      reshape: () => x.reshape([24]),
      stopGradient: () => x.stopGradient(),
      concat: () => tape.concat([x, x], 1),
      matmul: () => x.matmul(x, { transposeB: true }),
      dense: () => x.dense(x, row),
      gather: () => [x.gather([0]), x.gather(list)],
      pick: () => x.pick([0, 0, 0, 0, 0, 0]),
    };
    for (const [name, call] of Object.entries(calls)) {
      for (let time = 0; time < 200; time++) expect(call).toThrow(`${name}: the tape was disposed of`);
      expect(used(), name).toBe(before);
    }
  });

  test("an optimizer of a step size that the format does not have", async () => {
    engine = await createEngine({ dtype: "f32" });
    tape = engine.tape();
    tape.parameter([1000]);
    const before = used();
    for (let time = 0; time < 50; time++) {
      expect(() => new Adam(tape, { rate: 1e-50 })).toThrow(/^rate: got 1e-50/);
      expect(() => new Sgd(tape, { rate: 1, momentum: 1 - 1e-12 })).toThrow(/^momentum: got/);
    }
    expect(used()).toBe(before);
  });
});
