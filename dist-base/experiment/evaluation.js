/** Plays a saved policy again, in the game it was trained in or in any other. */
import { checkChances, checkSituations } from "../game/index.js";
import { measure } from "./measurement.js";
import { under } from "./request-error.js";
import { defineSetting } from "./resolve.js";
/**
 * Measures a policy in the game of a configuration. Only the half that `learner.optimize` names is compared with the best
 * response; the other one is the policy's own.
 */
export async function evaluatePolicy(policy, configuration, episodes) {
    const setting = defineSetting(configuration);
    under("", () => checkChances(setting.game, policy, "policy"));
    under("", () => checkSituations(setting.game, policy));
    const { optimize } = configuration.learner;
    const { seed } = configuration.training;
    const options = episodes === undefined ? { optimize, seed } : { optimize, seed, episodes };
    return { optimize, seed, ...(await measure(setting, policy, options)) };
}
