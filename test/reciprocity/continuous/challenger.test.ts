/** A challenger beside the policy that plays: the better of the two goes on, from which there would be no other way out. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import {
  type ContinuousRecords,
  defineGame,
  definePopulation,
  type Policy,
  policyFromBits,
} from "../../../src/game/index.js";
import { Ascent } from "../../../src/reciprocity/continuous/ascent.js";
import { createContinuousEnvironment } from "../../../src/reciprocity/continuous/environment.js";
import { ContinuousTrainer } from "../../../src/reciprocity/continuous/trainer.js";
import { TrueModel } from "../../../src/reciprocity/continuous/true-model.js";
import { reciprocityGradient } from "../../../src/reciprocity/reciprocity-gradient.js";
import { trainerSettings } from "../../../src/reciprocity/settings.js";

/** Steps between two comparisons. */
const CHALLENGE = 20;
const game = defineGame({ agents: 4, rounds: 6 });
const residents = definePopulation([
  { count: 2, action: "ProudCoop", assessment: "ImageScoring" },
  { count: 1, norm: "L6" },
]);

async function trainerOf(seed: number) {
  const seen: ContinuousRecords[] = [];
  const real = createContinuousEnvironment(game, residents);
  const environment: typeof real = {
    game,
    play(policies: readonly Policy[], random) {
      const records = real.play(policies, random);
      seen.push(structuredClone(records));
      return records;
    },
  };
  const fixed = policyFromBits("0101", "10011001");
  const told = { belief: "mean-field", fixed, seed, hidden: [4], episodes: 8 } as const;
  const settings = trainerSettings(game, told, reciprocityGradient.defaults);
  const engine = await createEngine();
  const model = new TrueModel(game, residents);
  const trainer = new ContinuousTrainer(engine, environment, settings, model);
  const ascentFrom = (start: number) => new Ascent(engine, game, settings, model, start);
  return { trainer, seen, ascentFrom };
}

describe("every twenty steps the one of which more is expected plays on, beside a new one", () => {
  test("by two ascents of one's own on the same records", async () => {
    let won = 0;
    let lost = 0;
    for (const seed of [1, 2, 3, 4]) {
      const { trainer, seen, ascentFrom } = await trainerOf(seed);
      let leader = ascentFrom(0);
      let challenger = ascentFrom(1);
      for (let step = 1; step <= 4 * CHALLENGE; step++) {
        const { predictedPayoff } = trainer.step();
        leader.step(seen.at(-1)!);
        challenger.step(seen.at(-1)!);
        expect(predictedPayoff).toBe(leader.predicted);
        if (step % CHALLENGE === 0) {
          const next = Math.max(leader.start, challenger.start) + 1;
          const isBetter = challenger.predicted > leader.predicted;
          if (isBetter) won += 1;
          else lost += 1;
          (isBetter ? leader : challenger).dispose();
          if (isBetter) leader = challenger;
          challenger = ascentFrom(next);
        }
        expect(trainer.policy().networks).toEqual(leader.policy().networks);
        expect(trainer.checkpoint()).toMatchObject({ leader: leader.save(), challenger: challenger.save() });
      }
      for (const each of [leader, challenger]) each.dispose();
      trainer.dispose();
    }
    // Both have happened.
    expect([won > 0, lost > 0]).toEqual([true, true]);
  });
});
