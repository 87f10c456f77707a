/** Trainings with continuous donations, by every method that has them: that they resume, and what they refuse. */
import { describe, expect, test } from "vitest";
import { defineGame, definePopulation, OptionError, policyFromBits } from "../../../src/game/index.js";
import { continuousMethodNames, createContinuousMethod } from "../../../src/reciprocity/continuous/methods.js";
import { methodNames, type TrainerOptions } from "../../../src/reciprocity/index.js";

const small = {
  game: defineGame({ agents: 4, rounds: 4, executionError: 0.05, assessmentError: 0.05 }),
  residents: definePopulation([{ count: 3, norm: "L6" }]),
  fixed: policyFromBits("0101", "10011001"),
};

function started(name: (typeof methodNames)[number], told: TrainerOptions = {}, checkpoint?: object) {
  const { game, residents, fixed } = small;
  return createContinuousMethod(name, { game, residents }, { episodes: 16, hidden: [4], fixed, ...told }, checkpoint);
}

describe.each(continuousMethodNames)("%s", (name) => {
  test("resumes bit for bit, from before the first iteration and later", async () => {
    for (const at of [0, 2, 24]) {
      const whole = await started(name);
      for (let iteration = 0; iteration < at; iteration++) whole.step();
      const saved: object = JSON.parse(JSON.stringify(whole.checkpoint()));
      const resumed = await started(name, {}, saved);
      expect(resumed.iteration).toBe(at);
      expect(resumed.policy().action).toEqual(whole.policy().action);
      for (let iteration = 0; iteration < 4; iteration++) expect(resumed.step()).toEqual(whole.step());
      expect(resumed.checkpoint()).toEqual(whole.checkpoint());
      whole.dispose();
      resumed.dispose();
    }
  });

  test("refuses the checkpoint of another network or of something else", async () => {
    const run = await started(name);
    run.step();
    const saved = run.checkpoint();
    run.dispose();
    await expect(started(name, { hidden: [5] }, saved)).rejects.toThrow(OptionError);
    await expect(started(name, {}, { ...saved, version: 0 })).rejects.toThrow(/checkpoint/);
    await expect(started(name, {}, { ...saved, iteration: -1 })).rejects.toThrow(/checkpoint/);
  });

  test("counts what was played, and learns something else from another seed", async () => {
    const [one, other] = [await started(name), await started(name, { seed: 2 })];
    expect(one.step()).toMatchObject({ iteration: 1, episodes: 16, encounters: 16 * 4 * 2 });
    expect(one.step()).toMatchObject({ iteration: 2, episodes: 32, encounters: 32 * 4 * 2 });
    other.step();
    expect(other.step().payoff).not.toBe((await started(name)).step().payoff);
    one.dispose();
    other.dispose();
  });
});

test("every other method, and every other belief, is refused with what is possible", async () => {
  for (const name of methodNames.filter((each) => !continuousMethodNames.includes(each))) {
    await expect(started(name)).rejects.toThrow(
      `method: got "${name}", takes one of "reciprocity-gradient", "true-model", "evolution-strategies"`,
    );
  }
  for (const belief of ["joint", "anchored"] as const) {
    await expect(started("reciprocity-gradient", { belief })).rejects.toThrow(/^belief: got .*takes "mean-field"/);
  }
});
