// An algorithm as a training: counts what was played, draws from one generator, and is saved as plain JSON.
import { createRandom, type Policy, type Random, restoreRandom } from "../../game/index.js";
import { iterationIn } from "../common-unit.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import type { Iteration, MethodRun } from "../method.js";
import { foreignCheckpoint, isCount } from "../saved-numbers.js";
import { isTape, loadTape, mostSteps, type SavedTape, saveTape } from "../saved-tape.js";
import { paceAfter } from "../settings.js";
import type { Algorithm } from "./algorithm.js";
import type { Tables } from "./process.js";

export interface BaselineCheckpoint {
  readonly version: 1;
  readonly method: string;
  readonly iteration: number;
  readonly episodes: number;
  readonly encounters: number;
  readonly random: readonly number[];
  readonly tapes: readonly SavedTape[];
  readonly numbers: readonly (readonly number[])[];
}

export interface BaselineSettings {
  readonly method: string;
  /** Played in every iteration. */
  readonly episodes: number;
  readonly seed: number;
  /** How fast the step size decays, as in `paceAfter`. */
  readonly decay: number;
  /** What the unit that the algorithm is paid in is worth in the game's own. */
  readonly unit: number;
}

export class BaselineRun implements MethodRun {
  private random: Random;
  private iterations = 0;
  private episodes = 0;
  private encounters = 0;

  /** @param policyOf the learner's policy with these tables for what it learns */
  constructor(
    private readonly algorithm: Algorithm,
    private readonly policyOf: (tables: Tables) => Policy,
    private readonly settings: BaselineSettings,
    checkpoint?: object,
  ) {
    this.random = createRandom(settings.seed);
    if (checkpoint !== undefined) this.restore(checkpoint);
  }

  get iteration(): number {
    return this.iterations;
  }

  step(): Iteration {
    const pace = paceAfter(this.iterations, this.settings);
    const { encounters, ...outcome } = this.algorithm.step(this.settings.episodes, this.random, pace);
    this.iterations += 1;
    this.episodes += this.settings.episodes;
    this.encounters += encounters;
    const { iterations: iteration, episodes, encounters: all } = this;
    return iterationIn(this.settings.unit, { iteration, episodes, encounters: all, ...outcome });
  }

  policy(): Policy {
    return this.policyOf(this.algorithm.tables());
  }

  estimates(): Policy[] | undefined {
    return this.algorithm.estimates?.();
  }

  evidence(): OpponentEvidence[] | undefined {
    return this.algorithm.evidence?.();
  }

  checkpoint(): BaselineCheckpoint {
    const { tapes, numbers } = this.algorithm.save();
    return {
      version: 1,
      method: this.settings.method,
      iteration: this.iterations,
      episodes: this.episodes,
      encounters: this.encounters,
      random: this.random.state(),
      tapes: tapes.map(saveTape),
      // JSON gives numbers back bit for bit.
      numbers: numbers.map((list) => Array.from(list)),
    };
  }

  dispose(): void {
    this.algorithm.dispose();
  }

  private restore(value: object): void {
    const checkpoint: Partial<BaselineCheckpoint> = value ?? {};
    const { method, iteration, episodes, encounters, random, tapes, numbers } = checkpoint;
    const isSound =
      checkpoint.version === 1 &&
      method === this.settings.method &&
      isCount(iteration) &&
      isCount(episodes) &&
      isCount(encounters) &&
      Array.isArray(random) &&
      Array.isArray(tapes) &&
      tapes.every((tape) => isTape(tape, mostSteps(iteration))) &&
      Array.isArray(numbers) &&
      numbers.every((list) => Array.isArray(list) && list.every(Number.isFinite));
    if (!isSound) throw foreignCheckpoint(`something that ${this.settings.method} did not save`);
    this.iterations = iteration;
    this.episodes = episodes;
    this.encounters = encounters;
    this.random = restoreRandom(random as number[]);
    this.algorithm.restore({ tapes: tapes.map(loadTape), numbers });
  }
}
