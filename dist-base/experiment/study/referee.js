/** What policies are worth in a setting of a study: exactly where that is little work, else by play, all in the same episodes. */
import { pairsPerRound, policyFromBits } from "../../game/index.js";
import { createOracle, PlayedOracle, TooLargeError } from "../../reciprocity/index.js";
/** Of the matchings, and of the episodes played: the same for all that is compared. */
const SEED = 2;
/** Where residents are of too many types to be counted, more agents than this are judged by play. */
const MOST_DRAWN = 9;
/** Beyond so many agents, best responses are looked for among hand-written policies alone. */
const MOST_SEARCHED = 14;
/** Episodes of an evaluation by play, and encounters of all agents in them at most. */
const EPISODES = 1000;
const ENCOUNTERS = 1e6;
export async function createStudyReferee(setting) {
    const { game, residents, optimize, fixed } = setting;
    const fit = Math.floor(ENCOUNTERS / (game.rounds * pairsPerRound(game)));
    const exact = await exactOracle(setting);
    const oracle = exact ?? new PlayedOracle(game, residents, { seed: SEED, episodes: Math.max(1, Math.min(EPISODES, fit)) });
    const evaluation = exact === undefined ? "played" : "exact";
    const payoff = (policy) => oracle.evaluate(policy).payoff;
    return {
        payoff,
        best() {
            if (exact === undefined && game.agents > MOST_SEARCHED && optimize === "action")
                return { evaluation, ...bestOfAll(payoff, fixed) };
            const { payoff: best, constantPayoff, degenerate } = oracle.bestResponse(optimize, fixed);
            return { evaluation, payoff: best, constantPayoff, degenerate };
        },
    };
}
/** One that follows all reputations, or counts them by types, in no more than seconds; undefined where there is none. */
async function exactOracle({ game, residents, fixed }) {
    try {
        const oracle = await createOracle(game, residents, { seed: SEED });
        const isQuick = game.agents <= MOST_DRAWN || game.matching === "direct";
        return isQuick || oracle.evaluate(fixed).exact ? oracle : undefined;
    }
    catch (error) {
        if (error instanceof TooLargeError)
            return undefined;
        throw error;
    }
}
/** The best of the sixteen deterministic ways to act, each played once: in a crowd, a race with more episodes takes too long. */
function bestOfAll(payoffOf, fixed) {
    const payoffs = Array.from({ length: 16 }, (_, rule) => {
        const { action } = policyFromBits(rule.toString(2).padStart(4, "0"), "00000000");
        return payoffOf({ action, assessment: fixed.assessment });
    });
    const payoff = Math.max(...payoffs);
    const constantPayoff = Math.max(payoffs[0], payoffs[15]);
    return { payoff, constantPayoff, degenerate: constantPayoff >= payoff - 0.005 * Math.abs(payoff) };
}
