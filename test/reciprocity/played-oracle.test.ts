import { describe, expect, test } from "vitest";
import { defineGame, definePopulation, policyFromBits, type ResidentGroup } from "../../src/game/index.js";
import { createOracle, type Optimize, PlayedOracle } from "../../src/reciprocity/index.js";

const fixed = policyFromBits("0101", "10011001");
const societies: readonly (readonly [string, readonly ResidentGroup[], readonly Optimize[]])[] = [
  ["L6", [{ count: 4, norm: "L6" }], ["action", "joint"]],
  [
    "HybridCoop and AllD",
    [
      { count: 2, action: "HybridCoop", assessment: "L6" },
      { count: 2, action: "AllD", assessment: "L6" },
    ],
    ["action", "signal"],
  ],
];

describe.each(societies)("among %s, few enough for the exact oracle", (_, groups, halves) => {
  const residents = definePopulation(groups);
  const game = defineGame({ agents: 5, rounds: 12, benefit: 5, cost: 0.5, executionError: 0.02 });
  const played = new PlayedOracle(game, residents, { episodes: 4000 });

  test("what a policy is worth is what the exact one says, within the error that it states", async () => {
    // So many matchings that their own luck hardly counts.
    const exact = await createOracle(game, residents, { matchings: 600 });
    for (const [action, assessment] of [
      ["0101", "10011001"],
      ["0000", "00000000"],
      ["0001", "11111111"],
    ] as const) {
      const policy = policyFromBits(action, assessment);
      const [one, other] = [played.evaluate(policy), exact.evaluate(policy)];
      const error = Math.hypot(one.standardError, other.standardError);
      expect(Math.abs(one.payoff - other.payoff)).toBeLessThan(4 * error);
      expect(played.evaluateAll([policy, policy]).map(({ payoff }) => payoff)).toEqual([one.payoff, one.payoff]);
    }
    exact.dispose();
  });

  test.each(halves)("the winner of the race over %s is truly best, nearly", async (half) => {
    const exact = await createOracle(game, residents, { matchings: half === "joint" ? 32 : 200 });
    const [found, best] = [played.bestResponse(half, fixed), exact.bestResponse(half, fixed)];
    expect(exact.evaluate(found.policy).payoff).toBeGreaterThan(best.payoff - 0.02);
    expect(found.constantPayoff).toBeLessThanOrEqual(found.payoff);
    const error = Math.hypot(found.standardError, best.standardError);
    expect(Math.abs(found.constantPayoff - best.constantPayoff)).toBeLessThan(4 * error);
    expect(found.ties.map(({ action, assessment }) => [action, assessment])).toContainEqual([
      found.action,
      found.assessment,
    ]);
    exact.dispose();
  });
});

test("a society of fifty is compared in the same episodes: same seed, same figures", () => {
  const residents = definePopulation([{ count: 50, norm: "L3" }]);
  const game = defineGame({ agents: 51, rounds: 10, benefit: 5, cost: 0.5 });
  const evaluate = (seed: number): number =>
    new PlayedOracle(game, residents, { episodes: 50, seed }).evaluate(fixed).payoff;
  expect(evaluate(1)).toBe(evaluate(1));
  expect(evaluate(1)).not.toBe(evaluate(2));
});

test("what tells two policies apart is more certain than what either is worth", () => {
  const residents = definePopulation([{ count: 20, norm: "L6" }]);
  const game = defineGame({ agents: 21, rounds: 10, executionError: 0.05 });
  const policies = [fixed, policyFromBits("0111", "10011001")];
  const pairs = Array.from({ length: 12 }, (_, seed) =>
    new PlayedOracle(game, residents, { episodes: 50, seed }).evaluateAll(policies).map(({ payoff }) => payoff),
  );
  const variance = (list: readonly number[]) => {
    const mean = list.reduce((sum, one) => sum + one, 0) / list.length;
    return list.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (list.length - 1);
  };
  const ofDifference = variance(pairs.map(([one, other]) => one! - other!));
  for (const which of [0, 1]) expect(ofDifference).toBeLessThan(0.6 * variance(pairs.map((pair) => pair[which]!)));
});
