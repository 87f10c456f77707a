/** Imagined episodes are played by the estimators, with the learner's own errors and no others. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import { asPerformed, createRandom, defineGame, drawMatching, type Game } from "../../../src/game/index.js";
import { PlayedModel } from "../../../src/reciprocity/baselines/played-model.js";
import { payoffOf } from "../../../src/reciprocity/baselines/process.js";
import { createEnvironment } from "../../../src/reciprocity/index.js";
import { innerPolicy } from "../arbitrary.js";
import { exactPayoff } from "../reference-joint.js";

const engine = await createEngine();

describe.each([
  { agents: 3, rounds: 4, executionError: 0.2, assessmentError: 0.1 },
  { agents: 4, rounds: 3, encounter: "one-way", executionError: 0.3, executionErrorKind: "one-sided" },
  { agents: 2, rounds: 3, reputations: 3, actions: 3, initialReputation: [0.2, 0.3, 0.5] },
] as const satisfies readonly Partial<Game>[])("%o", (setting) => {
  const game = defineGame(setting);
  const residents = Array.from({ length: game.agents - 1 }, (_, agent) => innerPolicy(game, agent + 2));
  const fixed = innerPolicy(game, 1);

  test("their payoff is that of the estimates, and near the real one once these have learned", () => {
    const model = new PlayedModel(engine, createEnvironment(game, residents), {
      optimize: "joint",
      fixed,
      hidden: [8],
      seed: 1,
      exploration: 0.1,
    });
    const random = createRandom(3);
    const tables = [fixed.action, fixed.assessment];
    for (let batch = 0; batch < 3; batch++) model.experience(tables, 200, random);
    const { payoff, payoffStandardError } = payoffOf([model.imagined.play(tables, 10_000, random)]);

    const matchings = Array.from({ length: 3000 }, () => drawMatching(game, random).slice());
    const own = asPerformed(game, fixed);
    const expected = exactPayoff(game, [own, ...model.estimates()], matchings);
    // Play varies more than matchings do.
    expect(Math.abs(payoff - expected)).toBeLessThan(6 * payoffStandardError);
    const performed = residents.map((resident) => asPerformed(game, resident));
    expect(payoff).toBeCloseTo(exactPayoff(game, [own, ...performed], matchings), 0);
    model.dispose();
  });
});
