/** Optimisers against the formulas of their papers in plain numbers. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Adam, createEngine, type Engine, Network, Sgd, type Tape, type Tensor } from "../../src/autodiff/index.js";

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
