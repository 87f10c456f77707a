/** Trainings with continuous donations, by every method that has them: what they reach, and that they resume. */
import { describe, expect, test } from "vitest";
import {
  defineGame,
  definePopulation,
  type Game,
  OptionError,
  type Policy,
  policyFromBits,
} from "../../../src/game/index.js";
import { continuousMethodNames, createContinuousMethod } from "../../../src/reciprocity/continuous/methods.js";
import { ContinuousOracle } from "../../../src/reciprocity/continuous/oracle/oracle.js";
import { methodNames, type TrainerOptions } from "../../../src/reciprocity/index.js";

interface Setting {
  readonly game: Game;
  readonly residents: readonly Policy[];
  readonly fixed: Policy;
}

const small: Setting = {
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

describe("reaches 98 % of the best response", () => {
  const l6 = { norm: "L6", bits: "10011001" };
  const proud = (count: number) => [
    { count, norm: "ProudCoop" },
    { count, action: "AllD", assessment: "ImageScoring" },
  ];
  const settings: readonly (readonly [string, TrainerOptions["optimize"] & string, Setting])[] = [
    [
      "L3, random, action",
      "action",
      {
        game: defineGame({ agents: 5, rounds: 12 }),
        residents: definePopulation([{ count: 4, norm: "L3" }]),
        fixed: policyFromBits("0101", "11011101"),
      },
    ],
    [
      "L6, direct, joint",
      "joint",
      {
        game: defineGame({ agents: 5, rounds: 12, matching: "direct" }),
        residents: definePopulation([{ count: 4, norm: l6.norm }]),
        fixed: policyFromBits("0101", l6.bits),
      },
    ],
    [
      "ProudCoop and AllD, indirect, signal",
      "signal",
      {
        game: defineGame({ agents: 9, rounds: 9, matching: "indirect" }),
        residents: definePopulation(proud(4)),
        fixed: policyFromBits("0101", "01010101"),
      },
    ],
    [
      "ProudCoop and AllD with errors, random, joint",
      "joint",
      {
        game: defineGame({ agents: 5, rounds: 12, executionError: 0.02, assessmentError: 0.02 }),
        residents: definePopulation(proud(2)),
        fixed: policyFromBits("0101", "01010101"),
      },
    ],
  ];

  test.each(settings)("%s", async (_what, optimize, { game, residents, fixed }) => {
    const oracle = new ContinuousOracle(game, residents, { matchings: 16 });
    const best = oracle.bestResponse(optimize, fixed).payoff;
    for (const seed of [1, 2]) {
      const run = await createContinuousMethod("reciprocity-gradient", { game, residents }, { optimize, fixed, seed });
      for (let iteration = 0; iteration < 80; iteration++) run.step();
      expect(oracle.evaluate(run.policy()).payoff / best, `seed ${seed}`).toBeGreaterThan(0.98);
      run.dispose();
    }
  });
});
