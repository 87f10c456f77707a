/** Choices drawn on the tape, by their definitions: which one is drawn, how often, and what gradient passes. */
import { expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import { createRandom } from "../../../src/game/index.js";
import { gumbelSoftmax, straightThrough } from "../../../src/reciprocity/baselines/sampled-choice.js";
import { expectNear } from "../slopes.js";

const engine = await createEngine({ dtype: "f64" });
const chances = [0.5, 0.3, 0.2, 0.05, 0.9, 0.05];
const uniform = [0.2, 0.7, 0.6, 0.99, 0.3, 0.4];
/** What each entry of the sample is worth. */
const worth = [1, -2, 3, 0.5, 4, -1];
const noise = uniform.map((number) => -Math.log(-Math.log(number)));
/** What is added to a chance where its gradient passes. */
const smoothing = 0.01;

/** The sample, and the gradient of what it is worth: by the chances. */
function sampled(temperature?: number) {
  const tape = engine.tape();
  const input = tape.input([2, 3], { gradient: true });
  input.set(chances);
  const uniforms = tape.constant(uniform, [2, 3]);
  const sample =
    temperature === undefined ? straightThrough(input, uniforms) : gumbelSoftmax(input, uniforms, temperature);
  const total = sample.mul(tape.constant(worth, [2, 3])).sum();
  tape.forward();
  tape.backward(total);
  const found = { sample: [...sample.value()], gradient: [...input.gradient()] };
  tape.dispose();
  return found;
}

test("the choice of the largest log-probability plus Gumbel noise, with or without a temperature", () => {
  const largest = [0, 3].flatMap((row) => {
    const scores = [0, 1, 2].map((at) => Math.log(chances[row + at]!) + noise[row + at]!);
    return scores.map((score) => Number(score === Math.max(...scores)));
  });
  expect(largest).toEqual([0, 1, 0, 1, 0, 0]);
  for (const temperature of [undefined, 0.5, 2]) expect(sampled(temperature).sample).toEqual(largest);
});

test("straight through: the gradient of the probabilities, as if they had gone forward", () => {
  expectNear(sampled().gradient, worth, 1e-12);
});

test.each([0.5, 1, 2])(
  "Gumbel-softmax: the gradient of the softmax of the same scores, temperature %s",
  (temperature) => {
    const wanted = chances.map((chance, at) => {
      const row = at - (at % 3);
      const scores = [0, 1, 2].map((column) => Math.log(chances[row + column]! + smoothing) + noise[row + column]!);
      const weights = scores.map((score) => Math.exp(score / temperature));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const mean = weights.reduce((sum, weight, column) => sum + (weight / total) * worth[row + column]!, 0);
      const slope = ((weights[at - row]! / total) * (worth[at]! - mean)) / temperature;
      return slope / (chance + smoothing);
    });
    expectNear(sampled(temperature).gradient, wanted, 1e-9);
  },
);

test("each is drawn as often as its chance says", () => {
  const draws = 20_000;
  const tape = engine.tape();
  const random = createRandom(1);
  const numbers = Array.from({ length: draws * 3 }, () => (random.bits() + 0.5) / 0x100000000);
  const uniforms = tape.constant(numbers, [draws, 3]);
  const rows = tape.constant(new Array(draws).fill([0.5, 0.3, 0.2]).flat(), [draws, 3]);
  for (const samples of [straightThrough(rows, uniforms), gumbelSoftmax(rows, uniforms, 1)]) {
    const shares = [...samples.sum(0).value()].map((count) => count / draws);
    expectNear(shares, [0.5, 0.3, 0.2], 0.015);
  }
  tape.dispose();
});
