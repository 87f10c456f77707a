/**
 * Every learner by samples where the answer is known, so that one that loses in the society is known to work. Its options are
 * written here, near the middle of what is tried of them: an episode here is a decision or two, and one of the society 72.
 */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import { createRandom } from "../../../src/game/index.js";
import { ActorCritic } from "../../../src/reciprocity/baselines/actor-critic.js";
import type { Algorithm } from "../../../src/reciprocity/baselines/algorithm.js";
import { EvolutionStrategies } from "../../../src/reciprocity/baselines/evolution-strategies.js";
import { exploring } from "../../../src/reciprocity/baselines/exploring.js";
import { NaturalGradient } from "../../../src/reciprocity/baselines/natural-gradient.js";
import { Ppo } from "../../../src/reciprocity/baselines/ppo.js";
import { QLearning } from "../../../src/reciprocity/baselines/q-learning.js";
import { Reinforce, type ReinforceOptions } from "../../../src/reciprocity/baselines/reinforce.js";
import { paceAfter } from "../../../src/reciprocity/settings.js";
import { bandit, chain, type KnownProcess } from "./processes.js";

const engine = await createEngine();

const plain: ReinforceOptions = { rate: 0.03, discount: 0.9, batch: 64, baseline: "none", entropy: 0 };
const reinforce = (options: Partial<ReinforceOptions>) => (process: KnownProcess, seed: number) =>
  new Reinforce(engine, process, { ...plain, ...options }, { hidden: [16], seed });

/** The critics of both actor-critics see the same here: the place. */
const actorCritic = { rate: 0.03, criticRate: 0.01, criticSteps: 10, discount: 0.9, lambda: 0.95, entropy: 0.01 };
const proximal = { rate: 0.01, criticRate: 0.01, discount: 0.9, lambda: 0.95, epochs: 4, minibatches: 4, clip: 0.2 };

const makers: Record<string, (process: KnownProcess, seed: number) => Algorithm> = {
  reinforce: reinforce({}),
  "reinforce-baseline": reinforce({ baseline: "context" }),
  "reinforce-baseline, by time": reinforce({ baseline: "time" }),
  "reinforce-entropy": reinforce({ baseline: "context", entropy: 0.01 }),
  "natural-gradient": (process) =>
    new NaturalGradient(engine, process, { rate: 1, discount: 0.9, batch: 64, memory: 0.8 }),
  "actor-critic": (process, seed) =>
    new ActorCritic(engine, process, { ...actorCritic, batch: 64 }, { hidden: [16], seed }),
  ppo: (process, seed) => new Ppo(engine, process, { ...proximal, entropy: 0.01, batch: 256 }, { hidden: [16], seed }),
  "q-learning": (process) =>
    new QLearning(process, { discount: 0.9, settling: 10, halving: 1000, initial: 0, exploration: 0.01 }),
  "evolution-strategies": (process, seed) => {
    const options = { rate: 0.1, deviation: 0.3, each: 16, weightDecay: 0 };
    return new EvolutionStrategies(engine, process, options, { hidden: [16], seed });
  },
};

const STEPS = 80;
const EPISODES = 256;
const SEEDS = [1, 2, 3];

const processes = [bandit(), bandit(0.1), chain(), chain(0.1)];

describe.each(Object.keys(makers))("%s", (name) => {
  test.each(processes)("$name: 95 % of the best in 80 steps of 256 episodes", (process) => {
    for (const seed of SEEDS) {
      const algorithm = makers[name]!(process, seed);
      const random = createRandom(seed);
      let encounters = 0;
      for (let step = 0; step < STEPS; step++) encounters += algorithm.step(EPISODES, random).encounters;
      expect(process.worth(algorithm.tables()) / process.best, `seed ${seed}`).toBeGreaterThan(0.95);
      expect(encounters).toBe(STEPS * EPISODES);
      algorithm.dispose();
    }
  });

  // A tenth of the choices is drawn, and steps end at less than half of their size: what is learned is what is best without that.
  test.each(processes)("$name: and while it explores and its steps decay", (process) => {
    const algorithm = makers[name]!(exploring(process, 0.1) as KnownProcess, 1);
    const random = createRandom(1);
    for (let step = 0; step < STEPS; step++) algorithm.step(EPISODES, random, paceAfter(step, { decay: 0.02 }));
    expect(process.worth(algorithm.tables()) / process.best).toBeGreaterThan(0.95);
    algorithm.dispose();
  });
});
