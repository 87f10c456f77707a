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
    for (let batch = 0; batch < 4; batch++) model.experience(tables, 200, random);
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

  test("what is saved is taken up again, the choice of estimators included", () => {
    const make = (seed: number) =>
      new PlayedModel(engine, createEnvironment(game, residents), {
        optimize: "joint",
        fixed,
        hidden: [8],
        seed,
        exploration: 0.1,
      });
    const [model, other] = [make(1), make(2)];
    const tables = [fixed.action, fixed.assessment];
    for (let batch = 0; batch < 4; batch++) model.experience(tables, 2, createRandom(batch));
    const plain = (state: ReturnType<PlayedModel["save"]>) => ({
      tapes: structuredClone(state.tapes),
      numbers: state.numbers.map((list) => Array.from(list)),
    });
    const saved = plain(model.save());
    expect(saved.numbers.length).toBeGreaterThan(2);
    other.restore(saved);
    expect(plain(other.save())).toEqual(saved);
    expect(other.estimates()).toEqual(model.estimates());
    for (const one of [model, other]) one.experience(tables, 2, createRandom(9));
    expect(plain(other.save())).toEqual(plain(model.save()));
    expect(other.estimates()).toEqual(model.estimates());
    for (const wrong of [
      { ...saved, numbers: saved.numbers.slice(0, -1) },
      { ...saved, numbers: saved.numbers.map((list, at) => (at === 1 ? list.map(() => 0.5) : list)) },
      {
        tapes: [...saved.tapes, ...saved.tapes, { parameters: [], optimizer: { steps: 0, states: [] } }],
        numbers: saved.numbers,
      },
    ]) {
      expect(() => make(3).restore(wrong)).toThrow(/^checkpoint: got "another method"/);
    }
    for (const one of [model, other]) one.dispose();
  });
});
