// The method with one ingredient or another in the place of its own, to see what each buys: everything else is the same, the
// networks, exploration, barrier, optimiser and play.
import { createEngine } from "../autodiff/index.js";
import { modelReinforce } from "./baselines/model-reinforce.js";
import { naturalGradient } from "./baselines/natural-gradient.js";
import { TruePolicies } from "./baselines/true-policies.js";
import { createEnvironment } from "./environment.js";
import { reciprocityGradient } from "./reciprocity-gradient.js";
import { checkMethodOptions, trainerSettings } from "./settings.js";
import { Trainer } from "./trainer.js";
import { checkWorld } from "./world.js";
export const ingredients = {
    /** Where the worth of a choice comes from: backpropagation through a belief, or returns of imagined episodes. */
    returns: ["analytic", "sampled"],
    /** How it comes to the logits: by a constant slope, or through the softmax. */
    softmax: ["natural", "plain"],
    /** Among whom: others as estimated from what everybody sees, or as they are. */
    model: ["estimators", "true"],
};
/**
 * The method with these ingredients. Sampled returns are discounted as those of `natural-gradient` are, and of as many imagined
 * episodes an iteration as `model-reinforce` has.
 *
 * @throws OptionError for an option out of range
 */
export async function createVariant(variant, world, options = {}) {
    checkWorld(world);
    checkMethodOptions(options);
    const { game, residents, ...engineOptions } = world;
    // The longest look ahead that its own noise allows: with the shorter one of plain ascent, no long chain would be seen.
    const { discount } = naturalGradient.defaults;
    const { batch, updates } = modelReinforce.defaults;
    const settings = {
        ...trainerSettings(game, options, reciprocityGradient.defaults),
        softmax: variant.softmax,
        ...(variant.returns === "sampled" && { returns: { discount, imagined: Math.max(2, batch * updates) } }),
    };
    const truth = variant.model === "true" ? new TruePolicies(game, residents) : undefined;
    return new Trainer(await createEngine(engineOptions), createEnvironment(game, residents), settings, undefined, truth);
}
