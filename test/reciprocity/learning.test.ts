/** Trained policies against the best response, where the beliefs are known to reach it or to fall short. */
import { describe, expect, test } from "vitest";
import { defineGame, definePopulation, type Game, type Policy, policyFromBits } from "../../src/game/index.js";
import {
  createEnvironment,
  createOracle,
  createTrainer,
  type Oracle,
  type TrainerOptions,
} from "../../src/reciprocity/index.js";
import { withErrors } from "./reference-encounter.js";
import { exactPayoff } from "./reference-joint.js";

const l6 = policyFromBits("0101", "10011001");

async function trained(game: Game, residents: readonly Policy[], options: TrainerOptions, iterations: number) {
  const trainer = await createTrainer(createEnvironment(game, residents), options);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const { predictedPayoff, gradientNorm } = trainer.step();
    expect(Number.isFinite(predictedPayoff) && Number.isFinite(gradientNorm)).toBe(true);
  }
  const policy = trainer.policy();
  trainer.dispose();
  return policy;
}

async function share(
  oracle: Oracle,
  best: number,
  game: Game,
  residents: Policy[],
  options: TrainerOptions,
  n: number,
) {
  return oracle.evaluate(await trained(game, residents, options, n)).payoff / best;
}

test("action half among ten of L6: anchored and joint reach 98 % of the best response, 4.43", async () => {
  const game = defineGame({ agents: 10 });
  const residents = definePopulation([{ count: 9, norm: "L6" }]);
  const oracle = await createOracle(game, residents, { matchings: 8 });
  const best = oracle.bestResponse("action", l6);
  expect(best.payoff).toBeGreaterThan(4.42);
  expect(best.payoff).toBeLessThan(4.45);
  expect(best.action).toBe("0101");
  for (const [belief, iterations] of [
    ["anchored", 40],
    ["joint", 20],
  ] as const) {
    const options = { belief, optimize: "action", fixed: l6, episodes: 4 } as const;
    expect(await share(oracle, best.payoff, game, residents, options, iterations), belief).toBeGreaterThan(0.98);
  }
});

test("hybrid-alld, direct matching, action half: anchored gets there, the mean field stays far below", async () => {
  const game = defineGame({ agents: 9, matching: "direct" });
  const residents = definePopulation([
    { count: 4, action: "HybridCoop", assessment: "L6" },
    { count: 4, action: "AllD", assessment: "L6" },
  ]);
  const oracle = await createOracle(game, residents, { matchings: 8 });
  const best = oracle.bestResponse("action", l6).payoff;
  const of = (belief: "anchored" | "mean-field") =>
    share(oracle, best, game, residents, { belief, optimize: "action", fixed: l6 }, 30);
  expect(await of("anchored")).toBeGreaterThan(0.98);
  expect(await of("mean-field")).toBeLessThan(0.9);
});

describe("every belief trains every half through episodes of the default length", () => {
  const halves = (["action", "signal", "joint"] as const).flatMap((optimize) =>
    (["anchored", "joint", "mean-field"] as const).map((belief) => ({ optimize, belief })),
  );
  test.each(halves)("$optimize by $belief", async ({ optimize, belief }) => {
    const game = defineGame({ agents: 5 });
    const residents = definePopulation([{ count: 4, norm: "L6" }]);
    const options = { belief, optimize, fixed: l6, episodes: 4, seed: 2 } as const;
    const policy = await trained(game, residents, options, 30);
    const oracle = await createOracle(game, residents, { matchings: 8 });
    expect(oracle.evaluate(policy).payoff).toBeGreaterThan(0.93 * oracle.bestResponse(optimize, l6).payoff);
    // The half that is given is left as it is.
    if (optimize === "action") expect([...policy.assessment]).toEqual([...l6.assessment]);
    if (optimize === "signal") expect([...policy.action]).toEqual([...l6.action]);
  });
});

test("three reputations and three actions: training improves", async () => {
  const game = defineGame({
    agents: 3,
    reputations: 3,
    actions: 3,
    rounds: 8,
    initialReputation: [0.3, 0.3, 0.4],
    executionError: 0.05,
    assessmentError: 0.05,
  });
  // They give as much as the partner's reputation is high, and judge by what was given.
  const giver = {
    action: Float64Array.from({ length: 27 }, (_, at) => Number(at % 3 === Math.floor(at / 3) % 3)),
    assessment: Float64Array.from({ length: 81 }, (_, at) => Number(at % 3 === Math.floor(at / 3) % 3)),
  };
  const residents = [giver, giver];
  const matchings = (await createOracle(game, residents, { matchings: 16 })).matchings;
  const worth = (policy: Policy) => {
    const everyone = [policy, ...residents].map((one) => withErrors(game, one));
    return exactPayoff(game, everyone, matchings);
  };
  // Always the same, whatever the context.
  const constants = [0, 1, 2].flatMap((action) =>
    [0, 1, 2].map((signal) =>
      worth({
        action: Float64Array.from({ length: 27 }, (_, at) => Number(at % 3 === action)),
        assessment: Float64Array.from({ length: 81 }, (_, at) => Number(at % 3 === signal)),
      }),
    ),
  );
  for (const belief of ["anchored", "joint"] as const) {
    const environment = createEnvironment(game, residents);
    const trainer = await createTrainer(environment, { belief, optimize: "joint", episodes: 8 });
    const before = worth(trainer.policy());
    for (let iteration = 0; iteration < 40; iteration++) trainer.step();
    const after = worth(trainer.policy());
    trainer.dispose();
    expect(after, belief).toBeGreaterThan(before + 0.5);
    expect(after, belief).toBeGreaterThan(0.95 * Math.max(...constants));
  }
});
