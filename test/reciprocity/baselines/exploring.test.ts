/** Exploration as one more error between what is chosen and what is done: to whoever learns, nothing else has changed. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../../src/game/index.js";
import { exploring } from "../../../src/reciprocity/baselines/exploring.js";
import { chosenWorth, explored, type Head } from "../../../src/reciprocity/baselines/process.js";
import { expectNear } from "../slopes.js";
import { bandit, chain } from "./processes.js";

const share = fc.double({ min: 0.01, max: 1, noNaN: true });
const chances = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });

/** P(done) of choices drawn with these chances. */
function done({ choices, channel }: Head, table: readonly number[]): number[] {
  return Array.from({ length: choices }, (_, outcome) =>
    table.reduce((sum, chance, chosen) => {
      const kept = channel === undefined ? Number(chosen === outcome) : channel[chosen * choices + outcome]!;
      return sum + chance * kept;
    }, 0),
  );
}

test.each([0, 0.2])("what is done is what an explored policy does, errors of %s included", (error) => {
  fc.assert(
    fc.property(share, chances, (drawn, weights) => {
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const table = weights.map((weight) => weight / all);
      const plain = bandit(error).heads[0]!;
      const [head] = exploring(bandit(error), drawn).heads;
      const played = explored([plain], [Float64Array.from(table)], drawn)[0]!;
      expectNear(Float64Array.from(done(head!, table)), Float64Array.from(done(plain, [...played])), 1e-12);
    }),
  );
});

test("is the process itself without a share, and never the same choice for certain with one", () => {
  const process = chain();
  expect(exploring(process, 0)).toBe(process);
  const always = [Float64Array.of(1, 0), Float64Array.of(1, 0, 1, 0)];
  const { choice, head } = exploring(process, 0.5).play(always, 4000, createRandom(1));
  const other = choice.filter((made, at) => head[at] === 0 && made === 1).length / 4000;
  // A quarter, within 4 standard errors: sound code fails in one seed of 16,000.
  expect(Math.abs(other - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 4000));
});

test("what choosing is worth leans towards the mean by the share that is drawn", () => {
  fc.assert(
    fc.property(share, chances, (drawn, worth) => {
      const [head] = exploring(bandit(), drawn).heads;
      const mean = worth.reduce((sum, each) => sum + each, 0) / 3;
      const expected = worth.map((each) => (1 - drawn) * each + drawn * mean);
      expectNear(chosenWorth({ ...head!, contexts: 1 }, Float64Array.from(worth)), Float64Array.from(expected), 1e-12);
    }),
  );
});
