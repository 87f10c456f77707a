/** How the continuous learner finds out about others: episodes by rules drawn at random, to the end, and noise in all. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import {
  asContinuous,
  type ContinuousPolicy,
  createRandom,
  defineGame,
  definePopulation,
  Multilinear,
  type Policy,
  policyFromBits,
} from "../../../src/game/index.js";
import { createContinuousEnvironment } from "../../../src/reciprocity/continuous/environment.js";
import { ContinuousEstimators } from "../../../src/reciprocity/continuous/estimator.js";
import { FIRST_EPISODES, isExploring, noisy, randomRule } from "../../../src/reciprocity/continuous/exploration.js";
import { ContinuousTrainer } from "../../../src/reciprocity/continuous/trainer.js";
import { reciprocityGradient } from "../../../src/reciprocity/reciprocity-gradient.js";
import { trainerSettings } from "../../../src/reciprocity/settings.js";

const halves = ["action", "signal", "joint"] as const;
/** All combinations of 0 and 1. */
const corners = (count: number) =>
  Array.from({ length: 2 ** count }, (_, number) => Array.from({ length: count }, (_, at) => (number >> at) & 1));
const donationsOf = (policy: ContinuousPolicy) => corners(2).map(([own, partner]) => policy.donation(own!, partner!));
const judgementsOf = (policy: ContinuousPolicy) =>
  corners(3).map(([given, subject, judge]) => policy.judgement(given!, subject!, judge!));
const isRule = (shares: readonly number[]) => shares.every((share) => share === 0 || share === 1);

test("the first 64 episodes explore, and one of every eight for ever", () => {
  for (let episode = 0; episode < FIRST_EPISODES; episode++) expect(isExploring(episode)).toBe(true);
  for (const from of [FIRST_EPISODES, 1000, 1e6 + 3]) {
    for (let episode = from; episode < from + 80; episode += 8) {
      const eight = Array.from({ length: 8 }, (_, at) => isExploring(episode + at));
      expect(eight.filter(Boolean)).toHaveLength(1);
    }
  }
});

describe("in training", () => {
  const fixed = new Multilinear(policyFromBits("0101", "10011001"));

  /** The policies that play in twelve iterations of twenty episodes. */
  async function playedWith(optimize: (typeof halves)[number], exploration: number): Promise<ContinuousPolicy[]> {
    const game = defineGame({ agents: 3, rounds: 3 });
    const real = createContinuousEnvironment(game, definePopulation([{ count: 2, norm: "L6" }]));
    const played: ContinuousPolicy[] = [];
    const environment: typeof real = {
      game,
      play(policies: readonly Policy[], random) {
        played.push(...policies.map(asContinuous));
        return real.play(policies, random);
      },
    };
    const told = { belief: "mean-field", optimize, fixed, exploration, episodes: 20, hidden: [4] } as const;
    const engine = await createEngine();
    const model = new ContinuousEstimators(engine, 2, { hidden: [4], seed: 1, rate: 0.04, memory: 256, batch: 32 });
    const trainer = new ContinuousTrainer(
      engine,
      environment,
      trainerSettings(game, told, reciprocityGradient.defaults),
      model,
    );
    for (let iteration = 0; iteration < 12; iteration++) trainer.step();
    trainer.dispose();
    return played;
  }

  test.each(halves)("such episodes are played by rules, and all others by the policy: %s", async (optimize) => {
    const played = await playedWith(optimize, 0);
    expect(played).toHaveLength(240);
    let rules = 0;
    for (const [episode, policy] of played.entries()) {
      const donations = donationsOf(policy);
      const judgements = judgementsOf(policy);
      const explores = [
        ...(optimize === "signal" ? [] : [isRule(donations)]),
        ...(optimize === "action" ? [] : [isRule(judgements)]),
      ];
      const isFirst = episode < 64;
      expect(explores, `episode ${episode}`).toEqual(explores.map(() => isFirst || episode % 8 === 0));
      if (explores.every(Boolean)) rules += 1;
      if (optimize === "signal") expect(donations).toEqual(donationsOf(fixed));
      if (optimize === "action") expect(judgements).toEqual(judgementsOf(fixed));
    }
    expect(rules).toBe(64 + (240 - 64) / 8);
  });

  test("all episodes are played with noise, of the share that is told", async () => {
    const played = await playedWith("joint", 0.5);
    const COUNT = 20;
    let astray = 0;
    for (const policy of played) {
      // What comes out most often is what was chosen.
      const done = Array.from({ length: COUNT }, () => policy.donation(1, 0));
      const often = Math.max(...done.map((one) => done.filter((other) => other === one).length));
      astray += COUNT - often;
    }
    // Five standard errors.
    const all = played.length * COUNT;
    expect(Math.abs(astray / all - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / all));
  });

  test("rules lead to reputations that a policy does not", () => {
    // All are Good, and to one another they stay so.
    const game = defineGame({ agents: 4, rounds: 4, initialReputation: 1 });
    const residents = definePopulation([{ count: 3, norm: "L6" }]);
    const environment = createContinuousEnvironment(game, residents);
    const random = createRandom(1);
    const lowest = (policies: readonly Policy[]) => {
      const { reputationFirst, reputationSecond } = environment.play(policies, random);
      return Math.min(...reputationFirst, ...reputationSecond);
    };
    expect(lowest(new Array(16).fill(fixed))).toBe(1);
    expect(lowest(Array.from({ length: 16 }, () => randomRule(fixed, "joint", random)))).toBe(0);
  });

  test("rules differ from one another, and every one of their choices is as often 0 as 1", () => {
    const random = createRandom(1);
    const policy = new Multilinear(policyFromBits("0101", "10011001"));
    const drawn = Array.from({ length: 400 }, () => randomRule(policy, "joint", random));
    for (const of of [donationsOf, judgementsOf]) {
      const all = drawn.map(of);
      for (const context of all[0]!.keys()) {
        const ones = all.filter((shares) => shares[context] === 1).length;
        // Five standard errors: wrong once in a million.
        expect(Math.abs(ones - 200)).toBeLessThan(50);
      }
    }
  });
});

describe("noise", () => {
  const policy = new Multilinear(policyFromBits("0101", "10011001"));

  test.each(halves)("is in the share of the choices told, uniform, in the half that is learned: %s", (optimize) => {
    const COUNT = 4000;
    for (const share of [0, 0.25, 1]) {
      const one = noisy(policy, optimize, share, createRandom(3));
      const choices = { donation: () => one.donation(1, 0), judgement: () => one.judgement(1, 1, 1) };
      for (const [choice, chosen, isLearned] of [
        [choices.donation, policy.donation(1, 0), optimize !== "signal"],
        [choices.judgement, policy.judgement(1, 1, 1), optimize !== "action"],
      ] as const) {
        const shares = Array.from({ length: COUNT }, choice).filter((done) => done !== chosen);
        const wanted = isLearned ? share : 0;
        // Five standard errors, here and below.
        expect(Math.abs(shares.length / COUNT - wanted)).toBeLessThanOrEqual(
          5 * Math.sqrt((wanted * (1 - wanted)) / COUNT),
        );
        if (shares.length === 0) continue;
        const mean = shares.reduce((sum, done) => sum + done, 0) / shares.length;
        expect(Math.abs(mean - 0.5)).toBeLessThan(5 / Math.sqrt(12 * shares.length));
        expect(Math.min(...shares)).toBeLessThan(0.05);
        expect(Math.max(...shares)).toBeGreaterThan(0.95);
      }
    }
  });
});
