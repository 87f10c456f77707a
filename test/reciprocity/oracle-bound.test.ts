/** The bound with foresight: against following all choices forward, and above every memoryless policy. */
import { describe, expect, test } from "vitest";
import { createRandom, defineGame, definePopulation, type Policy, policyFromBits } from "../../src/game/index.js";
import { createOracle } from "../../src/reciprocity/index.js";
import { innerPolicy } from "./arbitrary.js";
import { fullInformationTotal } from "./reference-bound.js";
import { withErrors } from "./reference-encounter.js";
import { meetingsIn } from "./reference-joint.js";
import { expectNear } from "./slopes.js";

const optimizes = ["action", "signal", "joint"] as const;

function drawnRule(seed: number): Policy {
  const random = createRandom(seed);
  const bits = (length: number) => Array.from({ length }, () => random.below(2)).join("");
  return policyFromBits(bits(4), bits(8));
}

const settings = (["random", "direct", "indirect"] as const).flatMap((matching, kind) =>
  [0, 1, 2, 3].map((number) => {
    const agents = number === 3 ? 4 : 3;
    const game = defineGame({
      agents,
      matching,
      rounds: 3,
      encounter: number % 2 === 0 ? "mutual" : "one-way",
      executionError: 0.1 * number,
      executionErrorKind: kind === 1 ? "one-sided" : "symmetric",
      assessmentError: number === 0 ? 0 : 0.15,
      initialReputation: 0.3 * (kind + 1),
      cost: 1,
    });
    const residents = Array.from({ length: agents - 1 }, (_, at) =>
      number === 2 ? innerPolicy(game, at + 3) : drawnRule(31 * kind + 7 * number + at),
    );
    return { name: `${matching} ${game.encounter} ${number}`, game, residents, fixed: drawnRule(kind + 50 * number) };
  }),
);

describe.each(settings)("$name", ({ game, residents, fixed }) => {
  test.each(optimizes)("%s", async (optimize) => {
    const oracle = await createOracle(game, residents, { matchings: 6 });
    const bound = oracle.foresightBound(optimize, fixed)!;
    const performed = residents.map((policy) => withErrors(game, policy));
    let total = 0;
    for (const [at, matching] of oracle.matchings.entries()) {
      const wanted = fullInformationTotal(game, performed, optimize, fixed, matching);
      total += wanted;
      if (meetingsIn(matching) > 0) expectNear([bound.perMatching[at]!], [wanted / meetingsIn(matching)], 1e-9);
    }
    const meetings = oracle.matchings.reduce((sum, matching) => sum + meetingsIn(matching), 0);
    expectNear([bound.payoff], [total / meetings], 1e-9);
    // No memoryless policy beats it, on any of the matchings.
    const best = oracle.bestResponse(optimize, fixed);
    const mixed = innerPolicy(game, 5);
    const halfMixed = {
      action: optimize === "signal" ? fixed.action : mixed.action,
      assessment: optimize === "action" ? fixed.assessment : mixed.assessment,
    };
    for (const { perMatching } of [best, oracle.evaluate(halfMixed)]) {
      perMatching.forEach((payoff, at) => {
        if (!Number.isNaN(payoff)) expect(bound.perMatching[at]).toBeGreaterThanOrEqual(payoff - 1e-9);
      });
    }
  });
});

test("three reputations and three actions", async () => {
  const game = defineGame({
    agents: 3,
    reputations: 3,
    actions: 3,
    rounds: 2,
    initialReputation: [0.2, 0.3, 0.5],
    executionError: 0.1,
    assessmentError: 0.2,
  });
  const residents = [innerPolicy(game, 1), innerPolicy(game, 2)];
  const fixed = innerPolicy(game, 3);
  const oracle = await createOracle(game, residents, { matchings: 4 });
  const performed = residents.map((policy) => withErrors(game, policy));
  for (const optimize of optimizes) {
    const { perMatching } = oracle.foresightBound(optimize, fixed)!;
    for (const [at, matching] of oracle.matchings.entries()) {
      const wanted = fullInformationTotal(game, performed, optimize, fixed, matching);
      if (meetingsIn(matching) > 0) expectNear([perMatching[at]!], [wanted / meetingsIn(matching)], 1e-9);
    }
  }
});

describe("is the best response where it is plain what is best", () => {
  const l6 = policyFromBits("0101", "10011001");

  test("nobody ever gives: 0", async () => {
    const game = defineGame({ agents: 5, rounds: 10 });
    const oracle = await createOracle(game, definePopulation([{ count: 4, action: "AllD", assessment: "L6" }]));
    for (const optimize of ["action", "joint"] as const) {
      expect(oracle.foresightBound(optimize, l6)?.payoff).toBeCloseTo(0, 12);
      expect(oracle.bestResponse(optimize, l6).payoff).toBeCloseTo(0, 12);
    }
  });

  test("everybody always gives: b", async () => {
    const game = defineGame({ agents: 5, rounds: 10 });
    const oracle = await createOracle(game, definePopulation([{ count: 4, action: "AllC", assessment: "L6" }]));
    expect(oracle.foresightBound("action", l6)?.payoff).toBeCloseTo(game.benefit, 12);
    expect(oracle.bestResponse("action", l6).payoff).toBeCloseTo(game.benefit, 12);
  });

  test("giving costs nothing and is always thought Good: b after the first", async () => {
    const game = defineGame({ agents: 3, rounds: 3, cost: 0, matching: "indirect", initialReputation: 1 });
    const oracle = await createOracle(game, definePopulation([{ count: 2, action: "0101", assessment: "01010101" }]));
    const fixed = policyFromBits("1111", "11111111");
    expect(oracle.foresightBound("action", fixed)?.payoff).toBeCloseTo(game.benefit, 12);
    expect(oracle.bestResponse("action", fixed).payoff).toBeCloseTo(game.benefit, 12);
  });

  test("one round: whoever gives is a fool", async () => {
    const game = defineGame({ agents: 4, rounds: 1 });
    const oracle = await createOracle(game, definePopulation([{ count: 3, norm: "L3" }]));
    expect(oracle.foresightBound("joint", l6)?.payoff).toBeCloseTo(game.benefit / 2, 12);
    expect(oracle.bestResponse("joint", l6).payoff).toBeCloseTo(game.benefit / 2, 12);
  });
});
