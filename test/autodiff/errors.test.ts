/** What is refused, and whether the message says why. */
import { inspect } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Engine, Network, ShapeError, type Tape, type Tensor } from "../../src/autodiff/index.js";
import { createEngine } from "./build.js";

let engine: Engine;
let tape: Tape;
beforeAll(async () => {
  engine = await createEngine({ dtype: "f64" });
});
beforeEach(() => {
  tape = engine.tape();
});
afterEach(() => tape.dispose());

const of = (...shape: number[]): Tensor => tape.input(shape, { gradient: true });

/** A call that cannot work, and what its message must name: the operation and the shapes at fault. */
const misfits: [string, () => unknown, string[]][] = [
  ["add", () => of(2, 3).add(of(4)), ["add", "[2, 3]", "[4]"]],
  ["sub", () => of(2, 3).sub(of(3, 2)), ["sub", "[2, 3]", "[3, 2]"]],
  ["mul", () => of(5).mul(of(1, 4)), ["mul", "[5]", "[1, 4]"]],
  ["div", () => of(2, 2, 2).div(of(3, 1)), ["div", "[2, 2, 2]", "[3, 1]"]],
  ["matmul, inner", () => tape.matmul(of(2, 3), of(4, 5)), ["matmul", "[2, 3]", "[4, 5]"]],
  ["matmul, stored", () => tape.matmul(of(2, 3), of(3, 5), { transposeB: true }), ["matmul", "[2, 3]", "[3, 5]"]],
  ["matmul, leading axes", () => tape.matmul(of(2, 3, 4), of(3, 4, 5)), ["matmul", "[2]", "[3]"]],
  ["matmul of a vector", () => tape.matmul(of(3), of(3, 2)), ["matmul", "[3]", "[3, 2]"]],
  ["dense, inner", () => of(2, 3).dense(of(4, 5), of(5)), ["dense", "[2, 3]", "[4, 5]"]],
  ["dense of a vector", () => of(3).dense(of(3, 5), of(5)), ["dense", "[3]", "[3, 5]"]],
  ["dense, bias", () => of(2, 3).dense(of(3, 5), of(2, 5)), ["dense", "[2, 5]", "5"]],
  ["dense, bias of more", () => of(2, 3).dense(of(3, 5), of(4, 1, 5)), ["dense", "[4, 1, 5]"]],
  ["softmax", () => of().softmax(), ["softmax", "[]"]],
  ["logSoftmax", () => of().logSoftmax(), ["logsoftmax", "[]"]],
  ["sum", () => of(2, 3).sum(2), ["sum", "2", "[2, 3]"]],
  ["mean", () => of(2, 3).mean([0, -3]), ["mean", "-3", "[2, 3]"]],
  ["reshape", () => of(2, 3).reshape([4, 2]), ["reshape", "[2, 3]", "[4, 2]"]],
  ["transpose, order", () => of(2, 3).transpose([0, 0]), ["transpose", "[0, 0]", "[2, 3]"]],
  ["transpose, rank", () => of(2).transpose(), ["transpose", "[2]"]],
  ["slice, range", () => of(2, 3).slice(1, 1, 4), ["slice", "1 .. 4", "[2, 3]"]],
  ["slice, empty", () => of(2, 3).slice(0, 1, 1), ["slice", "[2, 3]"]],
  ["slice, axis", () => of(2, 3).slice(2, 0, 1), ["slice", "2", "[2, 3]"]],
  ["concat", () => tape.concat([of(2, 3), of(2, 4)], 0), ["concat", "[2, 3]", "[2, 4]"]],
  ["concat, axis", () => tape.concat([of(2, 3), of(2, 3)], 2), ["concat: axis 2", "[2, 3]"]],
  ["pick of a scalar", () => of().pick([0]), ["pick", "[]"]],
  ["matmul, stored the other way", () => of(2, 3).matmul(of(4, 3)), ["matmul: shapes [2, 3] and [4, 3] do not"]],
  ["concat of nothing", () => tape.concat([], 0), ["concat"]],
  ["gather", () => of().gather([0]), ["gather", "[]"]],
  ["pick", () => of(2, 3).pick([0, 1, 2]), ["pick", "[3]", "[2, 3]"]],
  [
    "pairConditionals, tables",
    () => of(1, 4).pairConditionals(of(1, 2, 2, 3), steps(1)),
    ["pairconditionals", "[1, 2, 2, 3]", "[1, 4]"],
  ],
  [
    "pairConditionals, joint",
    () => of(1, 6).pairConditionals(of(1, 2, 2, 2), steps(1)),
    ["pairconditionals", "[1, 6]"],
  ],
  [
    "pairConditionals, indices",
    () => of(1, 4).pairConditionals(of(1, 2, 2, 2), look(2)),
    ["pairconditionals", "[2, 3]", "[1, 4]"],
  ],
  [
    "pairTransition, matrices",
    () => of(1, 4).pairTransition(of(1, 4, 5), one(1)),
    ["pairtransition", "[1, 4, 5]", "[1, 4]"],
  ],
  [
    "pairTransition, no square",
    () => of(1, 4).pairTransition(of(1, 5, 5), one(1)),
    ["pairtransition", "[1, 5, 5]", "[1, 4]"],
  ],
  ["pairTransition, joint", () => of(1, 6).pairTransition(of(1, 4, 4), one(1)), ["pairtransition", "[1, 6]", "2^n"]],
  [
    "pairTransition, indices",
    () => of(1, 4).pairTransition(of(1, 4, 4), steps(2)),
    ["pairtransition", "[2, 5]", "[1, 4]"],
  ],
  [
    "pairTransition, too many values",
    () => of(1, 4).pairTransition(of(1, 65 ** 2, 1), one(1)),
    ["pairtransition", "64"],
  ],
  ["pairMarginal, joint", () => of(1, 4).pairMarginal(3, look(1)), ["pairmarginal", "[1, 4]"]],
  ["pairMarginal, indices", () => of(1, 4).pairMarginal(2, steps(1)), ["pairmarginal", "[1, 5]", "[1, 4]"]],
  ["input", () => tape.input([2, 0]), ["input", "[2, 0]"]],
  ["parameter", () => tape.parameter([1.5]), ["parameter", "[1.5]"]],
];

const steps = (count: number) => tape.indices([count, 5], Array(count).fill([0, 0, 1, 0, 0]).flat());
const one = (count: number) => tape.indices([count, 4], Array(count).fill([0, 0, 1, 0]).flat());
const look = (count: number) => tape.indices([count, 3], Array(count).fill([0, 0, 1]).flat());

describe("a shape that does not fit", () => {
  test.each(misfits)("%s", (_, call, named) => {
    const before = tape.length;
    expect(call).toThrow(ShapeError);
    expect(tape.length, "nothing is recorded").toBe(before);
    try {
      call();
    } catch (error) {
      const { message } = error as Error;
      for (const part of named) expect(message.toLowerCase()).toContain(part.toLowerCase());
    }
  });
});

describe("an index that cannot be read", () => {
  const refused: [string, () => unknown, string][] = [
    ["gather", () => of(3, 2).gather([0, 3]), "gather: index 3"],
    ["gather, negative", () => of(3, 2).gather([-1]), "gather: index -1"],
    ["pick", () => of(2, 3).pick([0, 3]), "pick: index 3"],
    ["a fraction", () => of(3).gather([0.5]), "0.5"],
    ["an axis", () => of(1, 4).pairMarginal(2, tape.indices([1, 3], [0, 0, 2])), "0 and 2"],
    ["an axis with itself", () => of(1, 4).pairMarginal(2, tape.indices([1, 3], [0, 1, 1])), "1 and 1"],
    ["a row", () => of(2, 4).pairMarginal(2, tape.indices([1, 3], [2, 0, 1])), "row 2"],
    ["a row below -1", () => of(2, 4).pairMarginal(2, tape.indices([1, 3], [-2, 0, 1])), "row -2"],
    ["a table", () => of(1, 4).pairConditionals(of(1, 2, 2, 2), tape.indices([1, 5], [0, 0, 1, 0, 1])), "0 and 1"],
    [
      "a table, of the first alone",
      () => of(1, 4).pairConditionals(of(1, 2, 2, 2), tape.indices([1, 5], [0, 0, 1, 1, 0])),
      "1 and 0",
    ],
    [
      "a matrix",
      () => of(1, 4).pairTransition(of(2, 4, 4), tape.indices([1, 4], [0, 0, 1, 2])),
      "matrix 2 of step 0, takes 0 .. 1",
    ],
    ["its own result", () => of(1, 4).pairConditionals(of(1, 2, 2, 2), tape.indices([1, 5], [1, 0, 1, 0, 0])), "row 1"],
  ];
  test.each(refused)("%s", (_, call, message) => expect(call).toThrow(message));

  test("set later is refused as well, and changes nothing", () => {
    const indices = tape.indices([2], [0, 2]);
    const out = tape.constant([5, 6, 7]).gather(indices);
    expect(() => indices.set([0, 3])).toThrow(/gather: index 3/);
    expect(() => indices.set([0, 1, 2])).toThrow(/3 integers for shape \[2\]/);
    expect([...indices.value()]).toEqual([0, 2]);
    tape.forward();
    expect([...out.value()]).toEqual([5, 7]);
  });
});

test("a number alone is a scalar, or of a shape of one element", () => {
  expect([tape.constant(5).shape, tape.constant(5).item()]).toEqual([[], 5]);
  expect([tape.constant(5, [1, 1]).shape, tape.constant(5, [1, 1]).item()]).toEqual([[1, 1], 5]);
  expect(() => tape.constant(5, [2])).toThrow(/^constant: got 1 numbers for shape \[2\]/);
});

test("first values fill the range that is theirs", () => {
  const most = (init: "glorot" | "he") =>
    Math.max(...tape.parameter([40, 100], { init, seed: 3 }).value().map(Math.abs));
  const [glorot, he] = [Math.sqrt(6 / 140), Math.sqrt(6 / 40)];
  for (const [found, bound] of [
    [most("glorot"), glorot],
    [most("he"), he],
  ] as const) {
    expect(found).toBeLessThanOrEqual(bound);
    expect(found).toBeGreaterThan(0.99 * bound);
  }
  expect(() => tape.parameter([2], { init: {} as never })).toThrow(/^init: got an object/);
});

test("what consoles print is short", () => {
  const x = tape.parameter([2, 4], { init: [1, 2, 3.25, 4, 5, 6, 7, 8] });
  expect(String(x.slice(0, 0, 1))).toBe("Tensor [1, 4]: 1, 2, 3.25, 4");
  expect(inspect(x)).toBe("Tensor [2, 4]: 1, 2, 3.25, 4, 5, 6, ...");
  expect(String(tape.constant([2 ** 28, 123456789]))).toBe("Tensor [2]: 268435456, 123456789");
  expect(inspect(tape.constant(1 / 3))).toBe("Tensor []: 0.3333333");
  expect(inspect({ tape, engine, indices: tape.indices([1]) }, { breakLength: 200 })).toMatch(
    /^{ tape: Tape of 0 instructions, engine: Engine of f64[^\n]*: \d+ bytes, indices: Indices \[1\] }$/,
  );
});

describe("what is refused besides", () => {
  test("a loss of several elements", () => {
    expect(() => tape.backward(of(3).exp())).toThrow(/backward.*\[3\]/);
  });

  test("a loss that no parameter reaches", () => {
    expect(() => tape.backward(tape.constant([1, 2]).sum())).toThrow(/backward.*depends on no parameter/);
  });

  test("the wrong count of numbers", () => {
    expect(() => of(2, 3).set([1, 2])).toThrow(/set: got 2 numbers for shape \[2, 3\]/);
    expect(() => tape.constant([1, 2], [3])).toThrow(/\[3\]/);
    expect(() => tape.parameter([3], { init: [1] })).toThrow(/\[3\]/);
  });

  test("the gradient of what keeps none", () => {
    expect(() => tape.constant([1]).gradient()).toThrow(/gradient.*\[1\]/);
  });

  test("tensors of different tapes", () => {
    const other = engine.tape();
    expect(() => of(2).add(other.input([2]))).toThrow(/another tape/);
    expect(() => tape.matmul(of(2, 2), other.input([2, 2]))).toThrow(/another tape/);
    expect(() => tape.concat([of(2), other.input([2])], 0)).toThrow(/another tape/);
    expect(() => of(2).gather(other.indices([1]))).toThrow(/another tape/);
    expect(() => tape.backward(other.parameter([1]).sum())).toThrow(/another tape/);
    other.dispose();
  });

  test.each(["none", "toString", "softmax"])("the activation %s", (name) => {
    const activation = name as "tanh";
    expect(() => of(2, 3).dense(of(3, 5), of(5), activation)).toThrow(`got activation "${name}", takes "tanh"`);
  });

  test("a network that cannot be", () => {
    const made = (options: object) => () =>
      new Network(tape, { inputs: 1, hidden: [2], outputs: 1, seed: 1, ...options });
    expect(made({ hidden: 8 })).toThrow(/^hidden: got 8, takes a list/);
    expect(made({ hidden: [0] })).toThrow(/^hidden\[0\]: got 0/);
    expect(made({ seed: undefined })).toThrow(/^seed: got nothing/);
    expect(made({ activation: "gelu" })).toThrow(/^activation: got "gelu", takes "tanh" or "relu"/);
    expect(made({ width: 3 })).toThrow(/^width: got 3, takes no value; Network has/);
    expect(() => new Network({ inputs: 1 } as never, {} as never)).toThrow(/^Network: got an object, takes a tape/);
    expect(tape.rates, "nothing is left of them").toEqual([]);
  });

  test("options that there are not", async () => {
    await expect(createEngine({ dtyp: "f64" } as object)).rejects.toThrow(
      'dtyp: got "f64", takes no value; createEngine has dtype, relaxed, memoryLimit; did you mean dtype?',
    );
    await expect(createEngine({ relaxed: "yes" } as object)).rejects.toThrow(
      /^relaxed: got "yes", takes true or false/,
    );
    expect(() => of(2, 2).matmul(of(2, 2), { transposeC: true } as object)).toThrow(
      /^transposeC: got true, takes no value; matmul has/,
    );
    expect(() => tape.parameter([1], { lr: 1 } as object)).toThrow(/^lr: got 1, takes no value; parameter has/);
  });

  test("a shape that somebody means to change", () => {
    const x = tape.parameter([3], { init: [1, 2, 3] });
    for (const { shape } of [x, x.exp(), x.reshape([1, 3]), tape.indices([2])]) {
      expect(() => {
        (shape as number[])[0] = 1e6;
      }).toThrow(TypeError);
    }
    const sizes = [2, 2];
    const input = tape.input(sizes);
    sizes[0] = 1e6;
    expect(input.shape).toEqual([2, 2]);
    expect([...x.exp().log().value()].map(Math.round)).toEqual([1, 2, 3]);
  });

  test("a number format that is not there", async () => {
    await expect(createEngine({ dtype: "f16" as "f32" })).rejects.toThrow(/dtype.*f16/);
  });
});
