import { type Game, type Policy, type PublicRecords, type Random } from "../game/index.js";
/**
 * All that a learner may touch of the world: it can act in it and see what everybody sees. The residents' policies are
 * out of its reach.
 */
export interface Environment {
    readonly game: Game;
    /** Plays fresh episodes with the learner's policy (as chosen; the game adds its errors) and gives the public records. */
    play(policy: Policy, episodes: number, random: Random): PublicRecords;
}
/** A world of residents with fixed policies, one for each of agents 1 .. N-1. Throws a GameError where these do not fit. */
export declare function createEnvironment(game: Game, residents: readonly Policy[]): Environment;
