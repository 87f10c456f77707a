/** The standard error that the oracle states, against the spread over other draws of matchings. */
import { describe, expect, test } from "vitest";
import { defineGame, definePopulation, policyFromBits } from "../../src/game/index.js";
import { ContinuousOracle, createOracle } from "../../src/reciprocity/index.js";

const learner = policyFromBits("0101", "10011001");
const residents = definePopulation([
  { count: 2, norm: "L6" },
  { count: 2, action: "AllD", assessment: "L6" },
]);

const discrete = async (matching: "random" | "direct", seed: number) => {
  const oracle = await createOracle(defineGame({ agents: 5, rounds: 5, matching }), residents, { matchings: 16, seed });
  const found = oracle.evaluate(learner);
  oracle.dispose();
  return found;
};

describe("the standard error of an evaluation", () => {
  test("is none under direct matching, where every partner comes equally often and nothing else matters", async () => {
    const [one, other] = [await discrete("direct", 1), await discrete("direct", 2)];
    expect(new Set(one.perMatching).size).toBeGreaterThan(1);
    expect(other.payoff).toBeCloseTo(one.payoff, 12);
    expect(one.standardError).toBeLessThan(1e-9);
  });

  test("is the spread over draws under random matching", async () => {
    const found = [];
    for (let seed = 1; seed <= 100; seed++) found.push(await discrete("random", seed));
    const mean = found.reduce((sum, { payoff }) => sum + payoff, 0) / found.length;
    const spread = Math.sqrt(found.reduce((sum, { payoff }) => sum + (payoff - mean) ** 2, 0) / (found.length - 1));
    const stated = Math.sqrt(found.reduce((sum, { standardError }) => sum + standardError ** 2, 0) / found.length);
    // Of a hundred draws a spread is known to 7 %: four times that.
    expect(stated / spread).toBeGreaterThan(0.72);
    expect(stated / spread).toBeLessThan(1.28);
  });

  test("is smaller with continuous donations, too, for what differs between partners alone", () => {
    const game = defineGame({ agents: 5, rounds: 5, matching: "direct" });
    const { standardError, perMatching } = new ContinuousOracle(game, residents, { seed: 1 }).evaluate(learner);
    const mean = perMatching.reduce((sum, payoff) => sum + payoff, 0) / perMatching.length;
    const all = perMatching.reduce((sum, payoff) => sum + (payoff - mean) ** 2, 0) / (perMatching.length - 1);
    expect(standardError).toBeGreaterThan(0);
    expect(standardError).toBeLessThan(0.5 * Math.sqrt(all / perMatching.length));
  });
});
