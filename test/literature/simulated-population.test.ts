/**
 * method.md, section 6, played out: N = 50, one-way encounters, against the exact finite population. Fixed seed; 4 standard
 * errors a comparison, so that sound code would fail all 36 of them in one run of 400, were the seed drawn anew.
 */
import { describe, expect, test } from "vitest";
import { allocateRecords, createRandom, type PublicRecords, play } from "../../src/game/index.js";
import {
  average,
  type Contexts,
  finiteAverage,
  finiteDistribution,
  gameWith,
  givingChance,
  goodChance,
  infiniteShare,
  performedNorm,
} from "./public-assessment.js";

const AGENTS = 50;
const ROUNDS = 300;
const EPISODES = 100;
/** Image scoring, the slowest, forgets within some 70 rounds; it starts with the right mean as well. */
const BURN_IN = 100;

/** Chains already solved: norms that judge alike in practice share one. */
const chains = new Map<string, Float64Array>();
function stationary(good: Contexts, agents: number): Float64Array {
  const key = [agents, ...good.map((chance) => chance.toFixed(12))].join();
  const known = chains.get(key) ?? finiteDistribution(good, agents);
  chains.set(key, known);
  return known;
}
const share: Contexts = [0, 0.5, 0.5, 1];

/** Mean over episodes of what each of them shows after the burn-in, with its standard error. */
function measured(records: PublicRecords, value: (at: number) => number): { mean: number; standardError: number } {
  const size = records.rounds * records.pairs;
  const means = Array.from({ length: records.episodes }, (_, episode) => {
    let sum = 0;
    const from = episode * size + BURN_IN * records.pairs;
    for (let at = from; at < (episode + 1) * size; at++) sum += value(at);
    return sum / ((ROUNDS - BURN_IN) * records.pairs);
  });
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1);
  return { mean, standardError: Math.sqrt(variance / means.length) };
}

const names = ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "ImageScoring"];
const cases = [0.01, 0.1].flatMap((mu) => names.map((norm) => ({ norm, mu })));

describe("a population of 50", () => {
  test.each(cases)("$norm, mu = $mu", ({ norm, mu }) => {
    const policy = performedNorm(norm, gameWith(mu));
    const distribution = stationary(goodChance(policy, policy), AGENTS);
    const expectedShare = finiteAverage(share, distribution);
    const expectedGiving = finiteAverage(givingChance(policy), distribution);

    const game = gameWith(mu, { agents: AGENTS, rounds: ROUNDS, initialReputation: expectedShare });
    const records = allocateRecords(game, EPISODES);
    play(game, Array(AGENTS).fill(policy), createRandom(names.indexOf(norm)), records);
    const good = measured(records, (at) => (records.reputationFirst[at]! + records.reputationSecond[at]!) / 2);
    const gives = measured(records, (at) => records.actionFirst[at]!);

    expect(Math.abs(good.mean - expectedShare)).toBeLessThan(4 * good.standardError);
    expect(Math.abs(gives.mean - expectedGiving)).toBeLessThan(4 * gives.standardError);
    // Sharp enough to mean something; image scoring wanders slowly, and at mu = 0.01 widely.
    expect(gives.standardError).toBeLessThan(norm === "ImageScoring" ? 0.025 : 0.004);
  });
});

describe("a finite population against the infinite one", () => {
  const both = (norm: string, mu: number, agents: number): { shift: number; givingShift: number } => {
    const policy = performedNorm(norm, gameWith(mu));
    const good = goodChance(policy, policy);
    const settled = infiniteShare(good);
    const distribution = stationary(good, agents);
    const giving = givingChance(policy);
    return {
      shift: finiteAverage(share, distribution) - settled,
      givingShift: finiteAverage(giving, distribution) - average(giving, settled, settled),
    };
  };

  // Where the donor's own reputation plays no part the map is linear, and expectations know nothing of N.
  test.each(["L3", "L4", "L5", "L6", "ImageScoring"])("%s: no shift at any N", (norm) => {
    for (const agents of [4, 20, AGENTS]) {
      const { shift, givingShift } = both(norm, 0.1, agents);
      expect(Math.abs(shift)).toBeLessThan(1e-9);
      expect(Math.abs(givingShift)).toBeLessThan(1e-9);
    }
  });

  test.each(["L1", "L2", "L7", "L8"])("%s: a small shift that goes like 1/N", (norm) => {
    const { shift, givingShift } = both(norm, 0.1, AGENTS);
    expect(Math.abs(shift)).toBeGreaterThan(1e-5);
    expect(Math.abs(shift)).toBeLessThan(5e-3);
    expect(Math.abs(givingShift)).toBeLessThan(5e-3);
    const half = both(norm, 0.1, AGENTS / 2 + 1);
    expect(half.shift / shift).toBeCloseTo(AGENTS / (AGENTS / 2 + 1), 0);
  });
});
