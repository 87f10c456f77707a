/** Says what policies are worth in a setting, and what the best response is: exactly where that can be, else by play. */
import { createRandom } from "../../game/index.js";
import { PlayedOracle } from "../../reciprocity/index.js";
import { refereeIfSmall } from "../measurement.js";
/** Seed of the matchings, and of the episodes played: the same for all that is compared. */
const SEED = 2;
/** Episodes that visits are counted in. */
const VISITED_EPISODES = 200;
export async function createReferee(setting) {
    const exact = await refereeIfSmall(setting, SEED);
    const referee = exact ?? new PlayedOracle(setting.game, setting.residents, { seed: SEED });
    return {
        evaluation: exact === undefined ? "played" : "exact",
        payoffs: (policies) => referee.evaluateAll(policies).map(({ payoff }) => payoff),
        bestResponse: (optimize, fixed) => referee.bestResponse(optimize, fixed),
        bound: (optimize, fixed) => exact?.bound(optimize, fixed) ?? exact?.foresightBound(optimize, fixed),
        visits(policy) {
            const { action, assessment } = setting.arena.play(policy, VISITED_EPISODES, createRandom(SEED)).visits();
            return { action: [...action], assessment: [...assessment] };
        },
        dispose: () => exact?.dispose(),
    };
}
