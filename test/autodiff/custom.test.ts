/** Operations of users: in their turn forward and back, held to what they promise, and what their errors leave. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type AdjointRun,
  checkGradients,
  defineOperation,
  type ForwardRun,
  type OperationDefinition,
  ShapeError,
  type Tape,
  type Tensor,
} from "../../src/autodiff/index.js";
import { createEngine } from "./build.js";
import { expectClose, expectSame } from "./closeness.js";
import { engines, onTape } from "./on-tape.js";
import { energy } from "./operations/custom.js";

const [, engine] = engines;
let tape: Tape;
beforeEach(() => {
  tape = engine.tape();
});
afterEach(() => tape.dispose());

const plain: OperationDefinition = {
  name: "cube",
  shape: (a) => a,
  forward: ({ inputs: [x], output }) => {
    for (let at = 0; at < output.length; at++) output[at] = x![at]! ** 3;
  },
  adjoint: ({ inputs: [x], outputGradient, inputGradients: [dx] }) => {
    for (let at = 0; at < dx!.length; at++) dx![at] = 3 * x![at]! ** 2 * outputGradient[at]!;
  },
};
const cube = defineOperation(plain);
const like = (changes: Partial<OperationDefinition>) => defineOperation({ ...plain, ...changes });

test.each(["f32", "f64"] as const)("runs in its turn among the others, at every replay, in %s", (dtype) => {
  const of = (way: (x: Tensor) => Tensor) =>
    onTape(engines[dtype === "f32" ? 0 : 1], (tape) => {
      const x = tape.parameter([3], { init: [0.5, -1, 2] });
      const y = way(x.tanh()).add(x);
      const loss = way(y.mul(0.5)).sum().add(y.sum());
      const found: ArrayLike<number>[] = [];
      for (const data of [
        [0.5, -1, 2],
        [1, 0.25, -0.5],
      ]) {
        x.set(data);
        tape.forward();
        tape.backward(loss);
        found.push(y.value(), [loss.item()], x.gradient(), y.gradient());
        tape.backward(loss);
        found.push(x.gradient());
      }
      return found.map((numbers) => [...Array.from(numbers)]);
    });
  const composed = of((x) => x.mul(x).mul(x));
  for (const [place, numbers] of of(cube).entries()) {
    expectClose(numbers, composed[place]!, dtype === "f32" ? 1e-6 : 1e-14, `${place}`);
  }
});

test("forward and adjoint are called in the order of the program and its reverse, and no more often than needed", () => {
  const calls: string[] = [];
  const noted = (name: string) =>
    like({
      name,
      forward: (run) => {
        calls.push(`${name} forward`);
        plain.forward(run);
      },
      adjoint: (run) => {
        calls.push(`${name} adjoint`);
        plain.adjoint(run);
      },
    });
  const x = tape.parameter([2], { init: [1, 2] });
  const a = noted("first")(x);
  const loss = noted("second")(a.exp().mul(0.1)).sum();
  noted("unread")(a);
  noted("constant")(tape.constant([1]));
  calls.length = 0;
  tape.backward(loss);
  expect(calls).toEqual(["second adjoint", "first adjoint"]);
  calls.length = 0;
  tape.forward(loss);
  expect(calls).toEqual(["first forward", "second forward"]);
  calls.length = 0;
  x.set([1, 3]);
  a.value();
  expect(calls, "what is read alone").toEqual(["first forward"]);
});

test("takes any number of inputs, the same several times, views, and those that want no gradient", async () => {
  const product = defineOperation({
    name: "product",
    shape: (a) => a,
    forward: ({ inputs, output }) => {
      output.fill(1);
      for (const input of inputs) for (const [at, x] of input.entries()) output[at]! *= x;
    },
    adjoint: ({ inputs, outputGradient, inputGradients }) => {
      for (const [which, gradient] of inputGradients.entries()) {
        for (let at = 0; at < gradient.length; at++) {
          const others = inputs.reduce((all, input, other) => (other === which ? all : all * input[at]!), 1);
          gradient[at] = outputGradient[at]! * others;
        }
      }
    },
  });
  const point = [
    { shape: [2, 2], values: [1, 2, 3, 4] },
    { shape: [2], values: [0.5, -1.5] },
  ];
  for (const build of [
    (_: Tape, [, b]: readonly Tensor[]) => product(b!).sum(),
    (_: Tape, [a, b]: readonly Tensor[]) => product(a!.slice(0, 1, 2).reshape([2]), b!, b!, b!.exp(), b!).sum(),
    (tape: Tape, [a, b]: readonly Tensor[]) =>
      product(tape.constant([3, 4]), b!.stopGradient().add(1), a!.slice(0, 0, 1).reshape([2])).sum(),
    (_: Tape, [, b]: readonly Tensor[]) => product(b!.tanh(), product(b!, b!)).add(b!.tanh()).square().sum(),
  ]) {
    const { error, coordinate } = await checkGradients(build, point);
    // What no gradient comes through has none, though the difference sees it.
    const stopped = build.toString().includes("stopGradient") && coordinate.startsWith("parameter 1");
    if (!stopped) expect(error, coordinate).toBeLessThan(1e-8);
  }
});

test("checkGradients tells a wrong adjoint", async () => {
  const point = [{ shape: [2], values: [0.5, 2] }];
  const held = async (f: (x: Tensor) => Tensor) => (await checkGradients((_, [x]) => f(x!).sum(), point)).error;
  expect(await held(cube)).toBeLessThan(1e-8);
  const wrong = like({
    adjoint: ({ inputs: [x], outputGradient, inputGradients: [dx] }) => {
      for (let at = 0; at < dx!.length; at++) dx![at] = 2 * x![at]! ** 2 * outputGradient[at]!;
    },
  });
  expect(await held(wrong)).toBeGreaterThan(0.1);
  expect(await held(like({ adjoint: () => {} })), "nothing written").toBeGreaterThan(0.1);
});

describe("a definition or call that cannot work is refused", () => {
  const any = <Value>(value: unknown) => value as Value;
  test.each<[string, () => unknown, RegExp | string]>([
    ["nothing", () => defineOperation(any({})), /^name: got nothing, takes a name/],
    ["no adjoint", () => like({ adjoint: any(undefined) }), /^adjoint: got nothing, takes a function of/],
    ["a name of two words", () => like({ name: "my cube" }), /^name: got "my cube", takes a name/],
    ["a field that there is not", () => like(any({ backward: () => {} })), /backward/],
    ["no inputs", () => cube(), "cube: got nothing, takes tensors, at least one"],
    ["a number", () => cube(any(3)), "cube: got 3, takes tensors, at least one"],
    ["of another tape", () => energy(tape.input([2]), engine.tape().input([2])), /^energy: .*another tape/],
    ["a shape of halves", () => like({ shape: () => [1.5] })(tape.input([2])), "cube: got shape [1.5], takes a list"],
    ["no shape", () => like({ shape: any(() => {}) })(tape.input([2])), "cube: got shape nothing, takes a list"],
    ["shapes that do not fit", () => energy(tape.input([2]), tape.input([3])), "energy: shapes [2] and [3] differ"],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(message);
    expect(tape.length).toBe(0);
  });

  test("of a type of its own where it is a shape", () => {
    expect(() => like({ shape: () => [-1] })(tape.input([2]))).toThrow(ShapeError);
  });
});

describe("what is written is checked", () => {
  test.each<[string, (run: ForwardRun) => unknown, string]>([
    ["nothing", () => {}, "cube: forward left NaN at 0 of output, of shape [2, 2], takes a number for each element"],
    ["not all", ({ output }) => void output.fill(1, 0, 3), "cube: forward left NaN at 3 of output"],
    ["NaN", ({ output }) => void output.fill(1).fill(Number.NaN, 1, 2), "cube: forward left NaN at 1 of output"],
    ["an array given back", ({ inputs: [x] }) => x!.map((y) => y), "cube: forward gave"],
    ["a promise", async ({ output }) => void output.fill(1), "cube: forward gave"],
  ])("by forward: %s", (_, forward, message) => {
    const x = tape.parameter([2, 2], { init: [1, 2, 3, 4] });
    expect(() => like({ forward: forward as OperationDefinition["forward"] })(x)).toThrow(message);
    expect(tape.length).toBe(0);
  });

  test.each<[string, (run: AdjointRun) => unknown, string]>([
    [
      "NaN",
      ({ inputGradients: [dx] }) => void dx!.fill(Number.NaN),
      "cube: adjoint left NaN at 0 of inputGradients[0], of",
    ],
    ["an array given back", ({ outputGradient }) => outputGradient, "cube: adjoint gave"],
  ])("by adjoint: %s", (_, adjoint, message) => {
    const x = tape.parameter([2], { init: [1, 2] });
    const loss = like({ adjoint: adjoint as OperationDefinition["adjoint"] })(x).sum();
    expect(() => tape.backward(loss)).toThrow(message);
  });

  test("but NaN of NaN, and infinities, are numbers like any other", () => {
    const x = tape.parameter([3], { init: [Number.NaN, 1e200, 2] });
    const out = cube(x);
    tape.backward(out.sum());
    expect([...out.value()]).toEqual([Number.NaN, Number.POSITIVE_INFINITY, 8]);
    expect([...x.gradient()]).toEqual([Number.NaN, Number.POSITIVE_INFINITY, 12]);
  });

  test("and what is written elsewhere has no effect", () => {
    const x = tape.parameter([2], { init: [1, 2] });
    const spoils = like({
      forward: (run) => {
        plain.forward(run);
        run.inputs[0]!.fill(7);
      },
      // By the output too, which is as it was.
      adjoint: (run) => {
        plain.adjoint({ ...run, inputs: [run.output.map(Math.cbrt)] });
        for (const numbers of [...run.inputs, run.output, run.outputGradient]) numbers.fill(7);
      },
    });
    const out = spoils(x);
    const loss = out.mul(tape.constant([1, 2])).sum();
    for (let time = 0; time < 2; time++) {
      tape.backward(loss);
      expect([...x.value(), ...out.value(), ...x.gradient()]).toEqual([1, 2, 1, 8, 3, 24]);
    }
  });
});

describe("an error of its code", () => {
  let fails = false;
  const failing = (place: "forward" | "adjoint") =>
    like({
      [place]: (run: AdjointRun) => {
        if (fails) throw new Error("mine");
        plain[place](run);
      },
    });
  afterEach(() => {
    fails = false;
  });

  test("while it is recorded leaves the tape as it was", () => {
    const x = tape.parameter([2], { init: [1, 2] });
    const operation = failing("forward");
    fails = true;
    for (let time = 0; time < 50; time++) expect(() => operation(x)).toThrow("mine");
    expect(tape.length).toBe(0);
    fails = false;
    const loss = operation(x).sum();
    expect(tape.length).toBe(2);
    tape.backward(loss);
    expect([...x.gradient()]).toEqual([3, 12]);
  });

  test("at a replay leaves what comes before computed, and the rest to be computed", () => {
    const x = tape.parameter([2], { init: [1, 2] });
    const before = x.mul(2);
    const after = failing("forward")(before).add(1);
    x.set([2, 3]);
    fails = true;
    expect(() => tape.forward()).toThrow("mine");
    expect([...before.value()]).toEqual([4, 6]);
    expect(() => after.value(), "never stale").toThrow("mine");
    expect(() => tape.backward(after.sum())).toThrow("mine");
    fails = false;
    expect([...after.value()]).toEqual([65, 217]);
    fails = true;
    expect(() => tape.forward(), "though all was computed").toThrow("mine");
    expect(() => after.value(), "which it then is not").toThrow("mine");
    fails = false;
    expect([...after.value()]).toEqual([65, 217]);
  });

  test("in backward leaves no gradients, and the tape in use", () => {
    const x = tape.parameter([2], { init: [1, 2] });
    const out = failing("adjoint")(x.mul(2)).sum();
    tape.backward(out);
    const gradient = x.gradient();
    fails = true;
    expect(() => tape.backward(out)).toThrow("mine");
    expect(() => x.gradient()).toThrow("gradient: there is none before tape.backward");
    fails = false;
    tape.backward(out);
    expectSame(x.gradient(), gradient, "gradient");
  });
});

describe("while its code runs", () => {
  test("its own tape is closed, whatever is tried", () => {
    const x = tape.parameter([2], { init: [1, 2] });
    const list = tape.indices([1], [0]);
    const tried: [string, () => unknown][] = [
      ["input", () => tape.input([1])],
      ["parameter", () => tape.parameter([1])],
      ["constant", () => tape.constant(1)],
      ["indices", () => tape.indices([1])],
      ["indices", () => list.set([1])],
      ["indices", () => list.value()],
      ["exp", () => x.exp()],
      ["add", () => x.add(x)],
      ["reshape", () => x.reshape([2, 1])],
      ["set", () => x.set([3, 4])],
      ["value", () => x.value()],
      ["gradient", () => x.gradient()],
      ["cube", () => cube(x)],
      ["forward", () => tape.forward()],
      ["backward", () => tape.backward(x)],
      ["dispose", () => tape.dispose()],
    ];
    let count = 0;
    const tries = (run: () => void) => {
      for (const [name, call] of tried) {
        expect(call).toThrow(`${name}: the tape is running nosy, whose code may use other tapes alone`);
      }
      expect(String(x)).toBe("Tensor [2] of a tape that is running nosy");
      count += 1;
      run();
    };
    const nosy = like({
      name: "nosy",
      forward: (run) => tries(() => plain.forward(run)),
      adjoint: (run) => tries(() => plain.adjoint(run)),
    });
    const loss = nosy(x).sum();
    tape.backward(loss);
    expect(count).toBe(2);
    expect([...x.gradient(), ...x.square().value()]).toEqual([3, 12, 1, 4]);
  });

  test("other tapes of the engine can be used, and its memory may grow", async () => {
    const engine = await createEngine({ dtype: "f64" });
    const outer = engine.tape();
    const inside = (work: (tape: Tape) => void) => {
      const tape = engine.tape();
      tape.input([engine.memoryBytes / 8]);
      work(tape);
      tape.dispose();
    };
    const viaTape = like({
      forward: ({ inputs: [x], output }) => inside((tape) => void cube(tape.constant(x!)).value(output)),
      adjoint: ({ inputs: [x], outputGradient, inputGradients: [dx] }) =>
        inside((tape) => {
          const inner = tape.parameter([x!.length], { init: x! });
          tape.backward(cube(inner).mul(tape.constant(outputGradient)).sum());
          inner.gradient(dx!);
        }),
    });
    const x = outer.parameter([2], { init: [1, 2] });
    const loss = viaTape(x.mul(1))
      .mul(outer.constant([1, 2]))
      .sum();
    for (let time = 0; time < 4; time++) {
      const before = engine.memoryBytes;
      outer.backward(loss);
      outer.forward();
      expect([loss.item(), ...x.gradient()]).toEqual([17, 3, 24]);
      if (time === 0) expect(engine.memoryBytes).toBeGreaterThan(before);
    }
  });
});

test("is of the tape: one that is disposed of leaves nothing behind, and its numbers are used again", async () => {
  const engine = await createEngine();
  const memory = () => {
    for (let time = 0; time < 20; time++) {
      onTape(engine, (tape) => cube(cube(tape.parameter([5]))));
    }
    return engine.memoryBytes;
  };
  /** The number that the next one gets. */
  const next = () => {
    const which = engine.customs.add(undefined as never);
    engine.customs.remove(which);
    return which;
  };
  const before = [memory(), next()];
  expect([memory(), next()]).toEqual(before);
  onTape(engine, (tape) => {
    const first = next();
    for (let time = 0; time < 3; time++) {
      expect(() => like({ forward: () => {} })(tape.constant(1))).toThrow("left NaN");
      expect(next()).toBe(first);
    }
  });
  onTape(engine, (one) =>
    onTape(engine, (other) => {
      const outs = [one, other].map((tape) => cube(tape.constant([tape === one ? 2 : 3])));
      other.dispose();
      const third = engine.tape();
      const last = cube(third.constant([4]));
      one.forward();
      third.forward();
      expect([outs[0]!.item(), last.item()]).toEqual([8, 64]);
      third.dispose();
    }),
  );
  const disposed = engine.tape();
  const x = disposed.input([1]);
  disposed.dispose();
  expect(() => cube(x)).toThrow("cube: the tape was disposed of");
});

test("a replay makes no arrays", () => {
  const seen = new Set<unknown>();
  const watched = like({
    forward: (run) => {
      seen.add(run).add(run.inputs[0]).add(run.output);
      plain.forward(run);
    },
    adjoint: (run) => {
      seen.add(run).add(run.inputs[0]).add(run.output).add(run.outputGradient).add(run.inputGradients[0]);
      plain.adjoint(run);
    },
  });
  const x = tape.parameter([500], { seed: 1 });
  const loss = watched(x.mul(2)).sum();
  tape.backward(loss);
  const views = vi.spyOn(Float64Array.prototype, "subarray");
  for (let time = 0; time < 20; time++) {
    tape.forward();
    tape.backward(loss);
  }
  expect(views).not.toHaveBeenCalled();
  expect(seen.size).toBe(5);
  views.mockRestore();
});
