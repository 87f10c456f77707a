/** Optimisers against the formulas of their papers in plain numbers. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Adam, createEngine, type Engine, Network, Sgd, type Tape, type Tensor } from "../../src/autodiff/index.js";
import { Powers } from "../../src/autodiff/powers.js";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ dtype: "f64" });
});

const finite = fc.double({ min: -2, max: 2, noNaN: true });
const rate = fc.double({ min: 0.001, max: 0.5, noNaN: true });
const share = fc.double({ min: 0, max: 0.95, noNaN: true });
/** Two parameters by their first values, and shares of the step size. */
const parameters = fc.record({
  one: fc.array(finite, { minLength: 1, maxLength: 5 }),
  other: fc.array(finite, { minLength: 1, maxLength: 5 }),
  rates: fc.tuple(fc.constantFrom(1, 0.25, 3), fc.constantFrom(1, 0.25, 3)),
});

/** A loss whose gradient changes as parameters do: the sum of (x - 1)^4 / 4, so that the gradient is (x - 1)^3. */
function lossOf(tape: Tape, tensors: readonly Tensor[]): Tensor {
  return tensors
    .map((x) => {
      const off = x.sub(tape.constant(new Float64Array(x.size).fill(1), x.shape));
      return off.square().square().sum().mul(0.25);
    })
    .reduce((sum, part) => sum.add(part));
}
const slope = (x: number): number => (x - 1) ** 3;

interface Problem {
  readonly tape: Tape;
  readonly tensors: readonly Tensor[];
  step(optimizer: Adam | Sgd): number;
}

function problem({ one, other, rates }: { one: number[]; other: number[]; rates: readonly [number, number] }): Problem {
  const tape = engine.tape();
  const tensors = [one, other].map((init, at) => tape.parameter([init.length], { init, rate: rates[at]! }));
  const loss = lossOf(tape, tensors);
  return {
    tape,
    tensors,
    step(optimizer) {
      tape.forward();
      tape.backward(loss);
      return optimizer.step();
    },
  };
}

/** Adam as Kingma and Ba have it (2015, algorithm 1), on one number. */
function adamInNumbers(
  start: number,
  steps: number,
  rate: number,
  beta1: number,
  beta2: number,
  epsilon: number,
): number {
  let [x, mean, square] = [start, 0, 0];
  for (let step = 1; step <= steps; step++) {
    const gradient = slope(x);
    mean = beta1 * mean + (1 - beta1) * gradient;
    square = beta2 * square + (1 - beta2) * gradient ** 2;
    x -= (rate * (mean / (1 - beta1 ** step))) / (Math.sqrt(square / (1 - beta2 ** step)) + epsilon);
  }
  return x;
}

function expectClose(found: ArrayLike<number>, wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  for (const [at, value] of wanted.entries()) expect(Math.abs(found[at]! - value)).toBeLessThan(1e-9);
}

describe("Adam", () => {
  test("does what its paper says, each parameter at its own share of the step size", () => {
    fc.assert(
      fc.property(
        parameters,
        rate,
        share,
        share,
        fc.integer({ min: 1, max: 6 }),
        (start, size, beta1, beta2, steps) => {
          const { tape, tensors, step } = problem(start);
          const adam = new Adam(tape, { rate: size, beta1, beta2, epsilon: 1e-3 });
          for (let at = 0; at < steps; at++) step(adam);
          for (const [at, values] of [start.one, start.other].entries()) {
            const own = size * start.rates[at]!;
            expectClose(
              tensors[at]!.value(),
              values.map((value) => adamInNumbers(value, steps, own, beta1, beta2, 1e-3)),
            );
          }
          tape.dispose();
        },
      ),
    );
  });

  test("takes the whole step everywhere where it is uniform", () => {
    const { tape, tensors, step } = problem({ one: [0], other: [0.5], rates: [0.25, 1] });
    const adam = new Adam(tape, { rate: 0.1, epsilon: 1e-15, uniform: true });
    step(adam);
    // The first step is as long as the rate, whatever the gradient.
    expectClose(tensors[0]!.value(), [0.1]);
    expectClose(tensors[1]!.value(), [0.6]);
    tape.dispose();
  });

  test("goes on from what was saved as if nothing had happened, bit for bit", () => {
    fc.assert(
      fc.property(parameters, fc.integer({ min: 0, max: 40 }), (start, before) => {
        const whole = problem(start);
        const adam = new Adam(whole.tape, { rate: 0.05 });
        for (let at = 0; at < before; at++) whole.step(adam);
        const saved = adam.save();
        const [one, other] = whole.tensors.map((tensor) => [...tensor.value()]);
        const rest = problem({ ...start, one: one!, other: other! });
        const resumed = new Adam(rest.tape, { rate: 0.05 });
        resumed.restore(saved);
        for (let at = 0; at < 3; at++) {
          whole.step(adam);
          rest.step(resumed);
        }
        for (const [at, tensor] of whole.tensors.entries()) expect(rest.tensors[at]!.value()).toEqual(tensor.value());
        whole.tape.dispose();
        rest.tape.dispose();
      }),
    );
  });
});

describe("stochastic gradient descent", () => {
  test("keeps a share of its last step", () => {
    fc.assert(
      fc.property(parameters, share, fc.integer({ min: 1, max: 5 }), (start, momentum, steps) => {
        const { tape, tensors, step } = problem(start);
        const sgd = new Sgd(tape, { rate: 0.01, momentum });
        for (let at = 0; at < steps; at++) step(sgd);
        for (const [at, values] of [start.one, start.other].entries()) {
          const wanted = values.map((value) => {
            let [x, velocity] = [value, 0];
            for (let step = 0; step < steps; step++) {
              velocity = momentum * velocity + slope(x);
              x -= 0.01 * start.rates[at]! * velocity;
            }
            return x;
          });
          expectClose(tensors[at]!.value(), wanted);
        }
        tape.dispose();
      }),
    );
  });

  test("gives the norm of the gradients, and clips them together", () => {
    fc.assert(
      fc.property(parameters, fc.double({ min: 0.01, max: 5, noNaN: true }), (start, clip) => {
        const { tape, tensors, step } = problem(start);
        const norm = Math.hypot(...[...start.one, ...start.other].map(slope));
        expect(Math.abs(step(new Sgd(tape, { rate: 0.1, clip })) - norm)).toBeLessThan(1e-9 * (1 + norm));
        const scale = Math.min(1, clip / norm);
        expectClose(
          tensors[0]!.value(),
          start.one.map((value) => value - 0.1 * start.rates[0] * scale * slope(value)),
        );
        tape.dispose();
      }),
    );
  });
});

describe("an optimiser", () => {
  test("moves what it is given alone", () => {
    const { tape, tensors, step } = problem({ one: [0], other: [0], rates: [1, 1] });
    step(new Sgd(tape, { rate: 0.1, parameters: [tensors[1]!] }));
    expect([tensors[0]!.value()[0], tensors[1]!.value()[0]]).toEqual([0, 0.1]);
    tape.dispose();
  });

  test("refuses a gradient that is no number, and keeps everything as it was", () => {
    const { tape, tensors, step } = problem({ one: [0], other: [Number.NaN], rates: [1, 1] });
    expect(() => step(new Adam(tape))).toThrow(/norm of the gradient is NaN/);
    expect(tensors[0]!.value()[0]).toBe(0);
    tape.dispose();
  });

  test.each([
    ["rate", () => new Sgd(engine.tape(), { rate: 0 })],
    ["rate", () => new Adam(engine.tape(), { rate: Number.NaN })],
    ["rate", () => engine.tape().parameter([1], { rate: -1 })],
    ["momentum", () => new Sgd(engine.tape(), { rate: 1, momentum: 1 })],
    ["beta2", () => new Adam(engine.tape(), { beta2: -0.1 })],
    ["epsilon", () => new Adam(engine.tape(), { epsilon: 0 })],
    ["clip", () => new Adam(engine.tape(), { clip: 0 })],
  ])("says what is wrong with its %s", (field, make) => {
    expect(make).toThrow(new RegExp(`^${field}: got `));
  });

  test("does not take the state of other parameters, nor what is no parameter", () => {
    const one = problem({ one: [0], other: [0, 1], rates: [1, 1] });
    const other = problem({ one: [0], other: [0], rates: [1, 1] });
    const saved = new Adam(one.tape).save();
    expect(() => new Adam(other.tape).restore(saved)).toThrow(/restore: the state is of other parameters/);
    const constant = one.tape.constant([1]);
    expect(() => new Adam(one.tape, { parameters: [constant] })).toThrow(/takes parameters only/);
    one.tape.dispose();
    other.tape.dispose();
  });
});

describe("what an optimiser updates", () => {
  /** f32, where vectors are four wide. */
  async function leaves() {
    const tape = (await createEngine()).tape();
    const x = tape.parameter([8], { init: [1, 2, 3, 4, 5, 6, 7, 8], rate: 0.5 });
    const input = tape.input([2], { gradient: true });
    input.set([1, 2]);
    tape.backward(x.sum().add(input.sum()));
    return { tape, x, input };
  }

  test("views of parameters move what they are a view of, at its share, and nothing beside it", async () => {
    for (const [start, end] of [
      [0, 2],
      [1, 8],
      [3, 4],
      [2, 7],
    ] as const) {
      for (const make of [Adam, Sgd]) {
        const { tape, x } = await leaves();
        const before = x.value();
        new make(tape, { rate: 0.1, parameters: [x.slice(0, start, end)] }).step();
        const after = x.value();
        for (const [at, value] of before.entries()) {
          const wanted = at >= start && at < end ? value - 0.05 : value;
          if (at >= start && at < end) expect(after[at]).toBeCloseTo(wanted, 5);
          else expect(after[at]).toBe(value);
        }
      }
    }
  });

  test("inputs with a gradient too", async () => {
    const { tape, input } = await leaves();
    new Sgd(tape, { rate: 0.1, parameters: [input] }).step();
    expect([...input.value()].map((value) => value.toFixed(5))).toEqual(["0.90000", "1.90000"]);
  });

  test("the same numbers twice are refused", async () => {
    const { tape, x } = await leaves();
    const twice = [
      [x, x],
      [x, x.reshape([2, 4])],
      [x.slice(0, 0, 3), x.slice(0, 2, 5)],
    ];
    for (const parameters of twice) expect(() => new Adam(tape, { parameters })).toThrow(/Adam: .* share numbers/);
    new Adam(tape, { parameters: [x.slice(0, 0, 3), x.slice(0, 3, 5)] }).step();
  });

  test("results, constants and what passes no gradient are refused", async () => {
    const { tape, x } = await leaves();
    for (const wrong of [x.exp(), tape.constant([1]), tape.input([1]), x.stopGradient()]) {
      expect(() => new Sgd(tape, { rate: 0.1, parameters: [wrong] })).toThrow(
        /Sgd: got a tensor .* takes parameters only/,
      );
    }
  });

  test("parameters made after it are not passed over in silence", async () => {
    const tape = (await createEngine()).tape();
    expect(() => new Adam(tape)).toThrow(/Adam: there are no parameters; make them before/);
    const x = tape.parameter([1], { init: [1] });
    const all = new Adam(tape);
    const named = new Adam(tape, { parameters: [x] });
    const y = tape.parameter([1], { init: [1] });
    tape.backward(x.add(y).sum());
    expect(() => all.step()).toThrow(/step: the tape has 2 parameters, and had 1/);
    expect(named.step()).toBe(1);
  });

  test("no step without a backward since the last one", async () => {
    const { tape, x } = await leaves();
    const fresh = engine.tape();
    fresh.parameter([1]);
    expect(() => new Adam(fresh).step()).toThrow(/step: there was no tape.backward yet/);
    const [one, other] = [new Adam(tape), new Adam(tape)];
    one.step();
    other.step();
    expect(() => one.step()).toThrow(/step: there was no tape.backward since the last step/);
    tape.backward(x.sum());
    one.step();
  });
});

describe("numbers beyond what the format holds", () => {
  const cases = [
    ["f32", 1e20],
    ["f32", 1e-25],
    ["f32", 3e38],
    ["f32", 2 ** -149],
    ["f64", 1e200],
    ["f64", 1e-200],
    ["f64", 5e-324],
    ["f64", 1],
  ] as const;

  test.each(cases)("the norm, and clipping by it, in %s at %s", async (dtype, slope) => {
    const tape = (await createEngine({ dtype })).tape();
    // Three, so that a part of a vector is left over.
    const x = tape.parameter([3], { init: [1, 1, 1] });
    tape.backward(x.mul(tape.constant([slope, -slope, slope])).sum());
    const [exact] = x.gradient();
    const norm = new Sgd(tape, { rate: 0.1, clip: 1 }).step();
    expect(Math.abs(norm / (exact! * Math.sqrt(3)) - 1)).toBeLessThan(slope === 5e-324 ? 0.5 : 1e-12);
    const moved = 0.1 / Math.max(1, 1 / norm) / Math.sqrt(3);
    expect(x.value()[0]).toBeCloseTo(1 - moved, 6);
    expect(x.value()[1]).toBeCloseTo(1 + moved, 6);
  });

  test("a square that Adam could not keep is refused, and nothing is spoiled", async () => {
    const tape = (await createEngine()).tape();
    const x = tape.parameter([2], { init: [1, 1] });
    const scale = tape.input([1]);
    const loss = x.mul(scale).sum();
    scale.set([1e20]);
    tape.backward(loss);
    const adam = new Adam(tape, { rate: 0.1 });
    expect(() => adam.step()).toThrow(/step: .* beyond f32; clip it, or scale the loss/);
    expect([...x.value()]).toEqual([1, 1]);
    const clipped = new Adam(tape, { rate: 0.1, clip: 1 });
    clipped.step();
    scale.set([1]);
    tape.backward(loss);
    adam.step();
    expect([...x.value()].every((value) => Math.abs(value - 0.8) < 1e-5)).toBe(true);
  });

  test("what f32 would round to nothing", async () => {
    const tape = (await createEngine()).tape();
    const x = tape.parameter([1], { init: [1] });
    tape.backward(x.mul(0).sum());
    new Adam(tape, { epsilon: 1e-46 }).step();
    expect(x.value()[0]).toBe(1);
    expect(() => new Sgd(tape, { rate: 1e-46 })).toThrow(/^rate: got 1e-46, which f32 rounds to 0/);
    expect(() => new Adam(tape, { beta2: 1 - 1e-9 })).toThrow(/^beta2: got 0.999999999, which f32 rounds to 1/);
  });

  test("a state of as many steps as there can be is taken up at once", () => {
    const { tape, step } = problem({ one: [0], other: [0], rates: [1, 1] });
    const adam = new Adam(tape, { rate: 0.1 });
    step(adam);
    const { states } = adam.save();
    adam.restore({ steps: Number.MAX_SAFE_INTEGER - 1, states });
    step(adam);
    expect(adam.save().steps).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => adam.restore({ steps: 0.5, states })).toThrow(/^steps: got 0.5/);
    expect(() => adam.restore({ steps: 1, states: states.map(() => "no") as never })).toThrow(/^restore: got "no"/);
    tape.dispose();
  });
});

test("powers by squaring are those of multiplication, and 0 where they make no difference to 1", () => {
  expect(new Powers(0.999999999).to(Number.MAX_SAFE_INTEGER)).toBe(0);
  expect(new Powers(1 - 2 ** -53).to(2 ** 32)).toBeCloseTo(1, 6);
  expect(new Powers(1 - 2 ** -53).to(2 ** 53 - 1)).toBeCloseTo(1 / Math.E, 6);
  expect([new Powers(0).to(0), new Powers(0).to(1)]).toEqual([1, 0]);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(2000), (base, exponent) => {
      let product = 1;
      for (let left = exponent; left > 0; left--) product *= base;
      // Each of so many multiplications rounds once.
      expect(Math.abs(new Powers(base).to(exponent) - product)).toBeLessThanOrEqual(
        product * (exponent + 12) * 2 ** -52 + 2 ** -60,
      );
    }),
  );
});

describe("a network", () => {
  test("takes smaller steps behind hidden layers that are wider than its step size was chosen for", () => {
    const tape = engine.tape();
    new Network(tape, { inputs: 30, hidden: [64, 8, 32], outputs: 2, seed: 1, tunedWidth: 16 });
    new Network(tape, { inputs: 3, hidden: [64], outputs: 2, seed: 1 });
    // Weights and bias of each layer in turn.
    expect(tape.rates).toEqual([1, 1, 0.25, 1, 1, 1, 0.5, 1, 1, 1, 1, 1]);
    tape.dispose();
  });
});

describe("what a format has no digits for", () => {
  test.each([
    [1, 3e38],
    [1e-3, 3e38],
    [1e-8, 3e38],
    [1e-20, 1e30],
  ])("a step clipped to %d of a gradient of %d", async (clip, norm) => {
    const tape = (await createEngine({ dtype: "f32" })).tape();
    const x = tape.parameter([2], { init: [0, 0] });
    tape.backward(x.mul(tape.constant([0.6 * norm, 0.8 * norm])).sum());
    new Sgd(tape, { rate: 1, clip }).step();
    expect(x.value()[0]! / clip).toBeCloseTo(-0.6, 5);
    expect(x.value()[1]! / clip).toBeCloseTo(-0.8, 5);
    const moved = new Adam(tape, { rate: 1, clip, epsilon: clip });
    moved.step();
    expect(moved.save().states[0]![0]! / clip).toBeCloseTo(0.06, 5);
  });

  test("a step that no double can be clipped to is refused", () => {
    const tape = engine.tape();
    const x = tape.parameter([1], { init: [0] });
    tape.backward(x.mul(1e308).sum());
    expect(() => new Sgd(tape, { rate: 1, clip: 1e-20 }).step()).toThrow(/^step: .*cannot be clipped to 1e-20/);
    expect(x.value()).toEqual(new Float64Array(1));
  });

  test("step sizes that become 0 or infinite, by a share of them too, and what they are divided by", async () => {
    const tape = (await createEngine({ dtype: "f32" })).tape();
    tape.parameter([1], { rate: 1e-40 });
    expect(() => new Sgd(tape, { rate: 1e-8 })).toThrow(/^rate: got 1e-48, which f32 rounds to 0/);
    expect(() => new Sgd(tape, { rate: 1e-8, uniform: true })).not.toThrow();
    expect(() => new Sgd(tape, { rate: 1e40, uniform: true })).toThrow(
      /^rate: got 1e\+40, which f32 rounds to Infinity/,
    );
    expect(() => new Adam(tape, { uniform: true, epsilon: 1e40 })).toThrow(/^epsilon: got 1e\+40/);
  });

  test("a saved state that no step leaves", async () => {
    const tape = (await createEngine({ dtype: "f32" })).tape();
    const adam = new Adam(tape, { parameters: [tape.parameter([2])] });
    const before = adam.save();
    for (const states of [
      [
        [Number.NaN, 0],
        [0, 0],
      ],
      [
        [0, 1e300],
        [0, 0],
      ],
      [
        [0, 0],
        [0, -1],
      ],
      [
        [0, 0],
        [Number.POSITIVE_INFINITY, 0],
      ],
    ]) {
      expect(() => adam.restore({ steps: 1, states })).toThrow(/^restore: got \S+ at [01] of state [01], takes/);
      expect(adam.save()).toEqual(before);
    }
  });
});

describe("a share of the step size", () => {
  test.each(["Adam", "Sgd"] as const)("%s: moves parameters as a step of that size would", (name) => {
    fc.assert(
      fc.property(parameters, rate, fc.double({ min: 0.01, max: 1, noNaN: true }), (given, size, part) => {
        const moved = [[size, part] as const, [size * part, 1] as const].map(([rate, part]) => {
          const { tape, tensors } = problem(given);
          const loss = lossOf(tape, tensors);
          const optimizer = name === "Adam" ? new Adam(tape, { rate }) : new Sgd(tape, { rate });
          tape.backward(loss);
          optimizer.step(part);
          return tensors.flatMap((tensor) => [...tensor.value()]);
        });
        for (const [at, value] of moved[0]!.entries()) expect(value).toBeCloseTo(moved[1]![at]!, 12);
      }),
    );
  });

  test("a whole one is what a step takes unless told; none, more, and what is no number are refused", () => {
    const { tape, tensors } = problem({ one: [0.5], other: [2], rates: [1, 1] });
    const loss = lossOf(tape, tensors);
    const optimizer = new Adam(tape, { rate: 0.1 });
    tape.backward(loss);
    for (const share of [0, 1.5, Number.NaN]) {
      expect(() => optimizer.step(share)).toThrow(/^share: got .*, takes a number above 0 and of at most 1$/);
    }
    expect(() => optimizer.step()).not.toThrow();
  });
});
