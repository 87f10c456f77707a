// What the methods with a model share with ours: they play, and the same estimators learn from what everybody saw.
import type { Engine } from "../../autodiff/index.js";
import { allocateRecords, asPerformed, type Policy, type PublicRecords, play, type Random } from "../../game/index.js";
import { foreignCheckpoint } from "../checkpoint.js";
import type { Environment } from "../environment.js";
import { createEstimators, learnFrom, type Opponents, policiesOf } from "../opponents.js";
import { type Outcome, type State, savedTapes } from "./algorithm.js";
import { type DonationOptions, DonationProcess } from "./donation-process.js";
import { explored, payoffOf, type Tables } from "./process.js";

export interface PlayedModelOptions extends DonationOptions {
  readonly hidden: readonly number[];
  readonly seed: number;
  /** Share of the choices in real play that is drawn uniformly, so that the estimators see every context. */
  readonly exploration: number;
}

export class PlayedModel {
  /** The game itself. */
  readonly real: DonationProcess;
  /** The game with the estimators in place of the others. */
  readonly imagined: DonationProcess;
  readonly opponents: Opponents;
  private isNew = true;

  constructor(
    engine: Engine,
    private readonly environment: Environment,
    private readonly options: PlayedModelOptions,
  ) {
    const { game } = environment;
    this.opponents = createEstimators(engine, game, options);
    this.real = new DonationProcess(game, (...request) => environment.play(...request), options);
    let records: PublicRecords | undefined;
    const imagine = (policy: Policy, episodes: number, random: Random) => {
      if (records?.episodes !== episodes) records = allocateRecords(game, episodes);
      // The estimates are of what is done, errors included.
      play(game, [asPerformed(game, policy), ...this.estimates()], random, records);
      return records;
    };
    this.imagined = new DonationProcess(game, imagine, options);
  }

  /** Plays so many real episodes, and learns from them. */
  experience(tables: Tables, episodes: number, random: Random): Outcome {
    const policy = this.real.policyOf(explored(this.real.heads, tables, this.options.exploration));
    const records = this.environment.play(policy, episodes, random);
    const losses = learnFrom(this.opponents, records, this.isNew);
    this.isNew = false;
    return {
      encounters: records.first.length,
      ...payoffOf([this.real.read(records)]),
      actionLoss: losses.action,
      assessmentLoss: losses.assessment,
    };
  }

  estimates(): Policy[] {
    return policiesOf(this.opponents, this.environment.game);
  }

  save(): State {
    const { window, ...tape } = this.opponents.save();
    return { tapes: [tape], numbers: window.flatMap(({ action, assessment }) => [action, assessment]) };
  }

  restore(state: State): void {
    const lists = state.numbers.map((list) => Float32Array.from(list));
    const window = lists.flatMap((action, at) => (at % 2 === 0 ? [{ action, assessment: lists[at + 1]! }] : []));
    if (lists.length % 2 === 1) throw foreignCheckpoint("another method");
    this.opponents.restore({ ...savedTapes(state, 1)[0]!, window });
    this.isNew = window.length === 0;
  }

  dispose(): void {
    this.opponents.dispose();
  }
}
