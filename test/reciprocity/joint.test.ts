/** The `joint` belief is exact: against enumeration of everything that can happen. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyTrial, matchingsOf, played, type Trial } from "./arbitrary.js";
import { OnBelief, onBelief } from "./on-belief.js";
import { enumeratedTotal, exactPayoff, meetingsIn } from "./reference-joint.js";
import { expectNear, expectSlopes, slopesOf } from "./slopes.js";

function expectEnumerated(trial: Trial): void {
  const { game, policies } = trial;
  const records = played(trial, 1);
  const [matching] = matchingsOf(records);
  const wanted = enumeratedTotal(game, policies, matching!) / Math.max(1, meetingsIn(matching!));
  expectNear([onBelief("joint", game, policies, records).payoff], [wanted], 1e-10, "payoff");
  // The reference that merges courses is used from here on.
  expectNear([exactPayoff(game, policies, [matching!])], [wanted], 1e-12, "merged reference");
}

describe("the payoff is that of enumerating all initial reputations, actions and signals", () => {
  test("of two reputations and two actions", () => {
    fc.assert(fc.property(anyTrial({ agents: [2, 4], rounds: [1, 4], encounters: 4 }), expectEnumerated), {
      numRuns: 60,
    });
  });

  test("of three and three", () => {
    const trial = anyTrial({ outcomes: [3, 3], agents: [2, 4], rounds: [1, 4], encounters: 2 });
    fc.assert(fc.property(trial, expectEnumerated), { numRuns: 25 });
  });

  test("of two and three, whole batches of longer episodes", () => {
    const trial = anyTrial({ outcomes: [2, 3], agents: [2, 4], rounds: [1, 6] });
    fc.assert(
      fc.property(trial, fc.integer({ min: 1, max: 5 }), (setting, episodes) => {
        const { game, policies } = setting;
        const records = played(setting, episodes);
        const { payoff } = onBelief("joint", game, policies, records);
        expectNear([payoff], [exactPayoff(game, policies, matchingsOf(records))], 1e-10);
      }),
      { numRuns: 60 },
    );
  });
});

test("the gradient by the learner's tables is that of differences of the exact payoff", () => {
  fc.assert(
    fc.property(anyTrial({ outcomes: [2, 3], agents: [2, 4], rounds: [1, 4] }), (trial) => {
      const { game, policies } = trial;
      const records = played(trial, 2);
      const matchings = matchingsOf(records);
      const [learner, ...residents] = policies;
      const gradient = onBelief("joint", game, policies, records);
      const wanted = slopesOf(game, learner!, (policy) => exactPayoff(game, [policy, ...residents], matchings));
      expectSlopes(game, gradient, wanted, 1e-9);
    }),
    { numRuns: 40 },
  );
});

test("what is recorded once serves other episodes", () => {
  fc.assert(
    fc.property(anyTrial({ agents: [2, 5], rounds: [1, 4] }), (trial) => {
      const { game, policies } = trial;
      const belief = new OnBelief("joint", game, policies, 3);
      for (let batch = 0; batch < 3; batch++) {
        const records = played({ ...trial, seed: trial.seed + batch }, 3);
        expectNear([belief.run(records).payoff], [exactPayoff(game, policies, matchingsOf(records))], 1e-10);
      }
      expect(belief.recordings).toBe(1);
      belief.dispose();
    }),
    { numRuns: 20 },
  );
});
