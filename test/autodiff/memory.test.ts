/** Memory: what a limit says, and that what is disposed of comes back. */
import { describe, expect, test } from "vitest";
import { CustomRuns } from "../../src/autodiff/custom-runs.js";
import { Adam, type Engine, MemoryLimitError, Network, type Tape, type Tensor } from "../../src/autodiff/index.js";
import { Word } from "../../src/autodiff/instruction.js";
import { loadKernels } from "../../src/autodiff/kernels.js";
import { Memory } from "../../src/autodiff/memory.js";
import { createEngine } from "./build.js";
import { weights } from "./gradient.js";

function train(engine: Engine): number {
  const tape = engine.tape();
  const x = tape.constant(weights(64 * 10), [64, 10]);
  const first = tape.parameter([10, 32], { init: weights(320) });
  const second = tape.parameter([32, 3], { init: weights(96) });
  const loss = tape.matmul(tape.matmul(x, first).tanh(), second).logSoftmax().mean().neg();
  tape.backward(loss);
  const result = loss.item() + first.gradient()[7]!;
  tape.dispose();
  return result;
}

test.each(["f32", "f64"] as const)("a thousand tapes in a row take no more than one, in %s", async (dtype) => {
  const engine = await createEngine({ dtype });
  const first = train(engine);
  const held = engine.memoryBytes;
  for (let i = 0; i < 1000; i++) expect(train(engine)).toBe(first);
  expect(engine.memoryBytes).toBe(held);
});

test("replaying takes no memory", async () => {
  const engine = await createEngine();
  const tape = engine.tape();
  const x = tape.parameter([50, 50], { init: weights(2500) });
  const loss = tape.matmul(x, x).tanh().mean();
  tape.backward(loss);
  const held = engine.memoryBytes;
  for (let i = 0; i < 500; i++) {
    tape.forward();
    tape.backward(loss);
  }
  expect(engine.memoryBytes).toBe(held);
});

test("memory that grows keeps what was there", async () => {
  const engine = await createEngine({ dtype: "f64" });
  const tape = engine.tape();
  const small = tape.parameter([5], { init: [1, 2, 3, 4, 5] });
  const square = small.square();
  const before = engine.memoryBytes;
  const large = Array.from({ length: 8 }, (_, i) => tape.parameter([300, 300], { init: new Array(90000).fill(i) }));
  expect(engine.memoryBytes).toBeGreaterThan(before);
  expect([...square.value()]).toEqual([1, 4, 9, 16, 25]);
  const loss = large.reduce((total, tensor) => total.add(tensor.mean()), square.sum());
  expect(loss.item()).toBeCloseTo(55 + 28, 10);
  tape.backward(loss);
  expect([...small.gradient()]).toEqual([2, 4, 6, 8, 10]);
  expect(large[3]!.gradient()[89999]).toBeCloseTo(1 / 90000, 15);
});

test("the limit is kept, and the error says what was asked for and what the limit is", async () => {
  const memoryLimit = 4 * 1024 ** 2;
  const engine = await createEngine({ dtype: "f32", memoryLimit });
  const tape = engine.tape();
  const small = tape.constant([1, 2, 3]);
  expect(() => tape.input([3000, 1000])).toThrow(MemoryLimitError);
  expect(() => tape.input([3000, 1000])).toThrow(new RegExp(`\\d{8,} bytes.*${memoryLimit}`));
  expect(engine.memoryBytes).toBeLessThanOrEqual(memoryLimit);
  expect([...small.exp().log().value()].map(Math.round), "and the tape goes on").toEqual([1, 2, 3]);
  const many = () => {
    for (let i = 0; i < 1000; i++) small.add(tape.input([1000, 3]));
  };
  expect(many).toThrow(MemoryLimitError);
  expect(engine.memoryBytes).toBeLessThanOrEqual(memoryLimit);
  tape.dispose();
  const again = engine.tape();
  expect([...again.constant([4, 5]).square().value()], "and memory comes back").toEqual([16, 25]);
});

test("a limit too small for anything is refused", async () => {
  await expect(createEngine({ memoryLimit: 1000 })).rejects.toThrow(/memoryLimit: got 1000, takes at least \d+ bytes/);
  await expect(createEngine({ memoryLimit: Number.NaN })).rejects.toThrow(/memoryLimit: got NaN/);
});

/** What the next tensor of a size that never fits says is in use. */
function used(tape: Tape): number {
  try {
    tape.input([2 ** 30]);
  } catch (error) {
    if (error instanceof MemoryLimitError) return error.used;
  }
  throw new Error("there was memory for it");
}

test("what fits the limit is taken, to the last page", async () => {
  const engine = await createEngine({ memoryLimit: 1_000_000 });
  const tape = engine.tape();
  const room = 15 * 65536 - used(tape) - 64;
  tape.input([room / 4]).set(new Float32Array(room / 4).fill(1));
  expect(engine.memoryBytes).toBe(15 * 65536);
  tape.dispose();
  const again = engine.tape();
  const zeros = again.input([room / 4]).value();
  expect(
    zeros.every((value) => value === 0),
    "and comes back as zeros",
  ).toBe(true);
});

test("a call that fails leaves no memory taken, and nothing recorded", async () => {
  const engine = await createEngine({ memoryLimit: 10 * 65536 });
  const tape = engine.tape();
  const x = tape.parameter([40, 8]);
  const [weights, bias] = [tape.parameter([8, 60]), tape.parameter([60])];
  const list = tape.indices([3], [0, 1, 5]);
  const foreign = engine.tape().input([8, 60]);
  expect(() => {
    for (let size = 60_000; size >= 1; size = Math.max(1, size >> 1)) {
      try {
        for (;;) tape.constant(new Float32Array(size));
      } catch (error) {
        if (size === 1) throw error;
      }
    }
  }).toThrow(MemoryLimitError);
  const calls: [string, () => unknown][] = [
    ["dense", () => x.dense(weights, bias, "tanh")],
    ["dense of another tape", () => x.dense(foreign, bias)],
    ["gather", () => x.gather([0, 1, 40])],
    ["gather without memory", () => x.gather(Array.from({ length: 30 }, () => 0))],
    ["gather of a list", () => weights.gather(list)],
    ["concat", () => tape.concat([x, x, x], 1)],
    ["mean", () => weights.mul(2).mean(1)],
    ["add a number", () => weights.add(2)],
    ["sum over an axis", () => weights.sum(0)],
    ["transpose", () => weights.transpose()],
    ["parameter", () => tape.parameter([500])],
    ["parameter of wrong numbers", () => tape.parameter([1], { init: [1, 2] })],
    ["constant of wrong numbers", () => tape.constant([1, 2], [3])],
    ["indices of wrong numbers", () => tape.indices([1], [1, 2])],
    ["network", () => new Network(tape, { inputs: 1, hidden: [1, 200], outputs: 1, seed: 1 })],
    ["optimizer", () => new Adam(tape)],
  ];
  const before = [used(tape), tape.length, tape.rates.length];
  for (const [name, call] of calls) {
    for (let time = 0; time < 300; time++) expect(call, name).toThrow();
    expect([used(tape), tape.length, tape.rates.length], name).toEqual(before);
  }
  // The list may go where only the gather that failed could not follow.
  list.set([0, 1, 39]);
  const loss = tape.parameters[0]!;
  expect(loss.size).toBe(320);
});

test("what was not recorded for want of memory is, once there is room", async () => {
  const engine = await createEngine({ memoryLimit: 10 * 65536 });
  const [tape, other] = [engine.tape(), engine.tape()];
  const x = tape.parameter([20, 10], { init: weights(200) });
  const [w, b] = [tape.parameter([10, 50], { init: weights(500) }), tape.parameter([50], { init: "zeros" })];
  const wanted = x.matmul(w).tanh().value();
  expect(() => {
    for (;;) other.constant(new Float32Array(250));
  }).toThrow(MemoryLimitError);
  expect(() => {
    for (;;) x.dense(w, b, "tanh");
  }).toThrow(MemoryLimitError);
  other.dispose();
  const layer = x.dense(w, b, "tanh");
  expect(layer.value()).toEqual(wanted);
  const fresh = engine.tape();
  expect(Math.fround(Math.E)).toBeCloseTo(fresh.constant(1).exp().item(), 6);
  tape.backward(layer.sum());
  const [slope] = w.gradient();
  let expected = 0;
  for (let row = 0; row < 20; row++) expected += (1 - wanted[row * 50]! ** 2) * x.value()[row * 10]!;
  expect(slope).toBeCloseTo(expected, 4);
});

test("a tape that is disposed of twice gives its memory back once", async () => {
  const engine = await createEngine();
  const [one, rest] = [engine.tape(), engine.tape()];
  one.parameter([10], { init: weights(10) }).exp();
  rest.constant([1]);
  one.dispose();
  one.dispose();
  const functions = ["square", "neg", "tanh"] as const;
  const results = functions.map((name) => {
    const x = engine.tape().input([10]);
    return { x, y: x[name]() };
  });
  // Programs that shared their place would compute one another's.
  for (const { x } of results) x.set(new Array(10).fill(0.5));
  const values = results.map(({ y }) => y.value()[9]!);
  expect(values.map((value) => value.toFixed(5))).toEqual(["0.25000", "-0.50000", Math.tanh(0.5).toFixed(5)]);
});

test("backward needs no memory of its own", async () => {
  const engine = await createEngine({ memoryLimit: 2 ** 20 });
  const tape = engine.tape();
  const x = tape.parameter([4], { init: [1, 2, 3, 4] });
  tape.backward(x.sum());
  const c = tape.constant([10, 20, 30, 40]);
  for (const size of [3000, 6000]) tape.parameter([size]);
  const loss = x.mul(c).sum();
  expect(() => {
    for (;;) tape.constant(1);
  }).toThrow(MemoryLimitError);
  tape.backward(loss);
  expect([...x.gradient()]).toEqual([10, 20, 30, 40]);
  expect([...c.value()]).toEqual([10, 20, 30, 40]);
});

test.each([
  ["in order", (tapes: Tape[]) => tapes],
  ["the last first", (tapes: Tape[]) => tapes.reverse()],
  [
    "every other one first",
    (tapes: Tape[]) => [...tapes.filter((_, at) => at % 2), ...tapes.filter((_, at) => at % 2 === 0)],
  ],
])("four thousand tapes at once, disposed of %s", async (_, ordered) => {
  const engine = await createEngine();
  const first = engine.tape();
  const before = used(first);
  const tapes = Array.from({ length: 4000 }, () => {
    const tape = engine.tape();
    tape.backward(
      tape
        .parameter([3], { init: [1, 2, 3] })
        .square()
        .sum(),
    );
    return tape;
  });
  expect(used(first)).toBeGreaterThan(before);
  for (const tape of ordered(tapes)) tape.dispose();
  expect(used(first)).toBe(before);
});

test("nothing of a disposed tape can be used", async () => {
  const engine = await createEngine();
  const tape = engine.tape();
  const x = tape.parameter([2], { init: [1, 2] });
  const indices = tape.indices([1], [0]);
  const loss = x.sum();
  tape.dispose();
  tape.dispose();
  const uses = [
    () => x.value(),
    () => x.gradient(),
    () => x.set([1, 2]),
    () => x.exp(),
    () => x.add(1),
    () => x.reshape([2, 1]),
    () => x.stopGradient(),
    () => x.slice(0, 0, 1),
    () => x.gather(indices),
    () => indices.set([1]),
    () => indices.value(),
    () => loss.item(),
    () => tape.input([1]),
    () => tape.indices([1]),
    () => tape.forward(),
    () => tape.backward(loss),
  ];
  for (const use of uses) expect(use, `${use}`).toThrow(/disposed/);
});

test("tapes of one engine do not disturb one another", async () => {
  const engine = await createEngine({ dtype: "f64" });
  const [one, two] = [engine.tape(), engine.tape()];
  const x = one.parameter([3], { init: [1, 2, 3] });
  const y = two.parameter([3], { init: [4, 5, 6] });
  const lossX = x.square().sum();
  const lossY = y.mul(x.value().length).sum();
  one.backward(lossX);
  two.backward(lossY);
  expect([...x.gradient()]).toEqual([2, 4, 6]);
  two.dispose();
  one.forward();
  one.backward(lossX);
  expect(lossX.item()).toBe(14);
  expect([...x.gradient()]).toEqual([2, 4, 6]);
});

test("a parameter that failed leaves no list behind that the next backward would write", async () => {
  const engine = await createEngine({ dtype: "f64" });
  const tape = engine.tape();
  expect(() => tape.parameter([2], { init: [1, 2, 3] })).toThrow(/^init: got 3 numbers/);
  const constants = Array.from({ length: 8 }, () => tape.constant([1, 2]));
  const x = tape.parameter([2], { init: [3, 4] });
  tape.backward(x.square().sum());
  for (const constant of constants) expect([...constant.value()]).toEqual([1, 2]);
  expect([...x.gradient()]).toEqual([6, 8]);
});

test("nor does one that failed after others, whose list was longer than theirs", async () => {
  const engine = await createEngine({ dtype: "f64" });
  const tape = engine.tape();
  // A block each; there is room for the list of two.
  const [x, y] = [tape.parameter([2], { init: [3, 4] }), tape.parameter([600], { init: "zeros" })];
  expect(() => tape.parameter([5000], { init: [1] })).toThrow(/^init: got 1 numbers/);
  // They are where the list was.
  const constants = Array.from({ length: 8 }, () => tape.constant(new Array(3000).fill(7)));
  tape.backward(x.square().sum().add(y.sum()));
  for (const constant of constants) expect(constant.value().every((value) => value === 7)).toBe(true);
  expect([...x.gradient()]).toEqual([6, 8]);
  expect(y.gradient().every((slope) => slope === 1)).toBe(true);
});

test("the list of blocks of many parameters writes over nothing", async () => {
  const engine = await createEngine({ dtype: "f64" });
  const tape = engine.tape();
  const between: Tensor[] = [];
  const parameters: Tensor[] = [];
  for (let block = 0; block < 9; block++) {
    // Each is larger than what the block before has left.
    parameters.push(tape.parameter([600 * 2 ** block], { init: "zeros" }));
    between.push(tape.constant([block, 1]));
    const total = parameters.map((parameter) => parameter.sum()).reduce((sum, part) => sum.add(part));
    tape.backward(total);
    for (const [at, constant] of between.entries()) expect([...constant.value()]).toEqual([at, 1]);
    tape.backward(total);
    for (const parameter of parameters) expect(parameter.gradient().every((slope) => slope === 1)).toBe(true);
  }
});

describe("where the program cannot grow", () => {
  /** A tape of as many instructions as its program has room for, less some, and another that holds what is left of the memory. */
  async function full(less: number) {
    const engine = await createEngine({ dtype: "f32", memoryLimit: 8 * 65536 });
    const tape = engine.tape();
    const filler = engine.tape();
    const x = tape.parameter([2, 2], { init: "zeros" });
    x.exp();
    const fits = Math.floor(4096 / (4 * Word.Count));
    while (tape.length < fits - less) x.exp();
    for (let size = 2 ** 17; size >= 1; size >>= 1) {
      try {
        for (;;) filler.constant(new Float32Array(size));
      } catch (error) {
        if (!(error instanceof MemoryLimitError)) throw error;
      }
    }
    return { engine, tape, filler, x, fits };
  }

  test("what was recorded of an operation of several parts is undone", async () => {
    const { tape, filler, x, fits } = await full(1);
    expect(() => tape.concat([x, x, x], 0)).toThrow(MemoryLimitError);
    expect(tape.length).toBe(fits - 1);
    expect(() => x.mean()).toThrow(MemoryLimitError);
    expect(tape.length).toBe(fits - 1);
    filler.dispose();
    const joined = tape.concat([x.exp(), x], 0);
    x.set([1, 2, 3, 4]);
    expect([...joined.value()].slice(4)).toEqual([1, 2, 3, 4]);
    tape.backward(joined.sum());
    expect(x.gradient()[3]).toBeCloseTo(Math.exp(4) + 1, 4);
  });

  test("failing takes no memory, of adjoints neither", async () => {
    const usedAfter = async (fails: number): Promise<number> => {
      const { tape, filler, x } = await full(0);
      for (let time = 0; time < fails; time++) expect(() => x.exp()).toThrow(MemoryLimitError);
      filler.dispose();
      for (let time = 0; time < 10; time++) x.exp();
      return used(tape);
    };
    expect(await usedAfter(200)).toBe(await usedAfter(0));
  });
});

test("where the runtime gives no more than so much, what there is is used, and the error does not promise more", async () => {
  const kernels = await loadKernels("f32", false, new CustomRuns());
  const pages = kernels.memory.buffer.byteLength / 65536;
  const bounded = new WebAssembly.Memory({ initial: pages, maximum: pages + 4 });
  const memory = new Memory({ ...kernels, memory: bounded }, "f32");
  for (let time = 0; time < 2; time++) {
    try {
      memory.take(100 * 65536);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(MemoryLimitError);
      const { asked, room, limit } = error as MemoryLimitError;
      expect(room).toBeLessThan(asked);
      expect(limit).toBeLessThan(200 * 65536);
    }
  }
  memory.take(2 * 65536);
  memory.take(65536);
  memory.take(65536);
  expect(memory.bytes).toBe((pages + 4) * 65536);
});
