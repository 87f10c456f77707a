import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allocateRecords,
  createRandom,
  decisionsOf,
  defineGame,
  defineStage,
  encounterTable,
  type Game,
  judgementTable,
  learnerPayoff,
  type Policy,
  payoffTable,
  play,
  ruleTable,
} from "../../src/game/index.js";

const games: fc.Arbitrary<Game> = fc
  .record({
    a: fc.integer({ min: 1, max: 3 }),
    reputations: fc.integer({ min: 2, max: 3 }),
    order: fc.constantFrom("simultaneous" as const, "sequential" as const),
    judged: fc.constantFrom("both" as const, "first" as const, "second" as const),
    judgesSee: fc.constantFrom("subject" as const, "both" as const),
    grouped: fc.boolean(),
  })
  .map(({ a, reputations, grouped, ...rest }) =>
    defineGame({
      agents: 2,
      rounds: 1,
      reputations,
      ...(grouped && { groups: [1, 1] }),
      seats: "fixed",
      stage: defineStage({
        first: Array.from({ length: a }, (_, i) => [i, 1 - i * i]),
        second: Array.from({ length: a }, (_, i) => [2 * i, 1 + i]),
        ...rest,
      }),
    }),
  );

function policyOf(game: Game, seed: number): Policy {
  const random = createRandom(seed);
  const rows = ({ choices }: { choices: number }) => {
    const weights = Array.from({ length: choices }, () => random.uniform() ** 2);
    const sum = weights.reduce((all, one) => all + one, 0);
    return weights.map((weight) => weight / sum);
  };
  return { action: ruleTable("action", rows, game), assessment: ruleTable("assessment", rows, game) };
}

test("new reputations and payoffs are those of played encounters, from any reputations (5 standard errors)", () => {
  fc.assert(
    fc.property(games, fc.nat(1000), (game, seed) => {
      const { reputations: k } = game;
      const policies = [policyOf(game, seed), policyOf(game, seed + 1)];
      const [first, second] = policies as [Policy, Policy];
      const kin = game.groups === undefined ? 0 : 1;
      const table = encounterTable(game, first, second, kin);
      const episodes = 4000;
      const records = allocateRecords(game, episodes);
      play(
        defineGame({ ...game, initialReputation: Array.from({ length: k }, () => 1 / k) }),
        policies,
        createRandom(seed),
        records,
      );
      const times = new Float64Array(k ** 4);
      const starts = new Float64Array(k * k);
      for (let at = 0; at < episodes; at++) {
        const before = records.reputationFirst[at]! * k + records.reputationSecond[at]!;
        starts[before]! += 1;
        times[before * k * k + records.signalFirst[at]! * k + records.signalSecond[at]!]! += 1;
      }
      for (const [cell, chance] of table.entries()) {
        const many = starts[Math.floor(cell / (k * k))]!;
        const error = Math.sqrt(many * chance * (1 - chance));
        expect(Math.abs(times[cell]! - many * chance)).toBeLessThanOrEqual(
          5 * error + 1e-9 * many + (chance < 0.01 ? 3 : 0),
        );
      }
      for (const role of [0, 1] as const) {
        const paid = payoffTable(game, first, second, role, kin);
        const expected = starts.reduce((sum, many, before) => sum + many * paid[before]!, 0) / episodes;
        const { mean, standardError } = learnerPayoff(records, role);
        expect(Math.abs(mean - expected)).toBeLessThanOrEqual(5 * standardError + 1e-9);
      }
    }),
    { numRuns: 40, seed: 3 },
  );
});

test("what is said of each is what the table of both leaves of it", () => {
  fc.assert(
    fc.property(games, fc.nat(1000), (game, seed) => {
      const { reputations: k } = game;
      const [first, second] = [policyOf(game, seed), policyOf(game, seed + 1)];
      const table = encounterTable(game, first, second);
      for (let before = 0; before < k * k; before++) {
        const row = table.subarray(before * k * k, (before + 1) * k * k);
        expect(row.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
        const [r0, r1] = [Math.floor(before / k), before % k];
        const toFirst = judgementTable(game, first, second, 0);
        const toSecond = judgementTable(game, second, first, 1);
        for (let s = 0; s < k; s++) {
          const ofFirst = row.subarray(s * k, (s + 1) * k).reduce((all, chance) => all + chance, 0);
          expect(ofFirst).toBeCloseTo(toFirst[(r0 * k + r1) * k + s]!, 12);
          const ofSecond = row.filter((_, at) => at % k === s).reduce((all, chance) => all + chance, 0);
          expect(ofSecond).toBeCloseTo(toSecond[(r1 * k + r0) * k + s]!, 12);
        }
        if (decisionsOf(game).dependent) continue;
        for (const [at, chance] of row.entries()) {
          const product = toFirst[before * k + Math.floor(at / k)]! * toSecond[(r1 * k + r0) * k + (at % k)]!;
          expect(chance).toBeCloseTo(product, 12);
        }
      }
    }),
  );
});
