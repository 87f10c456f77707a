/** What is played in training: the policy, but for a share of its choices, so that nothing is ever out of sight for good. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/autodiff/index.js";
import {
  createRandom,
  defineGame,
  definePopulation,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  policyFromBits,
} from "../../src/game/index.js";
import { PlayedModel } from "../../src/reciprocity/baselines/played-model.js";
import type { Process, Tables } from "../../src/reciprocity/baselines/process.js";
import { QLearning } from "../../src/reciprocity/baselines/q-learning.js";
import { createEnvironment, createTrainer, type Environment, methods } from "../../src/reciprocity/index.js";
import { expectNear } from "./slopes.js";

const game = defineGame({ agents: 3, rounds: 10 });
// Nobody ever gives, so that giving is not worth it.
const residents = definePopulation([{ count: 2, action: "AllD", assessment: "L6" }]);
const fixed = policyFromBits("0101", "10011001");

/** An environment that notes who played, and calls back with what happened. */
function watched(onPlay: (policy: Policy, records: PublicRecords) => void): Environment {
  const real = createEnvironment(game, residents);
  return {
    game,
    play(policy, episodes, random) {
      const records = real.play(policy, episodes, random);
      onPlay(structuredClone(policy), records);
      return records;
    },
  };
}

function mixed(table: ArrayLike<number>, share: number): number[] {
  return Array.from(table, (chance) => (1 - share) * chance + share / 2);
}

describe("the gradient's learner plays a share of its choices at random", () => {
  const { exploration } = methods["reciprocity-gradient"].defaults;

  test.each(["action", "signal", "joint"] as const)("of the halves that it learns: %s", async (optimize) => {
    expect(exploration).toBeGreaterThan(0);
    for (const told of [undefined, 0.2, 0]) {
      const share = told ?? exploration;
      const seen: Policy[] = [];
      const trainer = await createTrainer(
        watched((policy) => seen.push(policy)),
        { optimize, fixed, episodes: 4, ...(told !== undefined && { exploration: told }) },
      );
      for (let iteration = 0; iteration < 25; iteration++) {
        const before = trainer.policy();
        trainer.step();
        const { action, assessment } = seen.at(-1)!;
        expectNear(action, mixed(before.action, optimize === "signal" ? 0 : share), 1e-12, "action");
        expectNear(assessment, mixed(before.assessment, optimize === "action" ? 0 : share), 1e-12, "assessment");
      }
      // It has made up its mind, which alone makes the share worth having.
      if (optimize !== "signal") expect(Math.min(...trainer.policy().action)).toBeLessThan(0.01);
      trainer.dispose();
    }
  });

  /** How often the learner gave in the iterations that its estimators remember, once it gives no more. */
  async function givenLately(options: { exploration?: number }): Promise<number> {
    let given = 0;
    const environment = watched((_, { first, second, actionFirst, actionSecond }) => {
      for (let at = 0; at < first.length; at++) {
        const act = first[at] === 0 ? actionFirst[at]! : second[at] === 0 ? actionSecond[at]! : NO_ACTION;
        if (act === 1) given += 1;
      }
    });
    const trainer = await createTrainer(environment, { episodes: 8, ...options });
    for (let iteration = 0; iteration < 60; iteration++) {
      if (iteration === 28) given = 0;
      trainer.step();
    }
    expect(Math.max(...[1, 3, 5, 7].map((at) => trainer.policy().action[at]!))).toBeLessThan(0.002);
    trainer.dispose();
    return given;
  }

  test("so that the estimators keep seeing what follows from what it does no more", async () => {
    // Of 32 iterations with 8 episodes of about 6.7 encounters a share of 0.015: 26 on average, none once in 1e11.
    expect(await givenLately({})).toBeGreaterThan(5);
    expect(await givenLately({ exploration: 0 })).toBeLessThan(3);
  });
});

test("methods with a model play the same share of their choices at random", async () => {
  const seen: Policy[] = [];
  const options = { optimize: "joint", fixed, hidden: [4], seed: 1, exploration: 0.1 } as const;
  const model = new PlayedModel(
    await createEngine(),
    watched((policy) => seen.push(policy)),
    options,
  );
  const certain = [fixed.action, fixed.assessment];
  model.experience(certain, 2, createRandom(1));
  expectNear(seen[0]!.action, mixed(fixed.action, 0.1), 1e-12);
  expectNear(seen[0]!.assessment, mixed(fixed.assessment, 0.1), 1e-12);
  model.dispose();
});

test("Q-learning explores in half of its choices after the halving, and never less than in one of a hundred", () => {
  const played: Tables[] = [];
  const process: Process = {
    heads: [{ contexts: 1, choices: 2, features: new Float32Array([1]), inputs: 1 }],
    decisions: 1,
    seen: 0,
    play(tables) {
      played.push(tables);
      // The first choice pays.
      return {
        starts: Int32Array.of(0, 1),
        head: Uint8Array.of(0),
        context: Int32Array.of(0),
        choice: Uint8Array.of(0),
        time: Int32Array.of(0),
        payoff: Float64Array.of(2),
        seen: new Float32Array(0),
        total: Float64Array.of(2),
        meetings: Int32Array.of(1),
        encounters: 1,
      };
    },
  };
  const learner = new QLearning(process, { discount: 1, settling: 1, halving: 10, initial: 0, exploration: 0.01 });
  const random = createRandom(1);
  for (let step = 0; step < 2000; step++) learner.step(1, random);
  expect([...learner.tables()[0]!]).toEqual([1, 0]);
  const astray = played.map(([table]) => 2 * table![1]!);
  expect(astray[10]).toBeCloseTo(0.5, 12);
  for (const [at, share] of astray.entries()) {
    expect(share).toBeCloseTo(Math.max(0.01, 10 / (10 + at)), 12);
  }
});
