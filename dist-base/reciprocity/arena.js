// A setting as the floors above see it, whether its donations are discrete or continuous: where learners are trained, and
// policies are played and judged. This is the one place that knows both.
import { allocateRecords, asPerformed, checkContinuous, learnerPayoff, play, Situations, sightOf, } from "../game/index.js";
import { checkValue, integer, oneOf } from "../options.js";
import { createContinuousEnvironment } from "./continuous/environment.js";
import { continuousMethodNames, createContinuousMethod } from "./continuous/methods.js";
import { continuousAgreement, continuousVisits } from "./continuous/oracle/adherence.js";
import { continuousEstimatorError } from "./continuous/oracle/estimator-error.js";
import { ContinuousOracle } from "./continuous/oracle/oracle.js";
import { createEnvironment } from "./environment.js";
import { createMethod } from "./methods.js";
import { agreement } from "./oracle/adherence.js";
import { estimatorError } from "./oracle/estimator-error.js";
import { createOracle } from "./oracle/oracle.js";
import { visits } from "./visits.js";
import { checkWorld } from "./world.js";
/** What donations can be: everything or nothing, or any share. */
export const actionKinds = ["discrete", "continuous"];
/** Ways to learn that there are with continuous donations, where the mean field is exact. */
export const continuousTrainings = {
    method: continuousMethodNames,
    belief: ["mean-field"],
};
const arenas = {
    discrete: (world) => {
        const { game, residents } = world;
        return {
            actions: "discrete",
            train: (method, options, checkpoint) => createMethod(method, world, options, checkpoint),
            play(policy, episodes, random) {
                const records = createEnvironment(game, residents).play(policy, episodes, random);
                const { sees = [] } = sightOf(policy) ?? {};
                return {
                    payoff: learnerPayoff(records),
                    visits: () => visits(records, new Situations(game, sees)),
                    agreement: (one, rules, optimize) => agreement(one, rules, optimize, records),
                    estimatorError: (estimates, evidence) => estimatorError(estimates, residents, game, records, evidence),
                };
            },
            imagine(policy, estimates, episodes, random) {
                const records = allocateRecords(game, episodes);
                play(game, [asPerformed(game, policy), ...estimates], random, records);
                return learnerPayoff(records);
            },
            referee: (options) => createOracle(game, residents, options),
        };
    },
    continuous: (world) => {
        const { game, residents } = world;
        checkContinuous(game);
        return {
            actions: "continuous",
            train: (method, options, checkpoint) => createContinuousMethod(method, world, options, checkpoint),
            play(policy, episodes, random) {
                checkValue("episodes", episodes, integer(1, 1e6));
                const records = createContinuousEnvironment(game, residents).play(new Array(episodes).fill(policy), random);
                return {
                    payoff: learnerPayoff(records),
                    visits: () => continuousVisits(records),
                    agreement: (one, rules, optimize) => continuousAgreement(one, rules.policy, optimize, records),
                    estimatorError: (estimates) => continuousEstimatorError(estimates, residents, records),
                };
            },
            referee: async (options) => new ContinuousOracle(game, residents, options),
        };
    },
};
/** @throws OptionError where residents and game do not fit, or the game has no continuous donations. */
export function createArena(actions, world) {
    checkValue("actions", actions, oneOf(actionKinds));
    checkWorld(world);
    return arenas[actions](world);
}
