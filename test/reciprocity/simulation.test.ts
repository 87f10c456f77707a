/** Exact payoffs against played episodes on the same matchings: random rules, errors and matchings. */
import { describe, expect, test } from "vitest";
import {
  allAsPerformed,
  allocateRecords,
  createRandom,
  defineGame,
  type Game,
  learnerPayoff,
  type Matching,
  type Policy,
  play,
  policyFromBits,
} from "../../src/game/index.js";
import { createOracle } from "../../src/reciprocity/index.js";
import { drawn, played } from "./arbitrary.js";
import { onBelief } from "./on-belief.js";

const REPEATS = 400;

/** The mean payoff an encounter over played episodes of these matchings, and its standard error given the matchings. */
function simulated(game: Game, policies: readonly Policy[], matchings: readonly Matching[], seed: number) {
  const records = allocateRecords(game, matchings.length * REPEATS);
  const repeated = Array.from({ length: records.episodes }, (_, at) => matchings[Math.floor(at / REPEATS)]!);
  play(game, policies, createRandom(seed), records, repeated);
  const { mean, perEpisode, encounters } = learnerPayoff(records);
  const all = encounters.reduce((sum, count) => sum + count, 0);
  let variance = 0;
  for (let from = 0; from < records.episodes; from += REPEATS) {
    const totals = Array.from({ length: REPEATS }, (_, at) =>
      encounters[from + at] === 0 ? 0 : perEpisode[from + at]! * encounters[from + at]!,
    );
    const average = totals.reduce((sum, total) => sum + total, 0) / REPEATS;
    variance += (REPEATS / (REPEATS - 1)) * totals.reduce((sum, total) => sum + (total - average) ** 2, 0);
  }
  return { mean, error: Math.sqrt(variance) / all };
}

/** Deterministic rules drawn at random, one for every agent. */
function drawnNorms(agents: number, seed: number): Policy[] {
  const random = createRandom(seed);
  const bits = (length: number) => Array.from({ length }, () => random.below(2)).join("");
  return Array.from({ length: agents }, () => policyFromBits(bits(4), bits(8)));
}

const settings = (["random", "direct", "indirect"] as const).flatMap((matching, kind) =>
  [3, 4, 5, 6].map((agents, at) => {
    const seed = 10 * kind + at;
    const game = defineGame({
      agents,
      matching,
      rounds: Math.min(6, matching === "indirect" ? 2 * Math.ceil(agents / 2) - 1 : 6),
      encounter: at % 2 === 0 ? "mutual" : "one-way",
      executionError: 0.04 * at,
      executionErrorKind: kind === 1 ? "one-sided" : "symmetric",
      assessmentError: 0.03 * (kind + 1),
      initialReputation: 0.2 + 0.2 * at,
      cost: 1,
    });
    return { name: `${matching} matching, ${agents} agents, ${game.encounter}`, game, seed };
  }),
);

describe.each(settings)("$name", ({ game, seed }) => {
  const [learner, ...residents] = drawnNorms(game.agents, seed) as [Policy, ...Policy[]];
  const performed = allAsPerformed(game, [learner, ...residents]);

  test("the joint payoff is that of play within four standard errors", () => {
    const matchings = drawn({ game, seed }, 8);
    const { mean, error } = simulated(game, performed, matchings, seed);
    const records = played({ game, policies: performed, seed }, 8, matchings);
    expect(error).toBeLessThan(0.06);
    expect(Math.abs(onBelief("joint", game, performed, records).payoff - mean)).toBeLessThanOrEqual(4 * error + 1e-9);
  });

  test("so is the oracle's, on its own matchings", async () => {
    const oracle = await createOracle(game, residents, { matchings: 8, seed });
    const { mean, error } = simulated(game, performed, oracle.matchings, seed + 1);
    const { payoff } = oracle.evaluate(learner);
    oracle.dispose();
    expect(Math.abs(payoff - mean)).toBeLessThanOrEqual(4 * error + 1e-9);
  });
});
