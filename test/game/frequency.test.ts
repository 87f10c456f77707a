/** Played frequencies against the tables they are played from: fixed seeds, error rates as stated. */
import { describe, expect, test } from "vitest";
import {
  allAsPerformed,
  allocateRecords,
  createRandom,
  defineGame,
  definePolicy,
  definePopulation,
  type Game,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  play,
  type Random,
} from "../../src/game/index.js";
import { chiSquare, chiSquareTail, uniformity } from "../chi-square.js";

/** Chance that sound code fails one of the chi-square tests, were the seed drawn anew. */
const LEVEL = 1e-4;

function randomPolicy(game: Game, random: Random): Policy {
  const rows = (count: number, width: number): number[] =>
    Array.from({ length: count }, () => {
      const weights = Array.from({ length: width }, () => 0.2 + random.uniform());
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return weights.map((weight) => weight / total);
    }).flat();
  const contexts = game.reputations ** 2;
  return definePolicy(game, rows(contexts, game.actions), rows(contexts * game.actions, game.reputations));
}

/** How often every agent did what in which context, and said what: counts in the order of its own policy's tables. */
function countsOf(records: PublicRecords): Policy[] {
  const { agents, reputations: k, actions: a } = records.game;
  const counts = Array.from({ length: agents }, () => ({
    action: new Float64Array(k * k * a),
    assessment: new Float64Array(k * k * a * k),
  }));
  const count = (actor: number, judge: number, own: number, other: number, action: number, signal: number): void => {
    if (action === NO_ACTION) return;
    const row = (own * k + other) * a + action;
    counts[actor]!.action[row]! += 1;
    counts[judge]!.assessment[row * k + signal]! += 1;
  };
  for (let at = 0; at < records.first.length; at++) {
    const [i, j] = [records.first[at]!, records.second[at]!];
    const [ri, rj] = [records.reputationFirst[at]!, records.reputationSecond[at]!];
    count(i, j, ri, rj, records.actionFirst[at]!, records.signalFirst[at]!);
    count(j, i, rj, ri, records.actionSecond[at]!, records.signalSecond[at]!);
  }
  return counts;
}

/** Chi-square over all rows of a table that were visited often enough to expect 5 of every outcome. */
function rowStatistic(counts: Float64Array, table: Float64Array, width: number): [number, number] {
  let statistic = 0;
  let degrees = 0;
  for (let row = 0; row < table.length; row += width) {
    const observed = counts.subarray(row, row + width);
    const visits = observed.reduce((sum, one) => sum + one, 0);
    const expected = table.subarray(row, row + width).map((chance) => chance * visits);
    if (Math.min(...expected) < 5) continue;
    statistic += chiSquare(observed, expected);
    degrees += width - 1;
  }
  return [statistic, degrees];
}

describe("every agent follows its own table", () => {
  const forms = ["mutual", "one-way"] as const;
  const kinds = ["symmetric", "one-sided"] as const;
  const cases = forms.flatMap((encounter) =>
    kinds.flatMap((executionErrorKind) => [4, 5].map((agents) => ({ encounter, executionErrorKind, agents }))),
  );
  test.each(cases)("K = A = 3: $encounter, $executionErrorKind errors, $agents agents", (options) => {
    const initialReputation = [0.2, 0.3, 0.5];
    const errors = { executionError: 0.1, assessmentError: 0.15 };
    const game = defineGame({ ...options, ...errors, reputations: 3, actions: 3, rounds: 50, initialReputation });
    const random = createRandom(17);
    const chosen = Array.from({ length: game.agents }, () => randomPolicy(game, random));
    const policies = allAsPerformed(game, chosen);
    const records = allocateRecords(game, 500);
    play(game, policies, random, records);

    let [statistic, degrees] = [0, 0];
    countsOf(records).forEach((counts, agent) => {
      const action = rowStatistic(counts.action, policies[agent]!.action, 3);
      const assessment = rowStatistic(counts.assessment, policies[agent]!.assessment, 3);
      statistic += action[0] + assessment[0];
      degrees += action[1] + assessment[1];
    });
    // All 9 + 27 rows of every agent, 2 degrees each, were visited.
    expect(degrees).toBe(game.agents * 72);
    expect(chiSquareTail(statistic, degrees)).toBeGreaterThan(LEVEL);
  });
});

// 4 standard errors a comparison: all of them together go wrong in one run of 2,000.
describe("errors come as often as the game says, and only where they can", () => {
  const e = 0.07;
  const cases = [
    { kind: "symmetric", whenDefecting: e, whenCooperating: 1 - e },
    { kind: "one-sided", whenDefecting: 0, whenCooperating: 1 - e },
  ] as const;
  test.each(cases)("$kind", ({ kind, whenDefecting, whenCooperating }) => {
    const game = defineGame({ agents: 6, executionError: e, executionErrorKind: kind, assessmentError: 0.2 });
    const records = allocateRecords(game, 300);
    const policies = allAsPerformed(game, definePopulation([{ count: 6, norm: "L6" }]));
    play(game, policies, createRandom(23), records);
    const seen = { B: { C: 0, all: 0 }, G: { C: 0, all: 0 } };
    let [misjudged, judged] = [0, 0];
    for (let at = 0; at < records.first.length; at++) {
      // L6: act as the partner deserves, and call Good whoever did.
      const against = records.reputationSecond[at] === 1 ? seen.G : seen.B;
      const action = records.actionFirst[at]!;
      against.C += action;
      against.all += 1;
      misjudged += records.signalFirst[at] === (action === records.reputationSecond[at] ? 1 : 0) ? 0 : 1;
      judged += 1;
    }
    const within = (hits: number, total: number, chance: number): void => {
      const standardError = Math.sqrt((chance * (1 - chance)) / total);
      expect(Math.abs(hits / total - chance)).toBeLessThanOrEqual(4 * standardError);
    };
    within(seen.B.C, seen.B.all, whenDefecting);
    within(seen.G.C, seen.G.all, whenCooperating);
    within(misjudged, judged, 0.2);
  });
});

test("first reputations are drawn from the game's distribution, each on its own", () => {
  const game = defineGame({ agents: 2, rounds: 1, reputations: 3, initialReputation: [0.2, 0.3, 0.5] });
  const random = createRandom(31);
  const policy = randomPolicy(game, random);
  const records = allocateRecords(game, 20_000);
  play(game, [policy, policy], random, records);
  const counts = new Float64Array(9);
  for (let at = 0; at < 20_000; at++) counts[records.reputationFirst[at]! * 3 + records.reputationSecond[at]!]! += 1;
  const chances = [0.2, 0.3, 0.5];
  const expected = chances.flatMap((one) => chances.map((other) => 20_000 * one * other));
  expect(chiSquareTail(chiSquare(counts, expected), 8)).toBeGreaterThan(LEVEL);
  expect(uniformity(counts)).toBeLessThan(LEVEL);
});
