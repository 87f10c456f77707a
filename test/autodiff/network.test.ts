/** Networks against plain sums, and what their first values and step sizes are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Network, type NetworkOptions } from "../../src/autodiff/index.js";
import { createEngine } from "./build.js";
import { onTape } from "./on-tape.js";

const engine = await createEngine({ dtype: "f64" });

const anyNetwork: fc.Arbitrary<NetworkOptions> = fc.record(
  {
    inputs: fc.integer({ min: 1, max: 5 }),
    hidden: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
    outputs: fc.integer({ min: 1, max: 4 }),
    copies: fc.integer({ min: 1, max: 3 }),
    activation: fc.constantFrom("tanh" as const, "relu" as const),
    seed: fc.nat(),
  },
  { requiredKeys: ["inputs", "hidden", "outputs", "seed"] },
);

/** One copy's answer to one row, layer by layer. */
function answer(network: Network, copy: number, row: readonly number[], activation: "tanh" | "relu"): number[] {
  let values = [...row];
  for (let at = 0; at < network.parameters.length; at += 2) {
    const [weights, bias] = [network.parameters[at]!, network.parameters[at + 1]!];
    const [from, to] = weights.shape.slice(-2) as [number, number];
    const w = weights.value();
    const b = bias.value();
    const sums = Array.from({ length: to }, (_, unit) =>
      values.reduce((sum, value, i) => sum + value * w[(copy * from + i) * to + unit]!, b[copy * to + unit]!),
    );
    const isLast = at + 2 === network.parameters.length;
    values = isLast ? sums : sums.map((sum) => (activation === "tanh" ? Math.tanh(sum) : Math.max(0, sum)));
  }
  return values;
}

test("what a network answers is that of its layers in turn", () => {
  fc.assert(
    fc.property(anyNetwork, fc.integer({ min: 1, max: 4 }), (options, rows) => {
      const { inputs, outputs, copies, activation = "tanh" } = options;
      onTape(engine, (tape) => {
        const network = new Network(tape, options);
        for (const [at, parameter] of network.parameters.entries()) {
          // Biases are 0 at first; here they count.
          if (at % 2 === 1) parameter.set(parameter.value().map((_, unit) => 0.1 * (unit + at)));
        }
        const lead = copies === undefined ? [] : [copies];
        const many = copies ?? 1;
        const numbers = Array.from({ length: many * rows * inputs }, (_, at) => Math.sin(1 + at));
        const output = network.apply(tape.constant(numbers, [...lead, rows, inputs]));
        expect(output.shape).toEqual([...lead, rows, outputs]);
        const got = output.value();
        for (let place = 0; place < many * rows; place++) {
          const row = numbers.slice(place * inputs, (place + 1) * inputs);
          const wanted = answer(network, Math.floor(place / rows), row, activation);
          wanted.forEach((value, at) => {
            expect(got[place * outputs + at]).toBeCloseTo(value, 10);
          });
        }
      });
    }),
    { numRuns: 60 },
  );
});

describe("first values", () => {
  const made = (options: NetworkOptions) =>
    onTape(engine, (tape) => new Network(tape, options).parameters.map((parameter) => [...parameter.value()]));

  test("layer i draws with seed + i, biases are 0", () => {
    fc.assert(
      fc.property(anyNetwork, (options) => {
        const values = made(options);
        expect(values.length).toBe(2 * (options.hidden.length + 1));
        const sizes = [options.inputs, ...options.hidden, options.outputs];
        const lead = options.copies === undefined ? [] : [options.copies];
        onTape(engine, (tape) => {
          const init = options.activation === "relu" ? "he" : "glorot";
          for (let layer = 0; layer + 1 < sizes.length; layer++) {
            const shape = [...lead, sizes[layer]!, sizes[layer + 1]!];
            const alone = tape.parameter(shape, { init, seed: options.seed + layer });
            expect(values[2 * layer]).toEqual([...alone.value()]);
            expect(values[2 * layer + 1]!.every((value) => value === 0)).toBe(true);
          }
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe("a parameter begins", () => {
  // A sample of n fills all but about 2 / n of its range; 0.99 of it is missed with a chance of 0.995^n, 10^-10 here.
  test.each([
    ["glorot", [3, 40, 40], Math.sqrt(6 / 80)],
    ["glorot", [60, 80], Math.sqrt(6 / 140)],
    ["he", [60, 80], Math.sqrt(6 / 60)],
    ["he", [4800], Math.sqrt(6 / 4800)],
    [undefined, [60, 80], Math.sqrt(6 / 140)],
  ] as const)("%s, %j: uniform within %f", (init, shape, bound) => {
    onTape(engine, (tape) => {
      const values = [...tape.parameter([...shape], { seed: 3, ...(init === undefined ? {} : { init }) }).value()];
      expect(Math.max(...values)).toBeLessThanOrEqual(bound);
      expect(Math.max(...values)).toBeGreaterThan(0.99 * bound);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(-bound);
      expect(Math.min(...values)).toBeLessThan(-0.99 * bound);
      // Four standard errors of the mean of a uniform.
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(Math.abs(mean)).toBeLessThan((4 * bound) / Math.sqrt(3 * values.length));
      expect(new Set(values).size).toBeGreaterThan(0.99 * values.length);
    });
  });

  test("with the values that are given, and with nothing else", () => {
    onTape(engine, (tape) => {
      expect([...tape.parameter([2], { init: [3, 4] }).value()]).toEqual([3, 4]);
      expect([...tape.parameter([2], { init: "zeros" }).value()]).toEqual([0, 0]);
      for (const wrong of ["ones", 5, null, true, {}]) {
        expect(() => tape.parameter([2], { init: wrong as "zeros" })).toThrow(
          /init: got .*takes "zeros", "glorot", "he"/,
        );
      }
      expect(tape.parameters.length).toBe(2);
      const number = tape.constant(5);
      expect([number.shape.length, number.item()]).toEqual([0, 5]);
      expect([...tape.constant(5, [1]).value()]).toEqual([5]);
    });
  });
});

test.each([
  [{}, [1, 1, 1, 1, 1, 1]],
  [{ tunedWidth: 16 }, [1, 1, 0.25, 1, 1, 1]],
  [{ tunedWidth: 4 }, [1, 1, 1 / 16, 1, 0.5, 1]],
  [{ tunedWidth: 64 }, [1, 1, 1, 1, 1, 1]],
])("with %j weights after layers of 64 and 8 units take steps of %j", (options, rates) => {
  onTape(engine, (tape) => {
    new Network(tape, { inputs: 100, hidden: [64, 8], outputs: 2, seed: 1, ...options });
    expect(tape.rates).toEqual(rates);
  });
});
