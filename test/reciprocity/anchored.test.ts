/** The `anchored` belief: what one decision is worth from what was seen on, and the slope of that decision alone. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineGame, type Game, type Policy, type PublicRecords } from "../../src/game/index.js";
import { anyTrial, innerPolicy, matchingsOf, played, type Trial } from "./arbitrary.js";
import { expectReference, roomFor } from "./expect-reference.js";
import { OnBelief, onBelief } from "./on-belief.js";
import { anchoredPayoff, anchorsOf, anchorTotal, meetingsFromAll } from "./reference-anchored.js";
import { exactTotal } from "./reference-joint.js";
import { expectNear, expectSlopes, slopesOf } from "./slopes.js";

const anyHorizon = fc.integer({ min: 0, max: 5 });

describe("the payoff is that of enumerating what the anchor influences", () => {
  test("binary, three to six agents", () => {
    const trial = anyTrial({ agents: [3, 6], rounds: [1, 8] });
    fc.assert(
      fc.property(trial, anyHorizon, (setting, horizon) => expectReference(setting, horizon, 2)),
      { numRuns: 150 },
    );
  });

  test("two who meet again and again", () => {
    const trial = anyTrial({ agents: [2, 2], rounds: [1, 6], matchings: ["direct"] });
    fc.assert(
      fc.property(trial, anyHorizon, (setting, horizon) => expectReference(setting, horizon, 2, 2)),
      { numRuns: 30 },
    );
  });

  test("of up to three reputations and actions", () => {
    const trial = anyTrial({ outcomes: [2, 3], agents: [2, 4], rounds: [1, 5] });
    fc.assert(
      fc.property(trial, fc.integer({ min: 0, max: 3 }), (setting, horizon) => expectReference(setting, horizon, 1)),
      { numRuns: 40 },
    );
  });

  test("two axes are enough for one round ahead, in any society", () => {
    const trial = anyTrial({ agents: [2, 9], rounds: [1, 8] });
    fc.assert(
      fc.property(trial, (setting) => expectReference(setting, 1, 2, 2)),
      { numRuns: 60 },
    );
  });
});

describe("the gradient is that of the anchor's own encounter alone", () => {
  function expectOwnEncounter(trial: Trial, horizon: number): void {
    const { game, policies } = trial;
    const records = played(trial, 1);
    const gradient = onBelief("anchored", game, policies, records, roomFor(trial, horizon));
    const payoff = (now: Policy) => anchoredPayoff(game, policies, now, records, horizon);
    expectSlopes(game, gradient, slopesOf(game, policies[0]!, payoff, 1), 1e-9);
  }

  test("binary", () => {
    const trial = anyTrial({ agents: [2, 5], rounds: [1, 5] });
    fc.assert(fc.property(trial, anyHorizon, expectOwnEncounter), { numRuns: 40 });
  });

  test("of up to three reputations and actions", () => {
    const trial = anyTrial({ outcomes: [2, 3], agents: [2, 3], rounds: [1, 3] });
    fc.assert(fc.property(trial, anyHorizon, expectOwnEncounter), { numRuns: 10 });
  });
});

test("what is recorded for one batch gives the same for the next, larger or smaller", () => {
  const trial = anyTrial({ agents: [3, 7], rounds: [2, 8] });
  fc.assert(
    fc.property(trial, fc.integer({ min: 1, max: 4 }), (setting, horizon) => {
      const { game, policies, seed } = setting;
      const cone = roomFor(setting, horizon);
      const reused = new OnBelief("anchored", game, policies, 3, cone);
      for (let batch = 0; batch < 4; batch++) {
        const records = played({ ...setting, seed: seed + batch }, 3);
        const fresh = onBelief("anchored", game, policies, records, cone);
        const again = reused.run(records);
        expectNear([again.payoff], [fresh.payoff], 1e-12, "payoff");
        expectNear(again.action, fresh.action, 1e-12, "action");
        expectNear(again.assessment, fresh.assessment, 1e-12, "assessment");
      }
      reused.dispose();
    }),
    { numRuns: 25 },
  );
});

test("what is recorded has room to spare: it is seldom recorded anew, though no two batches are alike", () => {
  const game = defineGame({ agents: 7, rounds: 8, matching: "random" });
  const policies = Array.from({ length: 7 }, (_, agent) => innerPolicy(game, agent));
  const belief = new OnBelief("anchored", game, policies, 4, { horizon: 8, axes: 4 });
  const sizes = new Set<number>();
  for (let seed = 0; seed < 60; seed++) {
    const records = played({ game, policies, seed }, 4);
    belief.run(records);
    sizes.add(meetingsFromAll(records, 2));
  }
  expect(sizes.size).toBeGreaterThan(10);
  expect(belief.recordings).toBeLessThanOrEqual(2);
  belief.dispose();
});

describe("is exact where all that the learner meets is known or influenced", () => {
  /** Everybody's reputation at first sight, which is the one at the start for whoever is met for the first time. */
  function firstSeen(game: Game, records: PublicRecords): number[] {
    const known = new Array<number>(game.agents).fill(0);
    for (let at = records.first.length - 1; at >= 0; at--) {
      known[records.first[at]!] = records.reputationFirst[at]!;
      known[records.second[at]!] = records.reputationSecond[at]!;
    }
    return known;
  }

  /** The anchor of the first round is worth the exact payoff from there; the sum of all anchors less those after it. */
  function expectExact({ game, policies, seed }: Trial, axes: number): void {
    const records = played({ game, policies, seed }, 1);
    const [matching] = matchingsOf(records);
    const cone = { horizon: game.rounds, axes };
    const all = meetingsFromAll(records, game.rounds) * onBelief("anchored", game, policies, records, cone).payoff;
    const later = anchorsOf(records).slice(1);
    let rest = 0;
    for (const at of later) rest += anchorTotal(game, policies, policies[0]!, records, at, game.rounds);
    expectNear([all - rest], [exactTotal(game, policies, matching!, firstSeen(game, records))], 1e-10, `seed ${seed}`);
  }

  test("a second partner who sat out in the first round", () => {
    const game = defineGame({ agents: 3, rounds: 2, matching: "indirect", initialReputation: 0.4, cost: 1 });
    let tried = 0;
    for (let seed = 0; seed < 60; seed++) {
      const policies = [0, 1, 2].map((agent) => innerPolicy(game, 3 * seed + agent));
      if (anchorsOf(played({ game, policies, seed }, 1)).length < 2) continue;
      expectExact({ game, policies, seed }, 2);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(10);
  });

  test("two alone, however often they meet", () => {
    for (let seed = 0; seed < 20; seed++) {
      const encounter = seed % 2 === 0 ? "mutual" : "one-way";
      const game = defineGame({ agents: 2, rounds: 1 + (seed % 5), matching: "direct", encounter, cost: 1 });
      const policies = [0, 1].map((agent) => innerPolicy(game, 2 * seed + agent));
      expectExact({ game, policies, seed }, 2);
    }
  });
});
