import { allocateContinuousRecords, checkContinuous, checkResidents, continuousAsPerformed, GameError, playContinuous, } from "../../game/index.js";
/** A world of residents with fixed policies, one for each of agents 1 .. N-1; binary ones act by multilinear extension. */
export function createContinuousEnvironment(game, residents) {
    checkContinuous(game);
    checkResidents(game, residents);
    const others = residents.map((policy) => continuousAsPerformed(game, policy));
    let records;
    return {
        game,
        play(learners, random) {
            if (!Array.isArray(learners)) {
                throw new GameError("learners", learners, "a list of policies, one for each episode");
            }
            if (records?.episodes !== learners.length)
                records = allocateContinuousRecords(game, learners.length);
            for (const [episode, learner] of learners.entries()) {
                playContinuous(game, [continuousAsPerformed(game, learner), ...others], random, episodeOf(records, episode));
            }
            return records;
        },
    };
}
/** One of the episodes, on the same numbers. */
function episodeOf(records, episode) {
    const size = records.rounds * records.pairs;
    const part = (numbers) => numbers.subarray(episode * size, (episode + 1) * size);
    return {
        game: records.game,
        episodes: 1,
        rounds: records.rounds,
        pairs: records.pairs,
        first: part(records.first),
        second: part(records.second),
        reputationFirst: part(records.reputationFirst),
        reputationSecond: part(records.reputationSecond),
        actionFirst: part(records.actionFirst),
        actionSecond: part(records.actionSecond),
        signalFirst: part(records.signalFirst),
        signalSecond: part(records.signalSecond),
    };
}
