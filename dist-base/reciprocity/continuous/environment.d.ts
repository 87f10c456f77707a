import { type ContinuousRecords, type Game, type Policy, type Random } from "../../game/index.js";
/** All that a learner may touch of the continuous world: it can act in it and see what everybody sees. */
export interface ContinuousEnvironment {
    readonly game: Game;
    /**
     * Plays fresh episodes, each with a policy of the learner's choice (as chosen; the game adds its errors), and gives the
     * public records. They hold until the next time.
     */
    play(learners: readonly Policy[], random: Random): ContinuousRecords;
}
/** A world of residents with fixed policies, one for each of agents 1 .. N-1; binary ones act by multilinear extension. */
export declare function createContinuousEnvironment(game: Game, residents: readonly Policy[]): ContinuousEnvironment;
