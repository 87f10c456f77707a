// REINFORCE on imagined episodes: a model without its gradient. The estimators take the others' place, and as many episodes
// are played with them as one likes.

import type { Engine } from "../../autodiff/index.js";
import type { Policy, Random } from "../../game/index.js";
import type { Environment } from "../environment.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import type { Algorithm, Outcome, State } from "./algorithm.js";
import { bySamples } from "./by-samples.js";
import { PlayedModel, type PlayedModelOptions } from "./played-model.js";
import type { Tables } from "./process.js";
import { expected, Reinforce, type ReinforceOptions } from "./reinforce.js";
import { common, count, type LearningOptions, modelling } from "./search-space.js";

export interface ModelReinforceOptions extends ReinforceOptions {
  /** Updates in every iteration; each imagines `batch` episodes. */
  readonly updates: number;
}

export class ModelReinforce implements Algorithm {
  private readonly model: PlayedModel;
  private readonly inner: Reinforce;

  constructor(
    engine: Engine,
    environment: Environment,
    private readonly options: ModelReinforceOptions,
    playing: PlayedModelOptions,
  ) {
    this.model = new PlayedModel(engine, environment, playing);
    this.inner = new Reinforce(engine, this.model.imagined, options, playing);
  }

  step(episodes: number, random: Random, pace = 1): Outcome {
    const outcome = this.model.experience(this.tables(), episodes, random);
    const { updates, batch } = this.options;
    const { payoff, gradientNorm = 0 } = this.inner.step(updates * batch, random, pace);
    return { ...outcome, predictedPayoff: payoff, gradientNorm };
  }

  tables(): Tables {
    return this.inner.tables();
  }

  estimates(): Policy[] {
    return this.model.estimates();
  }

  evidence(): OpponentEvidence[] | undefined {
    return this.model.evidence();
  }

  save(): State {
    const inner = this.inner.save();
    const model = this.model.save();
    return { tapes: [...inner.tapes, ...model.tapes], numbers: [...inner.numbers, ...model.numbers] };
  }

  restore({ tapes, numbers }: State): void {
    const own = this.inner.save().numbers.length;
    this.inner.restore({ tapes: tapes.slice(0, 1), numbers: numbers.slice(0, own) });
    this.model.restore({ tapes: tapes.slice(1), numbers: numbers.slice(own) });
  }

  dispose(): void {
    this.inner.dispose();
    this.model.dispose();
  }
}

export const modelReinforce = bySamples<ModelReinforceOptions & LearningOptions>({
  searchSpace: {
    rate: common.rate,
    discount: common.discount,
    batch: count(32, 64),
    updates: count(1, 2, 4),
    baseline: expected,
    entropy: common.entropy,
    ...modelling,
  },
  defaults: {
    rate: 0.1,
    discount: 0.5,
    batch: 64,
    updates: 1,
    baseline: "context",
    entropy: 0.01,
    exploration: 0.1,
    decay: 0,
  },
  algorithm: ({ engine, environment, settings, options }) => new ModelReinforce(engine, environment, options, settings),
});
