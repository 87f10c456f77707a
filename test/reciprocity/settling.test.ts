/** Whether a training has settled: the gap of Frank and Wolfe, against what changing a choice does to the exact payoff. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineGame, definePopulation, policyFromBits } from "../../src/game/index.js";
import { createEnvironment, createOracle, createTrainer } from "../../src/reciprocity/index.js";
import { Settling, type Slopes } from "../../src/reciprocity/settling.js";

const anyHalf: fc.Arbitrary<Slopes> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((rows) => ({
    chances: rows.flatMap(([eighths]) => [1 - eighths / 8, eighths / 8]),
    gradient: rows.flatMap(([, one, other]) => [one, other]),
    outcomes: 2,
  }));

describe("the gap", () => {
  test("is the sum over contexts of what the best choice gains, as a share of the payoff", () => {
    fc.assert(
      fc.property(anyHalf, fc.integer({ min: 1, max: 9 }), (half, payoff) => {
        const settling = new Settling([half.gradient.length], 0.1);
        let wanted = 0;
        for (let row = 0; row < half.gradient.length; row += 2) {
          const [p, q] = [half.chances[row]!, half.chances[row + 1]!];
          const [one, other] = [half.gradient[row]!, half.gradient[row + 1]!];
          wanted += Math.max(one, other) - p * one - q * other;
        }
        // The same every time, so that the running mean is it.
        for (let iteration = 0; iteration < 3; iteration++) {
          expect(settling.observe([half], payoff)).toBeCloseTo(wanted / payoff, 5);
        }
      }),
    );
  });

  test("is never negative, and a training is settled after 32 iterations without one", () => {
    const none: Slopes = { chances: [0, 1], gradient: [0, 1], outcomes: 2 };
    const some: Slopes = { chances: [0.5, 0.5], gradient: [0, 1], outcomes: 2 };
    const settling = new Settling([2], 0.1);
    for (let iteration = 1; iteration < 32; iteration++) expect(settling.observe([none], 1)).toBe(0);
    expect(settling.settled).toBe(false);
    settling.observe([none], 1);
    expect(settling.settled).toBe(true);
    expect(settling.observe([some], 1)).toBeGreaterThan(0.1);
    expect(settling.settled).toBe(false);
  });

  test("goes on from where it was saved, and takes nobody else's state", () => {
    const half: Slopes = { chances: [0.25, 0.75], gradient: [0.5, 1], outcomes: 2 };
    const one = new Settling([2], 0.1);
    for (let iteration = 0; iteration < 20; iteration++) one.observe([half], 3);
    const other = new Settling([2], 0.1);
    other.restore(one.save());
    expect(other.observe([half], 2)).toBe(one.observe([half], 2));
    expect(() => new Settling([4], 0.1).restore(one.save())).toThrow(/^checkpoint: /);
  });
});

describe("a training", () => {
  const residents = definePopulation([{ count: 4, norm: "L6" }]);
  const game = defineGame({ agents: 5, rounds: 20, matching: "direct" });

  test("that has settled is where no small change of the exact payoff is of use", async () => {
    const trainer = await createTrainer(createEnvironment(game, residents), { optimize: "action" });
    for (let iteration = 0; iteration < 400 && !trainer.settled; iteration++) trainer.step();
    expect(trainer.settled).toBe(true);
    expect(trainer.iteration).toBeGreaterThanOrEqual(32);
    const policy = trainer.policy();
    trainer.dispose();
    const oracle = await createOracle(game, residents, { matchings: 8 });
    const { payoff } = oracle.evaluate(policy);
    for (let context = 0; context < 4; context++) {
      for (const choice of [0, 1]) {
        // A hundredth of the way to always choosing so.
        const action = policy.action.map((chance, at) =>
          at >> 1 === context ? 0.99 * chance + (at % 2 === choice ? 0.01 : 0) : chance,
        );
        expect(oracle.evaluate({ ...policy, action }).payoff).toBeLessThan(payoff + 0.01 * 0.02 * payoff);
      }
    }
    oracle.dispose();
  });

  test("that has only begun has not, and says by how much it could still gain", async () => {
    const trainer = await createTrainer(createEnvironment(game, residents), { optimize: "action" });
    const { gap } = trainer.step();
    expect(gap).toBeGreaterThan(0.05);
    expect(trainer.settled).toBe(false);
    trainer.dispose();
  });

  test("tells the share of its decisions that are cut, and of the gradient that is carried", async () => {
    const crowd = defineGame({ agents: 30, rounds: 20 });
    const others = definePopulation([{ count: 29, norm: "L6" }]);
    const fixed = policyFromBits("0101", "10011001");
    const share = async (influence: "carried" | "cut", where = crowd, who = others) => {
      const trainer = await createTrainer(createEnvironment(where, who), { influence, fixed });
      const { cut, carried } = trainer.step();
      trainer.dispose();
      return { cut, carried };
    };
    const carried = await share("carried");
    expect(carried.cut).toBeGreaterThan(0.5);
    expect(carried.carried).toBeGreaterThan(0);
    expect(carried.carried).toBeLessThan(1);
    expect(await share("cut")).toEqual({ cut: carried.cut, carried: 0 });
    // The same two all the time: nothing is cut.
    expect(await share("carried", game, residents)).toEqual({ cut: 0, carried: 0 });
  });
});
