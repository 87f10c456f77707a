// What the methods with a model share with ours: they play, and the same estimators learn from what everybody saw.
import type { Engine } from "../../autodiff/index.js";
import { allocateRecords, asPerformed, type Policy, type PublicRecords, play, type Random } from "../../game/index.js";
import type { Environment } from "../environment.js";
import { createEstimators } from "../estimators/estimators.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import { learnFrom, type Opponents, policiesOf } from "../opponents.js";
import { foreignCheckpoint, isCount } from "../saved-numbers.js";
import type { Outcome, State } from "./algorithm.js";
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

  evidence(): OpponentEvidence[] | undefined {
    return this.opponents.evidence();
  }

  save(): State {
    const { history, action, assessment } = this.opponents.save();
    const contests = [action, assessment];
    return {
      tapes: contests.flatMap((contest) => (contest === null ? [] : [contest.networks])),
      numbers: [
        // 0 where there are no networks, as it never is where there are.
        [...contests.map((contest) => contest?.standing ?? 0), ...history.map(({ batches }) => batches)],
        ...history.flatMap((epoch) => [epoch.action, epoch.assessment]),
      ],
    };
  }

  restore({ tapes, numbers: [sizes, ...counts] }: State): void {
    const [action = 0, assessment = 0, ...batches] = Array.from(sizes ?? []);
    const all = [...batches, ...counts.flatMap((list) => Array.from(list))];
    const fits =
      all.every((number) => isCount(number) && number < 2 ** 32) &&
      counts.length === 2 * batches.length &&
      tapes.length === [action, assessment].filter((standing) => standing !== 0).length;
    if (!fits) throw foreignCheckpoint("another method");
    const left = [...tapes];
    const contest = (standing: number) => (standing === 0 ? null : { standing, networks: left.shift()! });
    this.opponents.restore({
      history: batches.map((batches, at) => ({ batches, action: counts[2 * at]!, assessment: counts[2 * at + 1]! })),
      action: contest(action),
      assessment: contest(assessment),
    });
    this.isNew = batches.length === 0;
  }

  dispose(): void {
    this.opponents.dispose();
  }
}
