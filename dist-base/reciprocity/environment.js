import { allAsPerformed, allocateRecords, checkGame, checkResidents, play, } from "../game/index.js";
/** A world of residents with fixed policies, one for each of agents 1 .. N-1. Throws a GameError where these do not fit. */
export function createEnvironment(game, residents) {
    checkGame(game);
    checkResidents(game, residents);
    const others = allAsPerformed(game, residents);
    let records;
    return {
        game,
        play(policy, episodes, random) {
            if (records?.episodes !== episodes)
                records = allocateRecords(game, episodes);
            const [learner] = allAsPerformed(game, [policy]);
            play(game, [learner, ...others], random, records);
            return records;
        },
    };
}
