/** Memory: what a limit says, and that what is disposed of comes back. */
import { expect, test } from "vitest";
import { type Engine, MemoryLimitError } from "../../src/autodiff/index.js";
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
  await expect(createEngine({ memoryLimit: 1000 })).rejects.toThrow(/memoryLimit.*1000/);
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
