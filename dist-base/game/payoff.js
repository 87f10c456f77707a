/** What played episodes were worth. */
import { GameError } from "./game.js";
import { NO_ACTION } from "./records.js";
/**
 * The mean payoff of agent 0, the learner, or of another one.
 *
 * The standard error is that of a ratio of sums (payoffs over encounters), because an agent can have more encounters in one
 * episode than in another; with equal numbers it is the usual standard deviation over the root of the episodes.
 *
 * @throws GameError for an agent that the game does not have.
 */
export function learnerPayoff(records, agent = 0) {
    if (typeof records?.game !== "object")
        throw new GameError("records", records, "records of played episodes");
    const { game, episodes, first, second, actionFirst, actionSecond } = records;
    if (!Number.isInteger(agent) || agent < 0 || agent >= game.agents) {
        throw new GameError("agent", agent, `an integer from 0 to ${game.agents - 1}`);
    }
    const paid = payer(records);
    const encountersOfEpisode = records.rounds * records.pairs;
    const sums = new Float64Array(episodes);
    const encounters = new Int32Array(episodes);
    for (let episode = 0, at = 0; episode < episodes; episode++) {
        for (const end = at + encountersOfEpisode; at < end; at++) {
            const isFirst = first[at] === agent;
            if (!isFirst && second[at] !== agent)
                continue;
            sums[episode] += paid(isFirst, actionFirst[at], actionSecond[at]);
            encounters[episode] += 1;
        }
    }
    const all = encounters.reduce((total, count) => total + count, 0);
    const mean = sums.reduce((total, sum) => total + sum, 0) / Math.max(1, all);
    const squares = sums.reduce((total, sum, episode) => {
        const off = sum - mean * encounters[episode];
        return total + off * off;
    }, 0);
    const standardError = episodes === 1 ? Number.NaN : Math.sqrt((squares * episodes) / (episodes - 1)) / all;
    return { mean, standardError, perEpisode: sums.map((sum, episode) => sum / encounters[episode]), encounters };
}
/**
 * The discounted return of an agent in each episode, `[episodes]`: the sum over its own encounters of what they paid times
 * `game.discount` to the power of how many it had before.
 */
export function discountedReturns(records, agent = 0) {
    const { game, episodes, rounds, pairs, first, second, actionFirst, actionSecond } = records;
    const paid = payer(records);
    const returns = new Float64Array(episodes);
    for (let episode = 0, at = 0; episode < episodes; episode++) {
        let weight = 1;
        for (const end = at + rounds * pairs; at < end; at++) {
            const isFirst = first[at] === agent;
            if (!isFirst && second[at] !== agent)
                continue;
            returns[episode] += weight * paid(isFirst, actionFirst[at], actionSecond[at]);
            weight *= game.discount;
        }
    }
    return returns;
}
/** What an encounter pays the first or the second, by what both did. */
function payer({ game, actionFirst, }) {
    const { benefit, cost, stage } = game;
    if (actionFirst instanceof Float32Array) {
        return (isFirst, first, second) => (isFirst ? benefit * second - cost * first : benefit * first - cost * second);
    }
    const [toFirst, toSecond] = stage.payoffs;
    const width = stage.choices[1];
    return (isFirst, first, second) => {
        const cell = (first === NO_ACTION ? 0 : first) * width + (second === NO_ACTION ? 0 : second);
        return (isFirst ? toFirst : toSecond)[cell];
    };
}
