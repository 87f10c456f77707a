// Every way to learn, by its name. To add one: a file that defines it, and its line here.
import { checkOptions, checkValue, given, OptionError, oneOf } from "../options.js";
import { actorCritic, actorCriticPublic } from "./baselines/actor-critic.js";
import { evolutionStrategies } from "./baselines/evolution-strategies.js";
import { modelReinforce } from "./baselines/model-reinforce.js";
import { naturalGradient } from "./baselines/natural-gradient.js";
import { ppo } from "./baselines/ppo.js";
import { qLearning } from "./baselines/q-learning.js";
import { reinforce, reinforceBaseline, reinforceEntropy } from "./baselines/reinforce.js";
import { gumbelSoftmax, straightThrough } from "./baselines/sampled-gradient.js";
import { trueModel } from "./baselines/true-model.js";
import { reciprocityGradient } from "./reciprocity-gradient.js";
import { checkMethodOptions } from "./settings.js";
import { checkWorld } from "./world.js";
/** All methods, ours first: what each can be told besides what all can, what is searched of that, and its defaults. */
export const methods = {
    "reciprocity-gradient": reciprocityGradient,
    "true-model": trueModel,
    reinforce,
    "reinforce-baseline": reinforceBaseline,
    "reinforce-entropy": reinforceEntropy,
    "natural-gradient": naturalGradient,
    "actor-critic": actorCritic,
    "actor-critic-public": actorCriticPublic,
    ppo,
    "q-learning": qLearning,
    "model-reinforce": modelReinforce,
    "straight-through": straightThrough,
    "gumbel-softmax": gumbelSoftmax,
    "evolution-strategies": evolutionStrategies,
};
export const methodNames = Object.keys(methods);
/** Methods whose gradient is carried by a belief; to all others a belief and its horizon mean nothing. */
export const methodsWithBelief = methodNames.filter((name) => methods[name].hasBelief);
/** Methods whose policies depend on the reputations alone. */
export const methodsWithoutSight = methodNames.filter((name) => !methods[name].hasSight);
const methodTaken = oneOf(methodNames);
/**
 * A learner by the method of this name, before its first iteration or where a checkpoint left it.
 *
 * @param own options of the method that differ from its defaults.
 * @throws OptionError for an option out of range, or that the method has not; for a checkpoint of another run
 */
export async function createMethod(name, world, options = {}, checkpoint, own = {}) {
    checkValue("method", name, methodTaken);
    checkWorld(world);
    checkMethodOptions(options);
    const method = methods[name];
    checkOptions(name, own, method.searchSpace);
    checkFits(name, method, options);
    const told = given(own);
    return method.start({ name, world, options, own: { ...method.defaults, ...told }, told, checkpoint });
}
/** @throws OptionError for what every method can be told, and means nothing to this one */
function checkFits(name, { hasBelief, hasSight }, options) {
    for (const field of ["belief", "horizon", "states", "influence"]) {
        if (hasBelief || options[field] === undefined)
            continue;
        const takes = `nothing with ${name}, which has no belief; ${methodsWithBelief.join(" and ")} have one`;
        throw new OptionError(field, options[field], takes);
    }
    if (!hasSight && options.sees !== undefined && options.sees.length > 0) {
        throw new OptionError("sees", options.sees, `nothing with ${name}: the episodes that it imagines show no more`);
    }
}
