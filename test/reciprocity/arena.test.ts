/** An arena gives of each kind of game what the functions of that kind give. */
import { describe, expect, test } from "vitest";
import { createRandom, defineGame, definePopulation, learnerPayoff, policyFromBits } from "../../src/game/index.js";
import {
  agreementOver,
  ContinuousOracle,
  createArena,
  createContinuousEnvironment,
  createContinuousMethod,
  createEnvironment,
  createMethod,
  createOracle,
  estimatorError,
  visits,
} from "../../src/reciprocity/index.js";

const game = defineGame({ agents: 4, rounds: 5, executionError: 0.1, assessmentError: 0.1 });
const residents = definePopulation([
  { count: 2, norm: "L6" },
  { count: 1, norm: "L1" },
]);
const world = { game, residents };
const policy = policyFromBits("0101", "10011001");
const other = policyFromBits("0011", "01010101");
const rules = { action: "0101", assessment: "10011001", policy };

describe("discrete", () => {
  const arena = createArena("discrete", world);
  const records = createEnvironment(game, residents).play(policy, 7, createRandom(3));
  const played = arena.play(policy, 7, createRandom(3));

  test("plays", () => {
    expect(arena.actions).toBe("discrete");
    expect(played.payoff).toEqual(learnerPayoff(records));
    expect(played.visits()).toEqual(visits(records));
    expect(played.agreement(policy, rules, "joint")).toBe(1);
    expect(played.agreement(other, rules, "action")).toBe(agreementOver(other, rules, "action", visits(records)));
    const estimates = [other, policy, other];
    expect(played.estimatorError(estimates)).toEqual(estimatorError(estimates, residents, game, records));
  });

  test("trains", async () => {
    const options = { episodes: 2, hidden: [4], seed: 3 };
    const [one, plain] = [await arena.train("reinforce", options), await createMethod("reinforce", world, options)];
    expect(one.step()).toEqual(plain.step());
    const resumed = await arena.train("reinforce", options, one.checkpoint());
    expect(resumed.step()).toEqual(plain.step());
    for (const run of [one, plain, resumed]) run.dispose();
  });

  test("judges", async () => {
    const referee = await arena.referee({ matchings: 3 });
    const oracle = await createOracle(game, residents, { matchings: 3 });
    expect(referee.evaluate(policy)).toEqual(oracle.evaluate(policy));
    referee.dispose();
  });
});

describe("continuous", () => {
  const arena = createArena("continuous", world);

  test("plays", () => {
    const records = createContinuousEnvironment(game, residents).play(Array(7).fill(policy), createRandom(3));
    const played = arena.play(policy, 7, createRandom(3));
    expect(arena.actions).toBe("continuous");
    expect(played.payoff).toEqual(learnerPayoff(records));
    const { action, assessment } = played.visits();
    // A decision a meeting of each kind.
    const sum = (counts: Float64Array) => counts.reduce((all, one) => all + one, 0);
    expect(sum(action)).toBeCloseTo(35, 9);
    expect(sum(assessment)).toBeCloseTo(35, 9);
    expect(played.agreement(policy, rules, "joint")).toBe(1);
    // The opposite agrees at the very middle alone.
    expect(played.agreement(policyFromBits("1010", "01100110"), rules, "joint")).toBeLessThan(0.1);
    // Without the errors they are off by as much as these do.
    const { actionError, assessmentError } = played.estimatorError(residents)!;
    expect(actionError).toBeGreaterThan(0);
    expect(actionError).toBeLessThanOrEqual(0.1 + 1e-12);
    expect(assessmentError).toBeGreaterThan(0);
    expect(assessmentError).toBeLessThanOrEqual(0.1 + 1e-12);
  });

  test("trains", async () => {
    const options = { episodes: 2, hidden: [4], seed: 3 };
    const [one, plain] = [
      await arena.train("true-model", options),
      await createContinuousMethod("true-model", world, options),
    ];
    expect(one.step()).toEqual(plain.step());
    const resumed = await arena.train("true-model", options, one.checkpoint());
    expect(resumed.step()).toEqual(plain.step());
    for (const run of [one, plain, resumed]) run.dispose();
  });

  test("judges", async () => {
    const referee = await arena.referee({ matchings: 3 });
    expect(referee.evaluate(policy)).toEqual(new ContinuousOracle(game, residents, { matchings: 3 }).evaluate(policy));
    expect(referee.evaluateAll([policy, other])).toEqual([policy, other].map((one) => referee.evaluate(one)));
    referee.dispose();
  });

  test("is of binary games", () => {
    const ternary = { game: defineGame({ agents: 4, actions: 3 }), residents: [] };
    expect(() => createArena("continuous", ternary)).toThrow();
  });
});
