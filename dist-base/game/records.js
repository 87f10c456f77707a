/** What anyone can see of played episodes: who met whom, with which reputations, what they did and what was said of them. */
import { checkValue, integer } from "../options.js";
import { checkGame, GameError } from "./game.js";
import { gameError } from "./game-error.js";
import { pairsPerRound } from "./matching.js";
/** The action of one who did not act: the recipient of a one-way encounter. */
export const NO_ACTION = 255;
/** Room for so many episodes (an integer >= 1, GameError otherwise), zeroed; 22 bytes an encounter. */
export function allocateRecords(game, episodes) {
    const records = allocate(game, episodes, Uint8Array);
    return { ...records, encounterOf: new Int32Array(episodes * game.rounds * game.agents) };
}
/** The same for the continuous game; 32 bytes an encounter. */
export function allocateContinuousRecords(game, episodes) {
    return allocate(game, episodes, Float32Array);
}
function allocate(game, episodes, Values) {
    checkGame(game);
    checkValue("episodes", episodes, integer(1), gameError);
    const pairs = pairsPerRound(game);
    // Places among the encounters are 32-bit integers.
    const most = Math.floor(0x7fffffff / (game.rounds * game.agents));
    if (episodes > most) {
        throw new GameError("episodes", episodes, `at most ${most} of ${game.rounds} rounds of ${game.agents} agents at once`);
    }
    const size = episodes * game.rounds * pairs;
    return {
        game,
        episodes,
        rounds: game.rounds,
        pairs,
        first: new Int32Array(size),
        second: new Int32Array(size),
        reputationFirst: new Values(size),
        reputationSecond: new Values(size),
        actionFirst: new Values(size),
        actionSecond: new Values(size),
        signalFirst: new Values(size),
        signalSecond: new Values(size),
    };
}
