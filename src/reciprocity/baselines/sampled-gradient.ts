// The gradient through sampled episodes among the estimators: what `straight-through` and `gumbel-softmax` climb.
import { Adam, type Engine, type Tape, type Tensor } from "../../autodiff/index.js";
import { asPerformed, type Policy, type Random } from "../../game/index.js";
import { foreignCheckpoint, restoreTape, tapeState } from "../checkpoint.js";
import type { Environment } from "../environment.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import type { Society } from "../society.js";
import { Actor } from "./actor.js";
import type { Algorithm, Outcome, State } from "./algorithm.js";
import { PlayedModel, type PlayedModelOptions } from "./played-model.js";
import type { Tables } from "./process.js";
import { SampledEpisodes } from "./sampled-episodes.js";

export interface StraightThroughKnobs {
  /** Step size of Adam. */
  readonly rate: number;
  /** Rounds after which the gradient is cut off. */
  readonly window: number;
  /** Episodes imagined an update, and updates in every iteration. */
  readonly batch: number;
  readonly updates: number;
}

export interface GumbelSoftmaxKnobs extends StraightThroughKnobs {
  readonly temperature: number;
}

/** Decay of Adam's mean square: short, as for our own gradient. */
const BETA2 = 0.9;

export class SampledGradient implements Algorithm {
  private readonly model: PlayedModel;
  private readonly tape: Tape;
  private readonly actor: Actor;
  private readonly actionEstimates: Tensor;
  private readonly assessmentEstimates: Tensor;
  private readonly episodes: SampledEpisodes;
  private readonly loss: Tensor;
  private readonly optimizer: Adam;

  constructor(
    engine: Engine,
    environment: Environment,
    private readonly knobs: StraightThroughKnobs & Partial<GumbelSoftmaxKnobs>,
    options: PlayedModelOptions,
  ) {
    const { game } = environment;
    const { agents, reputations: k, actions: a } = game;
    this.model = new PlayedModel(engine, environment, options);
    const tape = engine.tape();
    this.tape = tape;
    this.actor = new Actor(tape, this.model.real.heads, options.hidden, options.seed);
    const performed = [...this.actor.performed];
    const fixed = asPerformed(game, options.fixed);
    const action = options.optimize === "signal" ? tape.constant(fixed.action) : performed.shift()!;
    const assessment = options.optimize === "action" ? tape.constant(fixed.assessment) : performed.shift()!;
    this.actionEstimates = tape.input([agents - 1, k * k, a]);
    this.assessmentEstimates = tape.input([agents - 1, k * k * a, k]);
    const society: Society = {
      action: tape.concat([action.reshape([1, k * k, a]), this.actionEstimates], 0),
      assessment: tape.concat([assessment.reshape([1, k * k * a, k]), this.assessmentEstimates], 0),
    };
    const { batch: episodes, window, temperature } = knobs;
    this.episodes = new SampledEpisodes(tape, game, society, {
      episodes,
      window,
      ...(temperature === undefined ? {} : { temperature }),
    });
    // Nothing is added but a way to every parameter, where no payment depends on any: judgements in the last round.
    const ways = this.actor.performed.map((performed) => performed.sum().mul(0));
    this.loss = ways.reduce((sum, way) => sum.add(way), this.episodes.payoff.neg());
    this.optimizer = new Adam(tape, { rate: knobs.rate, beta2: BETA2 });
  }

  step(episodes: number, random: Random, pace = 1): Outcome {
    const outcome = this.model.experience(this.tables(), episodes, random);
    this.actionEstimates.set(this.model.opponents.action.value());
    this.assessmentEstimates.set(this.model.opponents.assessment.value());
    let predictedPayoff = 0;
    let gradientNorm = 0;
    for (let update = 0; update < this.knobs.updates; update++) {
      this.episodes.draw(random);
      this.tape.forward();
      predictedPayoff = this.episodes.payoff.item();
      this.tape.backward(this.loss);
      gradientNorm = this.optimizer.step(pace);
    }
    this.tape.forward();
    return { ...outcome, predictedPayoff, gradientNorm };
  }

  tables(): Tables {
    return this.actor.tables();
  }

  estimates(): Policy[] {
    return this.model.estimates();
  }

  evidence(): OpponentEvidence[] | undefined {
    return this.model.evidence();
  }

  save(): State {
    const { tapes, numbers } = this.model.save();
    return { tapes: [tapeState(this.tape, this.optimizer), ...tapes], numbers };
  }

  restore({ tapes, numbers }: State): void {
    const [own, ...model] = tapes;
    if (own === undefined) throw foreignCheckpoint("another method");
    restoreTape(this.tape, this.optimizer, own);
    this.model.restore({ tapes: model, numbers });
    this.tape.forward();
  }

  dispose(): void {
    this.tape.dispose();
    this.model.dispose();
  }
}
