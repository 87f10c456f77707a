import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allAsPerformed,
  allocateRecords,
  checkMatching,
  createRandom,
  defineGame,
  definePolicy,
  definePopulation,
  play,
  policyFromBits,
} from "../../src/game/index.js";
import { games, matchings, policies, populations, rules, societies } from "../../src/testing/index.js";
import { occurs } from "./occurs.js";

test("games are valid, and keep to their limits", () => {
  const limits = fc.record({
    maxAgents: fc.integer({ min: 2, max: 12 }),
    maxRounds: fc.integer({ min: 1, max: 40 }),
    maxKinds: fc.integer({ min: 2, max: 3 }),
    errors: fc.boolean(),
  });
  fc.assert(
    fc.property(
      limits.chain((limit) => fc.tuple(fc.constant(limit), games(limit))),
      ([limit, game]) => {
        expect(defineGame(game)).toEqual(game);
        expect(game.agents).toBeLessThanOrEqual(limit.maxAgents);
        expect(game.rounds).toBeLessThanOrEqual(limit.maxRounds);
        expect(Math.max(game.reputations, game.actions)).toBeLessThanOrEqual(limit.maxKinds);
        if (!limit.errors) expect(game).toMatchObject({ executionError: 0, assessmentError: 0 });
      },
    ),
  );
});

test("games are of every kind", () => {
  for (const matching of ["random", "direct", "indirect"]) {
    for (const encounter of ["mutual", "one-way"]) {
      expect(occurs(games(), (game) => game.matching === matching && game.encounter === encounter)).toBe(true);
    }
  }
  expect(occurs(games(), ({ agents }) => agents % 2 === 1)).toBe(true);
  expect(occurs(games(), ({ reputations, actions }) => reputations !== actions)).toBe(true);
  expect(
    occurs(games(), ({ executionError, executionErrorKind: kind }) => executionError > 0 && kind === "one-sided"),
  ).toBe(true);
});

test("a failure shrinks to the plainest game", () => {
  const { counterexample } = fc.check(
    fc.property(games(), () => false),
    { seed: 1 },
  );
  expect(counterexample![0]).toMatchObject({
    agents: 2,
    rounds: 1,
    reputations: 2,
    actions: 2,
    matching: "random",
    encounter: "mutual",
    executionError: 0,
    assessmentError: 0,
  });
});

test("policies are valid, deterministic ones among them", () => {
  const shape = { reputations: 3, actions: 2 };
  fc.assert(
    fc.property(policies(shape), (policy) => {
      expect(definePolicy(shape, policy.action, policy.assessment)).toEqual(policy);
    }),
  );
  const binary = policies({ reputations: 2, actions: 2 });
  expect(occurs(binary, ({ action }) => action.every((chance) => chance === 0 || chance === 1))).toBe(true);
  expect(occurs(binary, ({ action }) => action.some((chance) => chance > 0 && chance < 1))).toBe(true);
});

test("rules and populations make policies", () => {
  fc.assert(
    fc.property(rules(), ({ action, assessment }) => {
      expect(policyFromBits(action, assessment).action).toHaveLength(8);
    }),
  );
  const trials = fc
    .integer({ min: 1, max: 12 })
    .chain((residents) => fc.tuple(fc.constant(residents), populations(residents)));
  fc.assert(
    fc.property(trials, ([residents, groups]) => {
      expect(definePopulation(groups)).toHaveLength(residents);
    }),
  );
  expect(occurs(populations(8), (groups) => groups.length > 1)).toBe(true);
});

test("matchings fit their game", () => {
  const trials = games().chain((game) => fc.tuple(fc.constant(game), matchings(game)));
  fc.assert(fc.property(trials, ([game, matching]) => checkMatching(game, matching)));
});

test("societies can play", () => {
  fc.assert(
    fc.property(societies(), fc.nat(), ({ game, policies: list }, seed) => {
      const records = allocateRecords(game, 2);
      play(game, allAsPerformed(game, list), createRandom(seed), records);
      for (const signal of records.signalFirst) expect(signal).toBeLessThan(game.reputations);
    }),
  );
});
