// Training in a world that answers later.
import { OptionError } from "../options.js";
import type { AsyncEnvironment } from "./environment.js";
import type { Trainer, TrainerIteration } from "./trainer.js";

export interface AsyncTrainingOptions {
  /** Up to this iteration, unless it settles before; 150 unless told. */
  readonly iterations?: number;
  /** Stops in the middle of a play, of which nothing is learned: the trainer goes on from there as if nothing had been played. */
  readonly signal?: AbortSignal;
  readonly onIteration?: (iteration: TrainerIteration) => void;
}

/**
 * Plays and learns until the trainer settles, or as often as asked; waits for whoever answers later.
 *
 * @returns rejects with the reason of the signal, or with an AgentError that names the agent that failed; the trainer is as it was after its
 *   last whole iteration
 */
export async function trainAsync(
  trainer: Trainer,
  environment: AsyncEnvironment,
  { iterations = 150, signal, onIteration }: AsyncTrainingOptions = {},
): Promise<void> {
  if (!Number.isSafeInteger(iterations) || iterations < 0) {
    throw new OptionError("iterations", iterations, "an integer of at least 0");
  }
  while (trainer.iteration < iterations && !trainer.settled) {
    const { policy, episodes, random } = trainer.next();
    const records = await environment.playAsync(policy, episodes, random, signal);
    const iteration = trainer.learn(records, random);
    onIteration?.(iteration);
  }
}
