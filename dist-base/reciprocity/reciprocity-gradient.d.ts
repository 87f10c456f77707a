import { type TrainerCheckpoint } from "./checkpoint.js";
import { type Environment } from "./environment.js";
import type { MethodDefinition } from "./method-definition.js";
import type { Opponents } from "./opponents.js";
import { type GradientOptions, type TrainerOptions } from "./settings.js";
import { Trainer } from "./trainer.js";
import type { World } from "./world.js";
/**
 * A method that climbs this gradient.
 *
 * @param modelOf the others, where they are not estimated from what everybody sees
 */
export declare function byGradient(defaults: GradientOptions, modelOf?: (world: World) => Opponents | undefined): MethodDefinition<GradientOptions>;
export declare const reciprocityGradient: MethodDefinition<Required<Omit<TrainerOptions, keyof import("./settings.js").MethodOptions>>>;
/**
 * A learner in an environment, before its first iteration or where a checkpoint left it.
 *
 * @throws OptionError for an option out of range or that there is not, or a checkpoint of another run; TooLargeError for a joint
 *   belief of too many agents
 */
export declare function createTrainer(environment: Environment, options?: TrainerOptions, checkpoint?: TrainerCheckpoint): Promise<Trainer>;
