// The ways to learn with continuous donations, by their names.
import { createEngine } from "../../autodiff/index.js";
import { checkOptions, checkValue, given, OptionError, oneOf } from "../../options.js";
import { evolutionStrategies } from "../baselines/evolution-strategies.js";
import { reciprocityGradient } from "../reciprocity-gradient.js";
import { trainerOptions, trainerSettings } from "../settings.js";
import { checkWorld } from "../world.js";
import { checkContinuousCheckpoint } from "./checkpoint.js";
import { createContinuousEnvironment } from "./environment.js";
import { ContinuousEstimators } from "./estimator.js";
import { createContinuousEvolution } from "./evolution.js";
import { ContinuousTrainer } from "./trainer.js";
import { TrueModel } from "./true-model.js";
/** Of the gradient, chosen on l6, hybrid-alld and proud-alld; those of discrete donations are tuned apart. */
const defaults = { belief: "mean-field", rate: 0.05, exploration: 0.01, decay: 0 };
/** Of the estimators. */
const estimators = { rate: 0.04, memory: 4096, batch: 128 };
/** Keeps the estimators' first values apart from the learner's. */
const SEED = 1000;
/** Those that make sense of a policy that draws nothing. */
export const continuousMethodNames = [
    "reciprocity-gradient",
    "true-model",
    "evolution-strategies",
];
const methodTaken = named(continuousMethodNames, "with continuous donations");
const beliefTaken = named(["mean-field"], "with continuous donations, where it is exact");
function named(choices, where) {
    const taken = oneOf(choices);
    return { ...taken, takes: `${taken.takes} ${where}` };
}
/**
 * A learner by the method of this name, before its first iteration or where a checkpoint left it.
 *
 * @throws OptionError for a method or an option that continuous donations do not have, or a checkpoint of another run
 */
export async function createContinuousMethod(name, world, options = {}, checkpoint) {
    checkValue("method", name, methodTaken);
    checkWorld(world);
    const { game, residents, ...engineOptions } = world;
    checkOptions("a training", options, trainerOptions);
    checkValue("belief", options.belief ?? defaults.belief, beliefTaken);
    for (const field of ["rate", "exploration", "decay"]) {
        if (name !== "evolution-strategies" || options[field] === undefined)
            continue;
        throw new OptionError(field, options[field], "nothing with evolution-strategies, which is as tuned");
    }
    if (options.sees !== undefined && options.sees.length > 0) {
        throw new OptionError("sees", options.sees, "nothing with continuous donations");
    }
    const settings = trainerSettings(game, { ...defaults, ...given(options) }, reciprocityGradient.defaults);
    const environment = createContinuousEnvironment(game, residents);
    const engine = await createEngine(engineOptions);
    if (name === "evolution-strategies") {
        return createContinuousEvolution(engine, environment, settings, evolutionStrategies.defaults, checkpoint);
    }
    if (checkpoint !== undefined)
        checkContinuousCheckpoint(checkpoint);
    const { hidden, seed } = settings;
    const model = name === "true-model"
        ? new TrueModel(game, residents)
        : new ContinuousEstimators(engine, game.agents - 1, { ...estimators, hidden, seed: seed + SEED });
    return new ContinuousTrainer(engine, environment, settings, model, checkpoint);
}
