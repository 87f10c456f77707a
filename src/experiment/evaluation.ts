/** Plays a saved policy again, in the game it was trained in or in any other. */
import { existsSync } from "node:fs";
import { checkChances, checkSituations, type Policy } from "../game/index.js";
import { savedPolicy } from "./checkpoint.js";
import type { Configuration } from "./configuration.js";
import { readSealed, type Warn } from "./digest.js";
import { sizeLimits } from "./json-file.js";
import { measure } from "./measurement.js";
import { RequestError, under } from "./request-error.js";
import { defineSetting } from "./resolve.js";
import type { EvaluationResult } from "./result.js";
import { readRun, runFile } from "./run-folder.js";

/** A run's policy, with what it was trained for. */
export interface TrainedPolicy {
  readonly configuration: Configuration;
  readonly policy: Policy;
}

/**
 * Reads the newest policy of a run: its checkpoint's, or its result's where there is no checkpoint.
 *
 * @param onWarning told of what is believed without a digest.
 */
export async function readTrainedPolicy(
  path: string,
  field = "run",
  onWarning: Warn = () => {},
): Promise<TrainedPolicy> {
  const { configuration, checkpoint } = await readRun(path, field, onWarning);
  if (checkpoint !== undefined) return { configuration, policy: savedPolicy(checkpoint.policy, "checkpoint.json") };
  const file = runFile(path, "result");
  if (!existsSync(file)) {
    throw new RequestError(
      field,
      `got ${JSON.stringify(path)}, takes a run that has a checkpoint.json or a result.json`,
    );
  }
  const result = readSealed(file, sizeLimits.result, onWarning);
  const rules = typeof result === "object" && result !== null && "policy" in result ? result.policy : undefined;
  return { configuration, policy: savedPolicy(rules, "result.json") };
}

/**
 * Measures a policy in the game of a configuration. Only the half that `learner.optimize` names is compared with the best
 * response; the other one is the policy's own.
 */
export async function evaluatePolicy(
  policy: Policy,
  configuration: Configuration,
  episodes?: number,
): Promise<EvaluationResult> {
  const setting = defineSetting(configuration);
  under("", () => checkChances(setting.game, policy, "policy"));
  under("", () => checkSituations(setting.game, policy));
  const { optimize } = configuration.learner;
  const { seed } = configuration.training;
  const options = episodes === undefined ? { optimize, seed } : { optimize, seed, episodes };
  return { optimize, seed, ...(await measure(setting, policy, options)) };
}
