/** Best responses and payoffs of a learner that sees more than the two reputations. */
import { describe, expect, test } from "vitest";
import {
  createRandom,
  defineGame,
  definePopulation,
  defineSituated,
  type Game,
  inEach,
  learnerPayoff,
  type Sight,
  type SituatedPolicy,
  Situations,
} from "../../src/game/index.js";
import { createEnvironment, createOracle } from "../../src/reciprocity/index.js";
import { innerPolicy } from "./arbitrary.js";

const residents = definePopulation([
  { count: 2, action: "HybridCoop", assessment: "L6" },
  { count: 1, norm: "L1" },
  { count: 2, action: "AllD", assessment: "L6" },
]);

function situated(game: Game, sees: readonly Sight[], seed: number): SituatedPolicy {
  const situations = new Situations(game, sees);
  const each = Array.from({ length: situations.count }, (_, at) => innerPolicy(game, seed + at));
  const joined = (half: "action" | "assessment") => Float64Array.from(each.flatMap((policy) => [...policy[half]]));
  return defineSituated(game, situations, joined("action"), joined("assessment")) as SituatedPolicy;
}

const combinations: readonly (readonly Sight[])[] = [
  ["partner"],
  ["last"],
  ["round"],
  ["partner", "last"],
  ["partner", "round"],
  ["last", "round"],
  ["partner", "last", "round"],
];

describe.each(["mutual", "one-way"] as const)("%s", (encounter) => {
  describe.each(["direct", "random"] as const)("%s matching", (matching) => {
    const game = defineGame({ agents: 6, rounds: 8, matching, encounter, executionError: 0.05, assessmentError: 0.02 });

    test.each(combinations)("the payoff is that of play: %s %s %s", async (...sees) => {
      const oracle = await createOracle(game, residents);
      const seen = sees.filter((sight) => sight !== undefined);
      const policy = situated(game, seen, 3);
      const found = oracle.evaluate(policy);
      expect(found.exact).toBe(matching === "direct" || !seen.includes("last"));
      const { mean, standardError } = learnerPayoff(
        createEnvironment(game, residents).play(policy, 4000, createRandom(7)),
      );
      // Within 4 standard errors, twenty-eight times: a false alarm in 500, and the seed is fixed.
      const error = Math.hypot(standardError, found.standardError);
      expect(Math.abs(found.payoff - mean)).toBeLessThan(4 * error);
      // One that does the same in every situation is worth what it is to one that sees nothing.
      if (!found.exact) return;
      const plain = innerPolicy(game, 9);
      const situations = new Situations(game, seen);
      const same = defineSituated(
        game,
        situations,
        inEach(plain.action, situations.count),
        inEach(plain.assessment, situations.count),
      );
      expect(oracle.evaluate(same).payoff).toBeCloseTo(oracle.evaluate(plain).payoff, 10);
    });
  });
});

describe("best responses", () => {
  const direct = defineGame({ agents: 6, rounds: 6, matching: "direct" });

  test("with who the partner is, under direct matching, are those of each pair by itself", async () => {
    const oracle = await createOracle(direct, residents);
    const best = oracle.bestResponse("joint", innerPolicy(direct, 1), ["partner"]);
    let sum = 0;
    for (const resident of residents) {
      const pair = await createOracle({ ...direct, agents: 2 }, [resident]);
      sum += pair.bestResponse("joint", innerPolicy(direct, 1)).payoff / residents.length;
    }
    expect(best.payoff).toBeCloseTo(sum, 10);
    expect(best.isLowerBound).toBe(false);
    for (const { policy } of best.ties) expect(oracle.evaluate(policy).payoff).toBeCloseTo(best.payoff, 10);
  });

  test.each(combinations)("lie between those that see nothing and full information: %s %s %s", async (...sees) => {
    const seen = sees.filter((sight) => sight !== undefined);
    for (const optimize of ["action", "signal", "joint"] as const) {
      const game = defineGame({ ...direct, rounds: 4 });
      const oracle = await createOracle(game, residents);
      const fixed = innerPolicy(game, 4);
      const best = oracle.bestResponse(optimize, fixed, seen);
      const plain = oracle.bestResponse(optimize, fixed);
      expect(best.payoff).toBeGreaterThan(plain.payoff - 1e-9);
      expect(best.payoff).toBeLessThan(oracle.bound(optimize, fixed)!.payoff + 1e-9);
      expect(oracle.evaluate(best.policy).payoff).toBeCloseTo(best.payoff, 10);
    }
  });

  test.each(["mutual", "one-way"] as const)(
    "who sees all that matters attains full information: %s",
    async (encounter) => {
      for (const optimize of ["action", "signal", "joint"] as const) {
        for (const sees of [
          ["partner", "round"],
          ["partner", "last", "round"],
        ] as const) {
          const game = defineGame({
            ...direct,
            encounter,
            seats: encounter === "mutual" ? "symmetric" : "drawn",
            assessmentError: 0.1,
          });
          const oracle = await createOracle(game, residents);
          const best = oracle.bestResponse(optimize, innerPolicy(game, 1), sees);
          expect(best.payoff).toBeCloseTo(oracle.bound(optimize, innerPolicy(game, 1))!.payoff, 10);
          expect(best.isLowerBound).toBe(false);
        }
      }
    },
  );

  test("in a crowd: more is had by seeing more; what is remembered is too much to follow, and said to be a lower bound", async () => {
    const game = defineGame({ agents: 6, rounds: 4 });
    const oracle = await createOracle(game, residents);
    const fixed = innerPolicy(game, 1);
    const plain = oracle.bestResponse("joint", fixed);
    const partner = oracle.bestResponse("joint", fixed, ["partner"]);
    expect(partner.payoff).toBeGreaterThan(plain.payoff - 1e-9);
    expect(partner.payoff).toBeLessThan(oracle.bound("joint", fixed)!.payoff + 1e-9);
    const last = oracle.bestResponse("joint", fixed, ["last"]);
    expect([last.payoff, last.isLowerBound]).toEqual([plain.payoff, true]);
  });

  test("a given half that depends on the situation is refused", async () => {
    const oracle = await createOracle(direct, residents);
    const act = () => oracle.bestResponse("action", situated(direct, ["partner"], 1), ["partner"]);
    expect(act).toThrow("fixed: got an object, takes a policy whose given half is the same in all situations");
  });
});
