// A policy that climbs its payoff in episodes that are imagined through a model of the others.
import { Adam, type Engine, type Tape, type Tensor } from "../../autodiff/index.js";
import type { ContinuousRecords, Game } from "../../game/index.js";
import { loadTape, restoreTape, type SavedTape, saveTape, tapeState } from "../saved-tape.js";
import type { Settings } from "../settings.js";
import { ContinuousLearner } from "./learner.js";
import type { ContinuousModel, ModelSociety } from "./model.js";
import type { NetworkPolicy } from "./network-policy.js";
import { Rollout } from "./rollout.js";
import { everybody } from "./society.js";

/** Decay of Adam's mean square on the policies: short, so that steps keep their size while gradients change theirs. */
const BETA2 = 0.9;

/** An ascent as plain JSON. */
export interface SavedAscent {
  readonly start: number;
  readonly tape: SavedTape;
}

export class Ascent {
  /** The payoff expected of the policy before the last step. */
  predicted = Number.NaN;
  private readonly tape: Tape;
  private readonly learner: ContinuousLearner;
  private readonly others: ModelSociety;
  private readonly rollout: Rollout;
  private readonly loss: Tensor;
  private readonly optimizer: Adam;

  /** @param start number of the point where it begins; see `ContinuousLearner` */
  constructor(
    engine: Engine,
    game: Game,
    settings: Settings,
    model: ContinuousModel,
    readonly start: number,
  ) {
    const tape = engine.tape();
    this.tape = tape;
    this.learner = new ContinuousLearner(tape, game, settings, start);
    this.others = model.society(tape);
    this.rollout = new Rollout(tape, game, everybody(this.learner, this.others, settings.episodes), settings.episodes);
    this.loss = this.learner.barrier.sub(this.rollout.payoff);
    this.optimizer = new Adam(tape, { rate: settings.rate, beta2: BETA2 });
  }

  /**
   * Goes one step up, in the episodes of these records; gives the norm of the gradient.
   *
   * @param pace share of the step size
   */
  step(records: ContinuousRecords, pace = 1): number {
    this.others.load();
    this.rollout.load(records);
    this.tape.forward();
    this.predicted = this.rollout.payoff.item();
    this.tape.backward(this.loss);
    return this.optimizer.step(pace);
  }

  policy(): NetworkPolicy {
    return this.learner.policy();
  }

  save(): SavedAscent {
    return { start: this.start, tape: saveTape(tapeState(this.tape, this.optimizer)) };
  }

  restore({ tape }: SavedAscent): this {
    restoreTape(this.tape, this.optimizer, loadTape(tape));
    return this;
  }

  dispose(): void {
    this.tape.dispose();
  }
}
