// REINFORCE on imagined episodes: a model without its gradient. The estimators take the others' place, and as many episodes
// are played with them as one likes.
import type { Engine } from "../../autodiff/index.js";
import type { Policy, Random } from "../../game/index.js";
import type { Environment } from "../environment.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import type { Algorithm, Outcome, State } from "./algorithm.js";
import { PlayedModel, type PlayedModelOptions } from "./played-model.js";
import type { Tables } from "./process.js";
import { Reinforce, type ReinforceKnobs } from "./reinforce.js";

export interface ModelReinforceKnobs extends ReinforceKnobs {
  /** Updates in every iteration; each imagines `batch` episodes. */
  readonly updates: number;
}

export class ModelReinforce implements Algorithm {
  private readonly model: PlayedModel;
  private readonly inner: Reinforce;

  constructor(
    engine: Engine,
    environment: Environment,
    private readonly knobs: ModelReinforceKnobs,
    options: PlayedModelOptions,
  ) {
    this.model = new PlayedModel(engine, environment, options);
    this.inner = new Reinforce(engine, this.model.imagined, knobs, options);
  }

  step(episodes: number, random: Random, pace = 1): Outcome {
    const outcome = this.model.experience(this.tables(), episodes, random);
    const { updates, batch } = this.knobs;
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
