/** What beliefs expect in every stage game, and their gradients, against enumeration of everything that can happen. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decisionsOf, type Policy, payoffPartsOf } from "../../src/game/index.js";
import { matchingsOf, played, type Trial } from "./arbitrary.js";
import { roomFor } from "./expect-reference.js";
import { OnBelief, onBelief } from "./on-belief.js";
import { anchoredPayoff } from "./reference-anchored.js";
import { conesOf } from "./reference-cone.js";
import { countedIn, enumeratedTotal, exactPayoff, meetingsIn } from "./reference-joint.js";
import { expectNear, expectSlopes, openSlopesOf } from "./slopes.js";
import { anyStageTrial, innerStagePolicy } from "./stage-trials.js";

/** A policy so far on the way to another one. */
function between(one: Policy, other: Policy, share: number): Policy {
  const mixed = (half: "action" | "assessment") =>
    one[half].map((chance, at) => chance + share * (other[half][at]! - chance));
  return { action: mixed("action"), assessment: mixed("assessment") };
}

describe("joint", () => {
  test("expects what enumeration of all that can happen does", () => {
    const seen = { dependent: 0, fixed: 0, groups: 0, bilinear: 0, discount: 0 };
    fc.assert(
      fc.property(anyStageTrial({ agents: [2, 4], rounds: [1, 3], kinds: 2 }), ({ game, policies, seed }) => {
        const records = played({ game, policies, seed }, 1);
        const [matching] = matchingsOf(records);
        fc.pre(matching!.length <= 4);
        const counted = countedIn(game, meetingsIn(matching!));
        const wanted = counted === 0 ? 0 : enumeratedTotal(game, policies, matching!) / counted;
        expectNear([onBelief("joint", game, policies, records).payoff], [wanted], 1e-10, "payoff");
        expectNear([exactPayoff(game, policies, [matching!])], [wanted], 1e-12, "merged reference");
        seen.dependent += Number(decisionsOf(game).dependent);
        seen.fixed += Number(game.seats === "fixed");
        seen.groups += Number(game.groups !== undefined);
        seen.discount += Number(game.discount < 1);
        seen.bilinear += Number(payoffPartsOf(game.stage, 0) === undefined);
      }),
      { endOnFailure: true, numRuns: 60, seed: 1 },
    );
    // All kinds have been seen.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
  });

  test("has the gradient of differences of it", () => {
    fc.assert(
      fc.property(anyStageTrial({ agents: [2, 3], rounds: [1, 3], kinds: 3 }), (trial) => {
        const { game, policies } = trial;
        const records = played(trial, 2);
        const matchings = matchingsOf(records);
        const [learner, ...residents] = policies;
        const gradient = onBelief("joint", game, policies, records);
        for (const towards of [innerStagePolicy(game, trial.seed + 7), innerStagePolicy(game, trial.seed + 8)]) {
          const moved = (by: number) => exactPayoff(game, [between(learner!, towards, by), ...residents], matchings);
          const step = 1e-2;
          const wanted = (8 * (moved(step) - moved(-step)) - (moved(2 * step) - moved(-2 * step))) / (12 * step);
          const slope = (half: "action" | "assessment") =>
            gradient[half].reduce((sum, each, at) => sum + each * (towards[half][at]! - learner![half][at]!), 0);
          expectNear([slope("action") + slope("assessment")], [wanted], 1e-6, "slope");
        }
      }),
      { endOnFailure: true, numRuns: 20 },
    );
  });
});

describe("anchored", () => {
  const anyHorizon = fc.integer({ min: 0, max: 5 });

  test("expects what enumeration of what the anchor influences does, batch after batch", () => {
    fc.assert(
      fc.property(anyStageTrial({ agents: [2, 4], rounds: [1, 5], kinds: 2 }), anyHorizon, (trial, horizon) => {
        const { game, policies } = trial;
        const belief = new OnBelief("anchored", game, policies, 2, roomFor(trial, horizon));
        for (let batch = 0; batch < 2; batch++) {
          const records = played({ ...trial, seed: trial.seed + batch }, 2);
          const wanted = anchoredPayoff(game, policies, policies[0]!, records, horizon);
          expectNear([belief.run(records).payoff], [wanted], 1e-10, "payoff");
        }
        belief.dispose();
      }),
      { endOnFailure: true, numRuns: 80 },
    );
  });

  test("has the gradient of the decision alone", () => {
    const own = (trial: Trial, horizon: number) => {
      const { game, policies } = trial;
      const records = played(trial, 1);
      const gradient = onBelief("anchored", game, policies, records, roomFor(trial, horizon));
      const payoff = (now: (typeof policies)[number]) => anchoredPayoff(game, policies, now, records, horizon);
      expectSlopes(game, gradient, openSlopesOf(game, policies[0]!, payoff), 1e-6);
    };
    fc.assert(fc.property(anyStageTrial({ agents: [2, 3], rounds: [1, 3], kinds: 2 }), anyHorizon, own), {
      endOnFailure: true,
      numRuns: 20,
    });
  });

  test("with few axes, others take the places of those who no longer matter", () => {
    const anyCone = fc.record({ horizon: fc.integer({ min: 1, max: 8 }), axes: fc.integer({ min: 2, max: 4 }) });
    let taken = 0;
    fc.assert(
      fc.property(anyStageTrial({ agents: [4, 5], rounds: [3, 6], kinds: 2 }), anyCone, (trial, { horizon, axes }) => {
        const { game, policies } = trial;
        const records = played(trial, 1);
        const { ends, payoff } = conesOf(trial, records, horizon, axes);
        const expected = onBelief("anchored", game, policies, records, { horizon, axes });
        expectNear([expected.payoff], [payoff(policies[0]!)], 1e-10);
        if (ends.some((end) => end > 2) && decisionsOf(game).dependent) taken += 1;
      }),
      { endOnFailure: true, numRuns: 60, seed: 3 },
    );
    expect(taken).toBeGreaterThan(5);
  });
});
