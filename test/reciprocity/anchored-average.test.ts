/**
 * Averaged over played episodes, the anchors' gradients are the gradient of the episode's payoff: nothing is counted twice,
 * nothing is left out, and conditioning on what was seen of others is free of bias.
 */
import { describe, expect, test } from "vitest";
import { createRandom, defineGame, drawMatching, type Game, type Policy } from "../../src/game/index.js";
import { innerPolicy, played } from "./arbitrary.js";
import { type Expected, OnBelief, onBelief } from "./on-belief.js";
import { meetingsFromAll } from "./reference-anchored.js";
import { meetingsIn } from "./reference-joint.js";
import { betweenOutcomes } from "./slopes.js";

const BATCHES = 60;
const EPISODES = 40;

const settings: { readonly name: string; readonly game: Game }[] = [
  { agents: 2, rounds: 4, matching: "direct" as const },
  { agents: 3, rounds: 4, matching: "random" as const },
  { agents: 4, rounds: 3, matching: "indirect" as const },
  { agents: 4, rounds: 4, matching: "random" as const, encounter: "one-way" as const },
  { agents: 5, rounds: 4, matching: "random" as const },
  { agents: 5, rounds: 3, matching: "direct" as const },
  { agents: 3, rounds: 3, matching: "random" as const, reputations: 3, actions: 3, initialReputation: [0.5, 0.3, 0.2] },
].map((options) => ({
  name: `${options.agents} agents, ${options.matching} matching, ${options.encounter ?? "mutual"}, K = ${options.reputations ?? 2}`,
  game: defineGame({ initialReputation: 0.3, cost: 1, ...options }),
}));

/** Slopes of an episode's total, action then assessment. */
function slopes(game: Game, expected: Expected, perEpisode: number): Float64Array {
  const { action, assessment }: Policy = betweenOutcomes(game, expected);
  return Float64Array.from([...action, ...assessment], (slope) => slope * perEpisode);
}

describe("reaches the gradient of the exact payoff within four standard errors of the mean", () => {
  test.each(settings)("$name", ({ game }) => {
    const policies = Array.from({ length: game.agents }, (_, agent) => innerPolicy(game, 77 + agent));
    // The learner plays, so that the episodes are not empty; the same matching for all, given to both beliefs.
    let matching = drawMatching(game, createRandom(5));
    for (let seed = 6; meetingsIn(matching) < 2; seed++) matching = drawMatching(game, createRandom(seed));
    const meetings = meetingsIn(matching);
    const matchings = new Array(EPISODES).fill(matching);
    const one = played({ game, policies, seed: 1 }, 1, [matching]);
    const exact = slopes(game, onBelief("joint", game, policies, one), meetings);

    const cone = { horizon: game.rounds, axes: game.agents };
    const belief = new OnBelief("anchored", game, policies, EPISODES, cone);
    const samples = Array.from({ length: BATCHES }, (_, batch) => {
      const records = played({ game, policies, seed: 100 + batch }, EPISODES, matchings);
      return slopes(game, belief.run(records), meetingsFromAll(records, game.rounds) / EPISODES);
    });
    belief.dispose();
    const means = exact.map((_, at) => samples.reduce((sum, sample) => sum + sample[at]!, 0) / BATCHES);
    const errors = means.map((mean, at) => {
      const squares = samples.reduce((sum, sample) => sum + (sample[at]! - mean) ** 2, 0);
      return Math.sqrt(squares / (BATCHES - 1) / BATCHES);
    });
    for (const [at, wanted] of exact.entries()) {
      const off = Math.abs(means[at]! - wanted);
      expect(off, `slope ${at}: ${means[at]} for ${wanted}`).toBeLessThanOrEqual(4 * errors[at]! + 1e-9);
    }
    // Precise enough to say something.
    expect(Math.hypot(...errors)).toBeLessThan(0.05 * Math.hypot(...exact));
  });
});
