/** Holds a policy against the best response, among the true residents and in freshly drawn episodes. */
import { createRandom, pairsPerRound, sightOf } from "../game/index.js";
import { checkOptions, integer, OptionError, oneOf, required } from "../options.js";
import { TooLargeError, } from "../reciprocity/index.js";
import { halves } from "./configuration.js";
import { limits, NEGLIGIBLE_REFERENCE, PLAYED_EPISODES } from "./defaults.js";
import { gotTakes, restated, under } from "./request-error.js";
import { referenceOf, rulesOf, } from "./result.js";
/** Streams of a seed's generator that measuring draws from, apart from those of training. */
const streams = { played: 0x706c6179, probe: 0x70726f62 };
/** What a policy is measured by in played episodes. */
export const measuringStream = streams.played;
/** Episodes that the estimators are compared over: enough to weigh the contexts. */
const PROBE_EPISODES = 4;
const taken = {
    optimize: required(oneOf(halves)),
    seed: required(integer(0, limits.seed)),
    episodes: integer(1, limits.episodes),
};
/** Evaluates a policy exactly, where the setting allows, and plays it. The half not optimised is the policy's own. */
export async function measure(setting, policy, options) {
    checkOptions("a measurement", options, taken, { refuse: gotTakes });
    const { optimize, seed } = options;
    const episodes = playedEpisodes(setting.game, options.episodes);
    const played = setting.arena.play(policy, episodes, createRandom(seed).split(streams.played));
    const { mean, standardError } = played.payoff;
    const common = {
        policy: rulesOf(policy, setting.game),
        played: { payoff: mean, standardError, episodes },
        visits: visitsOf(played),
    };
    const none = { reference: null, referencePerformance: null, referenceDifference: null, referenceAdherence: null };
    const oracle = await refereeIfSmall(setting, seed);
    if (oracle === undefined) {
        return { payoff: mean, exact: false, payoffStandardError: standardError, ...none, ...common };
    }
    try {
        const worth = oracle.evaluate(policy);
        const best = bestIfAny(oracle, optimize, policy, sightOf(policy)?.sees);
        if (best === undefined) {
            return {
                payoff: worth.payoff,
                exact: worth.exact,
                payoffStandardError: worth.standardError,
                ...none,
                ...common,
            };
        }
        const agreement = (rules) => played.agreement(policy, rules, optimize);
        // Of several best responses, the one that the policy is nearest to, so that differences shown are differences.
        const [first = best, ...others] = best.ties;
        const nearest = others.reduce((one, other) => (agreement(other) > agreement(one) ? other : one), first);
        const reference = referenceOf(setting.game, best, boundsOf(oracle, optimize, policy), nearest);
        return {
            payoff: worth.payoff,
            exact: worth.exact,
            payoffStandardError: worth.standardError,
            reference,
            ...comparison(worth.payoff, reference, setting.game.benefit),
            referenceAdherence: Math.max(...best.ties.map(agreement)),
            ...common,
        };
    }
    finally {
        oracle.dispose();
    }
}
/**
 * Episodes to measure in: those that were asked for, or the usual number, or as many as there is room for.
 *
 * @throws RequestError where those that were asked for do not fit into memory
 */
export function playedEpisodes(game, asked) {
    const most = Math.floor(limits.measuredEncounters / (game.rounds * pairsPerRound(game)));
    if (asked === undefined)
        return Math.min(PLAYED_EPISODES, most);
    if (asked > most)
        throw gotTakes("episodes", asked, `at most ${most} of ${game.rounds} rounds`);
    return asked;
}
/** The best response and the bounds alone; a RequestError where the setting is too large for them. */
export async function consult(setting, optimize, seed) {
    checkOptions("a question", { optimize, seed }, taken, { refuse: gotTakes });
    const oracle = await referee(setting, seed);
    try {
        const best = under("game.", () => oracle.bestResponse(optimize, setting.fixed, setting.options.sees));
        const reference = referenceOf(setting.game, best, boundsOf(oracle, optimize, setting.fixed));
        return { optimize, seed, reference, regime: reference.degenerate ? "degenerate" : "discriminative" };
    }
    finally {
        oracle.dispose();
    }
}
/** Episodes for comparing estimators with the truth after an iteration, the same whenever they are asked for. */
export function probe(setting, policy, seed, iteration) {
    return setting.arena.play(policy, PROBE_EPISODES, createRandom(seed).split(streams.probe).split(iteration));
}
/** The exact references, where the setting is small enough to have them. */
export async function refereeIfSmall(setting, seed) {
    try {
        return await setting.arena.referee({ seed });
    }
    catch (error) {
        if (error instanceof TooLargeError)
            return undefined;
        throw error;
    }
}
/**
 * Undefined where the game has more reputations or actions than best responses are looked for among, or what is given depends on the
 * situation.
 */
function bestIfAny(oracle, optimize, fixed, sees) {
    try {
        return oracle.bestResponse(optimize, fixed, sees);
    }
    catch (error) {
        const outOfReach = ["agents", "reputations", "actions", "fixed"];
        if (error instanceof OptionError && outOfReach.includes(error.field))
            return undefined;
        throw error;
    }
}
async function referee({ arena }, seed) {
    try {
        return await arena.referee({ seed });
    }
    catch (error) {
        if (error instanceof TooLargeError)
            throw restated("game.", error);
        throw error;
    }
}
function boundsOf(oracle, optimize, fixed) {
    return { bound: oracle.bound(optimize, fixed), foresightBound: oracle.foresightBound(optimize, fixed) };
}
function comparison(payoff, reference, benefit) {
    const negligible = reference.payoff <= NEGLIGIBLE_REFERENCE * benefit;
    return {
        referencePerformance: negligible ? null : payoff / reference.payoff,
        referenceDifference: benefit === 0 ? null : (payoff - reference.payoff) / benefit,
    };
}
/** How often the learner acted and judged in each context, as shares. */
function visitsOf(played) {
    const { action, assessment } = played.visits();
    return { action: shares(action), assessment: shares(assessment) };
}
function shares(counts) {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return Array.from(counts, (count) => (all === 0 ? 0 : count / all));
}
