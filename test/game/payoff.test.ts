import { describe, expect, test } from "vitest";
import {
  allocateRecords,
  createRandom,
  defineGame,
  definePopulation,
  type Game,
  learnerPayoff,
  type Payoff,
  play,
  type ResidentGroup,
} from "../../src/game/index.js";

function payoffOf(game: Game, groups: ResidentGroup[], episodes: number): Payoff {
  const records = allocateRecords(game, episodes);
  play(game, definePopulation(groups), createRandom(1), records);
  return learnerPayoff(records);
}

const all = (count: number, action: string): ResidentGroup => ({ count, action, assessment: "L6" });

describe("unconditional players earn what the payoffs say", () => {
  const game = defineGame({ agents: 8 });
  test.each([
    ["AllC", "AllC", 4.5],
    ["AllD", "AllD", 0],
    ["AllD", "AllC", 5],
    ["AllC", "AllD", -0.5],
  ])("%s among %s: %f", (learner, residents, expected) => {
    const { mean, standardError, perEpisode, encounters } = payoffOf(game, [all(1, learner), all(7, residents)], 3);
    expect(mean).toBe(expected);
    expect(standardError).toBe(0);
    expect([...perEpisode]).toEqual([expected, expected, expected]);
    expect([...encounters]).toEqual([36, 36, 36]);
  });

  test("one-way: the donor pays, the recipient gains, and both are the learner's encounters", () => {
    const oneWay = defineGame({ agents: 2, encounter: "one-way", rounds: 10_000 });
    // 4.5 / 2 but for how often it happened to be the donor: 4 standard errors of 5.5 / 2 / 100.
    const { mean, encounters } = payoffOf(oneWay, [all(2, "AllC")], 1);
    expect(Math.abs(mean - 2.25)).toBeLessThan(0.11);
    expect(encounters[0]).toBe(10_000);
  });

  test("half donations of three actions pay half", () => {
    const ternary = defineGame({ agents: 2, actions: 3, rounds: 5 });
    const records = allocateRecords(ternary, 1);
    const action = [0, 1, 2, 3].flatMap(() => [0, 1, 0]);
    const policy = { action: Float64Array.from(action), assessment: new Float64Array(24).fill(0.5) };
    play(ternary, [policy, policy], createRandom(1), records);
    expect(learnerPayoff(records).mean).toBe(2.25);
  });
});

describe("the standard error", () => {
  const groups: ResidentGroup[] = [all(1, "Discriminator"), { count: 7, norm: "L3" }];

  test("with as many encounters in every episode is the standard deviation over the root of the episodes", () => {
    const { mean, standardError, perEpisode } = payoffOf(defineGame({ agents: 8, rounds: 4 }), groups, 200);
    const average = perEpisode.reduce((sum, one) => sum + one, 0) / 200;
    const variance = perEpisode.reduce((sum, one) => sum + (one - average) ** 2, 0) / 199;
    expect(mean).toBeCloseTo(average, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(variance / 200), 12);
    expect(standardError).toBeGreaterThan(0.01);
  });

  test("is unknown after one episode", () => {
    expect(payoffOf(defineGame({ agents: 8 }), groups, 1).standardError).toBeNaN();
  });
});

test("an episode that the learner sits out has no payoff of its own and no weight", () => {
  const game = defineGame({ agents: 3, matching: "direct", rounds: 5 });
  const { mean, standardError, perEpisode, encounters } = payoffOf(game, [all(3, "AllC")], 60);
  expect(mean).toBe(4.5);
  expect(standardError).toBe(0);
  expect(new Set(encounters)).toEqual(new Set([0, 5]));
  perEpisode.forEach((payoff, episode) => {
    expect(payoff).toBe(encounters[episode] === 0 ? Number.NaN : 4.5);
  });
});

test("any agent's payoff can be asked for, and no other's", () => {
  const game = defineGame({ agents: 2, rounds: 3 });
  const records = allocateRecords(game, 1);
  play(game, definePopulation([all(1, "AllD"), all(1, "AllC")]), createRandom(1), records);
  expect(learnerPayoff(records, 1).mean).toBe(-0.5);
  expect(() => learnerPayoff(records, 2)).toThrow(/^agent: got 2, takes an integer from 0 to 1$/);
});
