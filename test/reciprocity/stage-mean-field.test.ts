/** The mean field in every stage game: against a plain loop over independent marginals, differences, and what is exact. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decisionsOf } from "../../src/game/index.js";
import { matchingsOf, played, type Trial } from "./arbitrary.js";
import { OnBelief, onBelief } from "./on-belief.js";
import { countedIn, exactPayoff, meetingsIn } from "./reference-joint.js";
import { meanFieldTotal } from "./reference-mean-field.js";
import { expectNear, expectSlopes, openSlopesOf } from "./slopes.js";
import { anyStageTrial } from "./stage-trials.js";

function meanFieldPayoff({ game, policies }: Pick<Trial, "game" | "policies">, records: ReturnType<typeof played>) {
  const matchings = matchingsOf(records);
  const total = matchings.reduce((sum, matching) => sum + meanFieldTotal(game, policies, matching), 0);
  const counted = matchings.reduce((sum, matching) => sum + countedIn(game, meetingsIn(matching)), 0);
  return counted === 0 ? 0 : total / counted;
}

test("the payoff is that of independent marginals, batch after batch", () => {
  const kinds = { dependent: 0, fixed: 0, roundRobin: 0, groups: 0, discount: 0 };
  fc.assert(
    fc.property(anyStageTrial({ agents: [2, 6], rounds: [1, 5], kinds: 3 }), (trial) => {
      const { game, policies } = trial;
      const belief = new OnBelief("mean-field", game, policies, 2);
      for (let batch = 0; batch < 2; batch++) {
        const records = played({ ...trial, seed: trial.seed + batch }, 2);
        expectNear([belief.run(records).payoff], [meanFieldPayoff(trial, records)], 1e-10);
      }
      expect(belief.recordings).toBe(1);
      belief.dispose();
      kinds.dependent += Number(decisionsOf(game).dependent);
      kinds.fixed += Number(game.seats === "fixed");
      kinds.roundRobin += Number(game.matching === "round-robin");
      kinds.groups += Number(game.groups !== undefined);
      kinds.discount += Number(game.discount < 1);
    }),
    { numRuns: 40, seed: 3 },
  );
  for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(3);
});

test("the gradient is that of differences", () => {
  fc.assert(
    fc.property(anyStageTrial({ agents: [2, 4], rounds: [1, 3], kinds: 2 }), (trial) => {
      const { game, policies } = trial;
      const records = played(trial, 1);
      const [learner, ...residents] = policies;
      const gradient = onBelief("mean-field", game, policies, records);
      const payoff = (policy: (typeof policies)[number]) =>
        meanFieldPayoff({ game, policies: [policy, ...residents] }, records);
      expectSlopes(game, gradient, openSlopesOf(game, learner!, payoff), 1e-6);
    }),
    { numRuns: 12, seed: 4 },
  );
});

test("it is exact where nobody meets twice", () => {
  fc.assert(
    fc.property(anyStageTrial({ agents: [2, 6], rounds: [1, 1], kinds: 3 }), (trial) => {
      const { game, policies } = trial;
      fc.pre(game.matching !== "round-robin" || game.agents === 2);
      const records = played(trial, 2);
      const exact = exactPayoff(game, policies, matchingsOf(records));
      expectNear([onBelief("mean-field", game, policies, records).payoff], [exact], 1e-10);
    }),
    { numRuns: 40, seed: 5 },
  );
});
