/** Plays episodes of the continuous game: donations and reputations are numbers in [0, 1]. */
import { checkRandom } from "../../random.js";
import { checkGame, GameError } from "../game.js";
import { checkMatching, drawMatching, matchingLength } from "../matching.js";
/**
 * Plays `records.episodes` episodes and writes every encounter into `records`. It draws, in order, an episode's matching
 * unless given, and a first reputation for every agent; the rest follows from the policies, which may draw themselves.
 *
 * @param policies one for every agent, agent 0 first, as performed (see `continuousAsPerformed`).
 * @param matchings one an episode; drawn if absent.
 * @throws GameError if any of these do not fit together.
 */
export function playContinuous(game, policies, random, records, matchings) {
    checkContinuous(game);
    checkRandom(random);
    if (policies.length !== game.agents) {
        throw new GameError("policies", `${policies.length} of them`, `one for each of the ${game.agents} agents`);
    }
    if (matchings !== undefined && matchings.length !== records.episodes) {
        throw new GameError("matchings", `${matchings.length} of them`, `one for each of the ${records.episodes} episodes`);
    }
    if (typeof records?.game !== "object" ||
        records.first.length !== (records.episodes * matchingLength(game)) / 2 ||
        records.game.agents !== game.agents) {
        throw new GameError("records", records, "records of this game, such as allocateContinuousRecords gives");
    }
    // In single precision, as recorded: the records then say exactly what was met.
    const reputation = new Float32Array(game.agents);
    for (let episode = 0, at = 0; episode < records.episodes; episode++) {
        const given = matchings?.[episode];
        if (given !== undefined)
            checkMatching(game, given, `matchings[${episode}]`);
        const matching = given ?? drawMatching(game, random);
        drawFirstReputations(game, random, reputation);
        for (let from = 0; from < matching.length; from += 2, at++) {
            encounter(game, policies, matching[from], matching[from + 1], reputation, records, at);
        }
    }
}
function encounter(game, policies, i, j, reputation, records, at) {
    const isMutual = game.encounter === "mutual";
    const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
    const reputationI = reputation[i];
    const reputationJ = reputation[j];
    records.first[at] = i;
    records.second[at] = j;
    records.reputationFirst[at] = reputationI;
    records.reputationSecond[at] = reputationJ;
    actionFirst[at] = policies[i].donation(reputationI, reputationJ);
    actionSecond[at] = isMutual ? policies[j].donation(reputationJ, reputationI) : 0;
    signalFirst[at] = policies[j].judgement(actionFirst[at], reputationI, reputationJ);
    signalSecond[at] = isMutual ? policies[i].judgement(actionSecond[at], reputationJ, reputationI) : reputationJ;
    checkShare(i, "donation", actionFirst[at]);
    checkShare(j, "donation", actionSecond[at]);
    checkShare(j, "judgement", signalFirst[at]);
    checkShare(i, "judgement", signalSecond[at]);
    reputation[i] = signalFirst[at];
    reputation[j] = signalSecond[at];
}
/** Functions come from anywhere; what they give would spread from reputation to reputation. */
function checkShare(agent, half, share) {
    if (share >= 0 && share <= 1)
        return;
    throw new GameError(`policies[${agent}].${half}`, share, "a function that gives numbers from 0 to 1");
}
/**
 * A first reputation for every agent: independent, uniform, and spread as widely within [0, 1] as the mean
 * `game.initialReputation` allows. A mean of 1/2 takes in all of it, a mean of 0 or 1 is everybody's reputation.
 */
export function drawFirstReputations(game, random, out) {
    const mean = game.initialReputation;
    const least = Math.max(0, 2 * mean - 1);
    const most = Math.min(1, 2 * mean);
    for (let agent = 0; agent < out.length; agent++)
        out[agent] = least + (most - least) * random.uniform();
}
/** Throws a GameError unless the game is binary, with a mean for the first reputations: what is continuous are its values. */
export function checkContinuous(game) {
    checkGame(game);
    for (const field of ["reputations", "actions"]) {
        if (game[field] !== 2)
            throw new GameError(field, game[field], "2, the ends of the scale, with continuous donations");
    }
    if (typeof game.initialReputation !== "number") {
        throw new GameError("initialReputation", game.initialReputation, "a mean from 0 to 1 with continuous donations");
    }
}
