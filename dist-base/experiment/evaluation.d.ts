/** Plays a saved policy again, in the game it was trained in or in any other. */
import { type Policy } from "../game/index.js";
import type { Configuration } from "./configuration.js";
import type { EvaluationResult } from "./result.js";
/**
 * Measures a policy in the game of a configuration. Only the half that `learner.optimize` names is compared with the best
 * response; the other one is the policy's own.
 */
export declare function evaluatePolicy(policy: Policy, configuration: Configuration, episodes?: number): Promise<EvaluationResult>;
