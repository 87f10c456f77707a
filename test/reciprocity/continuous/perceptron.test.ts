/** The networks of continuous policies: the same on a tape, as plain functions and from a file. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine, Network } from "../../../src/autodiff/index.js";
import { createRandom, Multilinear, policyFromBits } from "../../../src/game/index.js";
import { loadNetworkPolicy, networkPolicy } from "../../../src/reciprocity/continuous/network-policy.js";
import { loadPerceptron, logits, perceive, savePerceptron } from "../../../src/reciprocity/continuous/perceptron.js";

const engine = await createEngine({ dtype: "f64" });
const l6 = new Multilinear(policyFromBits("0101", "10011001"));

/** A network of single-precision numbers, as training leaves it. */
function randomPerceptron(inputs: number, hidden: readonly number[], seed: number, width: number) {
  const random = createRandom(seed);
  const sizes = [inputs, ...hidden, 1];
  const parameters = sizes
    .slice(1)
    .flatMap((size, layer) =>
      [sizes[layer]! * size, size].map((length) =>
        Float32Array.from({ length }, () => width * (2 * random.uniform() - 1)),
      ),
    );
  return { sizes, parameters };
}

const anyPerceptron = fc
  .record({
    inputs: fc.constantFrom(2, 3),
    hidden: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
    seed: fc.nat(),
    width: fc.constantFrom(1, 5, 50),
  })
  .map(({ inputs, hidden, seed, width }) => randomPerceptron(inputs, hidden, seed, width));
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("a plain network gives what it gives on a tape", () => {
  fc.assert(
    fc.property(anyPerceptron, fc.array(share, { minLength: 3, maxLength: 3 }), (perceptron, shares) => {
      const { sizes, parameters } = perceptron;
      const inputs = shares.slice(0, sizes[0]);
      const tape = engine.tape();
      const made = new Network(tape, { inputs: sizes[0]!, hidden: sizes.slice(1, -1), outputs: 1, seed: 1 });
      for (const [at, parameter] of made.parameters.entries()) parameter.set(parameters[at]!);
      const value = logits(made.parameters, tape.constant(inputs, [1, inputs.length]))
        .sigmoid()
        .item();
      expect(perceive(perceptron, inputs)).toBeCloseTo(value, 9);
      tape.dispose();
    }),
  );
});

test("without hidden layers it is the logistic function, to the last digits", () => {
  for (let x = -45; x <= 45; x += 0.37) {
    const value = perceive({ sizes: [1, 1], parameters: [[x], [0]] }, [1]);
    expect(Math.abs(value - 1 / (1 + Math.exp(-x)))).toBeLessThan(1e-15);
  }
});

test("far out the logistic function stays where it is, and never leaves 0 and 1", () => {
  for (const x of [40, 41, 1000, 1e300, Number.POSITIVE_INFINITY]) {
    const at = (logit: number) => perceive({ sizes: [1, 1], parameters: [[0], [logit]] }, [1]);
    expect(at(x)).toBe(1);
    expect(at(-x)).toBeLessThan(5e-18);
    expect(at(-x)).toBe(at(-40));
  }
});

test("a saved policy is the same policy, number for number", () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), fc.boolean(), share, share, share, (seed, hasAction, hasSignal, x, y, z) => {
      const policy = networkPolicy(
        {
          action: hasAction ? randomPerceptron(2, [4], seed, 3) : undefined,
          assessment: hasSignal ? randomPerceptron(3, [4], seed + 1, 3) : undefined,
        },
        l6,
      );
      const loaded = loadNetworkPolicy(JSON.parse(JSON.stringify(policy.networks)), l6);
      expect(loaded.donation(x, y)).toBe(policy.donation(x, y));
      expect(loaded.judgement(x, y, z)).toBe(policy.judgement(x, y, z));
      expect([...loaded.action, ...loaded.assessment]).toEqual([...policy.action, ...policy.assessment]);
      expect(loaded.networks).toEqual(policy.networks);
    }),
  );
});

test("what is no network of its kind is refused", () => {
  const sound = savePerceptron(randomPerceptron(2, [4], 1, 1));
  for (const broken of [
    null,
    {},
    { ...sound, sizes: [3, 4, 1] },
    { ...sound, sizes: [2, 5, 1] },
    { ...sound, sizes: [2, 4, 2] },
    { ...sound, sizes: ["2", 4, 1] },
    { ...sound, parameters: sound.parameters.slice(1) },
    { ...sound, parameters: [1, 2, 3, 4] },
    { ...sound, parameters: sound.parameters.map(() => "?") },
  ]) {
    expect(() => loadPerceptron(broken, 2), JSON.stringify(broken)).toThrow(RangeError);
  }
});
