// Advantage actor-critic (Mnih et al. 2016), its advantages by generalised advantage estimation (Schulman et al. 2016).

import type { Engine } from "../../autodiff/index.js";
import type { Random } from "../../game/index.js";
import { everyDecision } from "./actor.js";
import {
  type Algorithm,
  batches,
  type NetworkSettings,
  type Outcome,
  outcomeOf,
  type State,
  savedTapes,
} from "./algorithm.js";
import { bySamples } from "./by-samples.js";
import { CRITIC_SEED, Critic, criticRate, lambda } from "./critic.js";
import type { Process, Tables, Trajectories } from "./process.js";
import { advantages } from "./returns.js";
import { ScoreAscent } from "./score-ascent.js";
import { common, count, type LearningOptions, learning, type SearchSpace } from "./search-space.js";

export interface ActorCriticOptions {
  /** Step sizes of Adam for the policy and for the critic. */
  readonly rate: number;
  readonly criticRate: number;
  /** Steps of the critic an update. */
  readonly criticSteps: number;
  readonly discount: number;
  /** How much of later errors counts: 1 is the return less the value, 0 the next error alone. */
  readonly lambda: number;
  /** Weight of the mean entropy. */
  readonly entropy: number;
  /** Episodes an update. */
  readonly batch: number;
}

export class ActorCritic implements Algorithm {
  private readonly ascent: ScoreAscent;
  private readonly critic: Critic;

  constructor(
    engine: Engine,
    private readonly process: Process,
    private readonly options: ActorCriticOptions,
    networks: NetworkSettings,
  ) {
    const { rate, criticRate, entropy, batch } = options;
    const { hidden, seed } = networks;
    this.ascent = new ScoreAscent(engine, process.heads, { ...networks, rate, entropy });
    const layers = { seen: process.seen, hidden, seed: seed + CRITIC_SEED, rate: criticRate };
    this.critic = new Critic(engine, layers, batch * process.decisions);
  }

  step(episodes: number, random: Random, pace = 1): Outcome {
    const { discount, lambda, criticSteps } = this.options;
    const played: Trajectories[] = [];
    let norm = 0;
    for (const batch of batches(episodes, this.options.batch)) {
      const trajectories = this.process.play(this.tables(), batch, random);
      played.push(trajectories);
      const decisions = everyDecision(trajectories);
      if (decisions.length === 0) continue;
      const values = this.critic.values(trajectories.seen, decisions.length);
      const found = advantages(trajectories, values, discount, lambda);
      norm = this.ascent.ascend(trajectories, found.advantages, pace);
      this.critic.fit(trajectories.seen, decisions, found.targets, criticSteps);
    }
    return outcomeOf(played, norm);
  }

  tables(): Tables {
    return this.ascent.tables();
  }

  save(): State {
    return { tapes: [this.ascent.save(), this.critic.save()], numbers: [] };
  }

  restore(state: State): void {
    const [ascent, critic] = savedTapes(state, 2);
    this.ascent.restore(ascent!);
    this.critic.restore(critic!);
  }

  dispose(): void {
    this.ascent.dispose();
    this.critic.dispose();
  }
}

const searchSpace: SearchSpace<ActorCriticOptions & LearningOptions> = {
  rate: common.rate,
  criticRate,
  criticSteps: count(1, 10),
  discount: common.discount,
  lambda,
  entropy: common.entropy,
  batch: common.batch,
  ...learning,
};

export const actorCritic = bySamples<ActorCriticOptions & LearningOptions>({
  searchSpace,
  defaults: {
    rate: 0.01,
    criticRate: 0.01,
    criticSteps: 10,
    discount: 0.9,
    lambda: 0.95,
    entropy: 0.01,
    batch: 2,
    exploration: 0.1,
    decay: 0.01,
  },
  algorithm: ({ engine, settings, options, process }) => new ActorCritic(engine, process("own"), options, settings),
});

/** The critic sees everybody's reputation. */
export const actorCriticPublic = bySamples<ActorCriticOptions & LearningOptions>({
  searchSpace,
  defaults: {
    rate: 0.03,
    criticRate: 0.01,
    criticSteps: 10,
    discount: 0.8,
    lambda: 0.5,
    entropy: 0.01,
    batch: 1,
    exploration: 0.03,
    decay: 0.03,
  },
  algorithm: ({ engine, settings, options, process }) => new ActorCritic(engine, process("public"), options, settings),
});
