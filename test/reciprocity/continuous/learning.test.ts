/** What trainings with continuous donations reach. */
import { describe, expect, test } from "vitest";
import { defineGame, definePopulation, type Game, type Policy, policyFromBits } from "../../../src/game/index.js";
import { createContinuousMethod } from "../../../src/reciprocity/continuous/methods.js";
import { ContinuousOracle } from "../../../src/reciprocity/continuous/oracle/oracle.js";
import type { TrainerOptions } from "../../../src/reciprocity/index.js";

interface Setting {
  readonly game: Game;
  readonly residents: readonly Policy[];
  readonly fixed: Policy;
}

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
