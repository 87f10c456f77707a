import type { MethodRun } from "../method.js";
import type { MethodName } from "../methods.js";
import { type TrainerOptions } from "../settings.js";
import { type World } from "../world.js";
/** Those that make sense of a policy that draws nothing. */
export declare const continuousMethodNames: readonly MethodName[];
/**
 * A learner by the method of this name, before its first iteration or where a checkpoint left it.
 *
 * @throws OptionError for a method or an option that continuous donations do not have, or a checkpoint of another run
 */
export declare function createContinuousMethod(name: MethodName, world: World, options?: TrainerOptions, checkpoint?: object): Promise<MethodRun>;
