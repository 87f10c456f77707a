// Our own method: the gradient of the expected payoff, through a belief of the reputations to come.
import { createEngine } from "../autodiff/index.js";
import { checkGame } from "../game/index.js";
import { checkValue, OptionError, such } from "../options.js";
import { learning, positive, type SearchSpace } from "./baselines/search-space.js";
import { checkCheckpoint, type TrainerCheckpoint } from "./checkpoint.js";
import { type AsyncEnvironment, createEnvironment, type Environment } from "./environment.js";
import type { MethodDefinition, StartRequest } from "./method-definition.js";
import type { Opponents } from "./opponents.js";
import { balanceTaken, type GradientOptions, type TrainerOptions, trainerSettings } from "./settings.js";
import { Trainer } from "./trainer.js";
import type { World } from "./world.js";

const searchSpace: SearchSpace<GradientOptions> = {
  rate: positive(0.01, 0.02, 0.05, 0.1, 0.2),
  ...learning,
  balance: { ...balanceTaken, tries: [0, 0.5, 1] },
};

/**
 * A method that climbs this gradient.
 *
 * @param modelOf the others, where they are not estimated from what everybody sees
 */
export function byGradient(
  defaults: GradientOptions,
  modelOf: (world: World) => Opponents | undefined = () => undefined,
): MethodDefinition<GradientOptions> {
  return {
    searchSpace,
    defaults,
    hasBelief: true,
    hasSight: true,
    async start({ world, options, told, checkpoint }: StartRequest<GradientOptions>) {
      const { game, residents, ...engineOptions } = world;
      const environment = createEnvironment(game, residents);
      const settings = trainerSettings(game, { ...options, ...told }, defaults);
      if (checkpoint !== undefined) checkCheckpoint(checkpoint);
      return new Trainer(await createEngine(engineOptions), environment, settings, checkpoint, modelOf(world));
    },
  };
}

export const reciprocityGradient = byGradient({ rate: 0.05, exploration: 0.01, decay: 0, balance: 0.5 });

const habitable = such("an environment, such as createEnvironment gives", (value) => {
  const environment = value as Partial<Environment & AsyncEnvironment> | null | undefined;
  return typeof environment?.play === "function" || typeof environment?.playAsync === "function";
});

/** One in which one can only wait: the trainer is told what came of a play, and cannot play itself. */
function playable(environment: Environment | AsyncEnvironment): Environment {
  if ("play" in environment) return environment;
  const { game } = environment;
  return {
    game,
    play() {
      throw new OptionError("environment", environment, "one that answers at once; trainAsync waits for this one");
    },
  };
}

/**
 * A learner in an environment, before its first iteration or where a checkpoint left it.
 *
 * @throws OptionError for an option out of range or that there is not, or a checkpoint of another run; TooLargeError for a joint
 *   belief of too many agents
 */
export async function createTrainer(
  environment: Environment | AsyncEnvironment,
  options: TrainerOptions = {},
  checkpoint?: TrainerCheckpoint,
): Promise<Trainer> {
  checkValue("environment", environment, habitable);
  checkGame(environment.game);
  const settings = trainerSettings(environment.game, options, reciprocityGradient.defaults);
  if (checkpoint !== undefined) checkCheckpoint(checkpoint);
  return new Trainer(await createEngine(), playable(environment), settings, checkpoint);
}
