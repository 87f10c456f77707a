/** The `mean-field` belief: independent marginals, exact only where nothing can be correlated, and blind under L6. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/autodiff/index.js";
import { defineGame, findNorm, type Policy, policyFromBits } from "../../src/game/index.js";
import { anyTrial, innerPolicy, matchingsOf, played, type Trial } from "./arbitrary.js";
import { OnBelief, onBelief } from "./on-belief.js";
import { exactPayoff, meetingsIn } from "./reference-joint.js";
import { meanFieldTotal } from "./reference-mean-field.js";
import { betweenOutcomes, expectNear, expectSlopes, slopesOf } from "./slopes.js";

function meanFieldPayoff({ game, policies }: Pick<Trial, "game" | "policies">, records: ReturnType<typeof played>) {
  const matchings = matchingsOf(records);
  const total = matchings.reduce((sum, matching) => sum + meanFieldTotal(game, policies, matching), 0);
  return (
    total /
    Math.max(
      1,
      matchings.reduce((sum, matching) => sum + meetingsIn(matching), 0),
    )
  );
}

test("the payoff is that of independent marginals", () => {
  fc.assert(
    fc.property(anyTrial({ outcomes: [2, 3], agents: [2, 7], rounds: [1, 6] }), (trial) => {
      const { game, policies } = trial;
      const belief = new OnBelief("mean-field", game, policies, 3);
      for (let batch = 0; batch < 2; batch++) {
        const records = played({ ...trial, seed: trial.seed + batch }, 3);
        expectNear([belief.run(records).payoff], [meanFieldPayoff(trial, records)], 1e-10);
      }
      expect(belief.recordings).toBe(1);
      belief.dispose();
    }),
    { numRuns: 60 },
  );
});

test("the gradient is that of differences", () => {
  fc.assert(
    fc.property(anyTrial({ outcomes: [2, 3], agents: [2, 4], rounds: [1, 4] }), (trial) => {
      const { game, policies } = trial;
      const records = played(trial, 2);
      const [learner, ...residents] = policies;
      // A marginal that two decisions share is squared, so that the degree grows with the rounds: differences of the
      // fourth order are then near enough.
      const payoff = (policy: (typeof policies)[0]) =>
        meanFieldPayoff({ game, policies: [policy, ...residents] }, records);
      const gradient = onBelief("mean-field", game, policies, records);
      expectSlopes(game, gradient, slopesOf(game, learner!, payoff), 1e-6);
    }),
    { numRuns: 30 },
  );
});

describe("is exact where no two who meet can be correlated", () => {
  const settings = [
    { agents: [2, 2], rounds: [1, 1] },
    { agents: [2, 7], rounds: [1, 1] },
    // No pair meets twice, and the partners of four are fresh in the second round.
    { agents: [4, 4], rounds: [2, 2], matchings: ["indirect"] },
  ] as const;

  test.each(settings)("agents $agents, rounds $rounds", (limits) => {
    fc.assert(
      fc.property(anyTrial({ outcomes: [2, 3], ...limits }), (trial) => {
        const { game, policies } = trial;
        const records = played(trial, 2);
        const { payoff, ...gradient } = onBelief("mean-field", game, policies, records);
        expectNear([payoff], [exactPayoff(game, policies, matchingsOf(records))], 1e-10);
        const joint = onBelief("joint", game, policies, records);
        expectSlopes(game, gradient, betweenOutcomes(game, joint), 1e-9);
      }),
      { numRuns: 15 },
    );
  });

  test("and not where the same two meet again", () => {
    const game = defineGame({ agents: 2, rounds: 3, matching: "direct" });
    const policies = [innerPolicy(game, 1), innerPolicy(game, 2)];
    const records = played({ game, policies, seed: 1 }, 1);
    const joint = onBelief("joint", game, policies, records).payoff;
    const off = onBelief("mean-field", game, policies, records).payoff - joint;
    expect(Math.abs(off)).toBeGreaterThan(1e-4);
  });
});

test("episodes of any length keep their mass in single precision", async () => {
  const engine = await createEngine();
  for (const rounds of [1, 36, 200]) {
    const game = defineGame({ agents: 3, rounds, cost: 1 });
    const policies = [0, 1, 2].map((agent) => innerPolicy(game, agent));
    const records = played({ game, policies, seed: 2 }, 2);
    const run = new OnBelief("mean-field", game, policies, 2, undefined, engine);
    const { payoff, ...gradient } = run.run(records);
    run.dispose();
    expectNear([payoff], [meanFieldPayoff({ game, policies }, records)], 1e-4, `${rounds} rounds`);
    expect([...gradient.action, ...gradient.assessment].every((slope) => Math.abs(slope) < 100)).toBe(true);
  }
});

describe("what a coarser mean field is blind to: under L6 a reputation of 1/2 maps to 1/2 whatever one does", () => {
  const game = defineGame({ agents: 10, rounds: 2 });
  const { action, assessment } = findNorm("L6");
  const records = (policies: readonly Policy[]) => played({ game, policies, seed: 3 }, 8);
  const societyOf = (learner: string) => {
    const resident = policyFromBits(action, assessment);
    return [policyFromBits(learner, assessment), ...Array.from({ length: game.agents - 1 }, () => resident)];
  };

  test("what does not heed the judge's reputation leaves one's own at 1/2", () => {
    for (const learner of ["0000", "1111"]) {
      const policies = societyOf(learner);
      const { payoff } = onBelief("mean-field", game, policies, records(policies));
      // Discriminators give to the Good, half of the time.
      expect(payoff).toBeCloseTo(game.benefit / 2 - (learner === "1111" ? game.cost : 0), 9);
    }
  });

  test("what does makes one Good: here a pair acts and judges in one context, so that the slope is there", () => {
    const policies = societyOf("0000");
    for (const belief of ["mean-field", "joint", "anchored"] as const) {
      const expected = onBelief(belief, game, policies, records(policies), { horizon: 1, axes: 2 });
      const slopes = betweenOutcomes(game, expected).action;
      // With the Good it pays to cooperate, with the Bad to defect.
      for (const own of [0, 1]) {
        expect(slopes[4 * own + 3], belief).toBeGreaterThan(0.1);
        expect(slopes[4 * own + 1], belief).toBeLessThan(-0.1);
      }
    }
  });
});
