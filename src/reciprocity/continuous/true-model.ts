// The others as they are, in place of the estimators: the gradient without the error of a model that was learned.
import type { Tape } from "../../autodiff/index.js";
import { type ContinuousPolicy, continuousAsPerformed, type Game, Multilinear, type Policy } from "../../game/index.js";
import { OptionError } from "../../options.js";
import { foreignCheckpoint } from "../saved-numbers.js";
import type { ContinuousEstimatorLoss, ContinuousModel, ModelSociety, SavedModel } from "./model.js";
import { MultilinearOthers } from "./society.js";

export class TrueModel implements ContinuousModel {
  readonly learns = false;
  private readonly residents: readonly Multilinear[];

  /**
   * @param residents the policies of agents 1 .. N-1, as chosen
   * @throws OptionError for one that is not multilinear: a tape cannot run any function
   */
  constructor(game: Game, residents: readonly Policy[]) {
    this.residents = residents.map((resident) => {
      const performed = continuousAsPerformed(game, resident);
      if (!(performed instanceof Multilinear)) {
        throw new OptionError("residents", "a policy of functions", "binary rules alone with true-model");
      }
      return performed;
    });
  }

  society(tape: Tape): ModelSociety {
    const others = MultilinearOthers.of(tape, this.residents);
    return {
      donations: (...inputs) => others.donations(...inputs),
      judgements: (...inputs) => others.judgements(...inputs),
      load: () => {},
    };
  }

  observe(): void {
    // Nothing is new.
  }

  train(): ContinuousEstimatorLoss {
    return { action: 0, assessment: 0 };
  }

  policies(): ContinuousPolicy[] {
    return [...this.residents];
  }

  save(): null {
    return null;
  }

  restore(saved: SavedModel | null): void {
    if (saved !== null) throw foreignCheckpoint("another method");
  }

  dispose(): void {
    // Holds plain arrays alone.
  }
}
