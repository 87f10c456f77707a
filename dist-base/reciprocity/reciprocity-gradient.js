// Our own method: the gradient of the expected payoff, through a belief of the reputations to come.
import { createEngine } from "../autodiff/index.js";
import { checkGame } from "../game/index.js";
import { checkValue, such } from "../options.js";
import { learning, positive } from "./baselines/search-space.js";
import { checkCheckpoint } from "./checkpoint.js";
import { createEnvironment } from "./environment.js";
import { balanceTaken, trainerSettings } from "./settings.js";
import { Trainer } from "./trainer.js";
const searchSpace = {
    rate: positive(0.01, 0.02, 0.05, 0.1, 0.2),
    ...learning,
    balance: { ...balanceTaken, tries: [0, 0.5, 1] },
};
/**
 * A method that climbs this gradient.
 *
 * @param modelOf the others, where they are not estimated from what everybody sees
 */
export function byGradient(defaults, modelOf = () => undefined) {
    return {
        searchSpace,
        defaults,
        hasBelief: true,
        hasSight: true,
        async start({ world, options, told, checkpoint }) {
            const { game, residents, ...engineOptions } = world;
            const environment = createEnvironment(game, residents);
            const settings = trainerSettings(game, { ...options, ...told }, defaults);
            if (checkpoint !== undefined)
                checkCheckpoint(checkpoint);
            return new Trainer(await createEngine(engineOptions), environment, settings, checkpoint, modelOf(world));
        },
    };
}
export const reciprocityGradient = byGradient({ rate: 0.05, exploration: 0.01, decay: 0, balance: 0.5 });
const habitable = such("an environment, such as createEnvironment gives", (value) => {
    const environment = value;
    return typeof environment?.play === "function";
});
/**
 * A learner in an environment, before its first iteration or where a checkpoint left it.
 *
 * @throws OptionError for an option out of range or that there is not, or a checkpoint of another run; TooLargeError for a joint
 *   belief of too many agents
 */
export async function createTrainer(environment, options = {}, checkpoint) {
    checkValue("environment", environment, habitable);
    checkGame(environment.game);
    const settings = trainerSettings(environment.game, options, reciprocityGradient.defaults);
    if (checkpoint !== undefined)
        checkCheckpoint(checkpoint);
    return new Trainer(await createEngine(), environment, settings, checkpoint);
}
