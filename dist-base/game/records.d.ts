import type { Game } from "./game.js";
/** The action of one who did not act: the recipient of a one-way encounter. */
export declare const NO_ACTION = 255;
/** Every array is `[episodes][rounds][pairs]`, flat. An encounter is between the `first` and the `second` agent. */
export interface Records<Values extends Uint8Array | Float32Array> {
    readonly game: Game;
    readonly episodes: number;
    readonly rounds: number;
    readonly pairs: number;
    /** Agents, 0..N-1. The first is the donor of a one-way encounter. */
    readonly first: Int32Array;
    readonly second: Int32Array;
    /** Reputations before the encounter. */
    readonly reputationFirst: Values;
    readonly reputationSecond: Values;
    /** Executed actions. In one-way encounters the second's is NO_ACTION, or a donation of 0. */
    readonly actionFirst: Values;
    readonly actionSecond: Values;
    /** The signal *about* the first, given by the second, and so the first's new reputation. */
    readonly signalFirst: Values;
    /** The second's new reputation; the one it had in one-way encounters, where it is not judged. */
    readonly signalSecond: Values;
}
/** Reputations and signals 0..K-1, actions 0..A-1. */
export interface PublicRecords extends Records<Uint8Array> {
    /** `[episodes][rounds][agents]`: the place of the agent's encounter in the other arrays, -1 where it sat out. */
    readonly encounterOf: Int32Array;
}
/** Of the continuous game: reputations, donations and judgements from 0 to 1. */
export type ContinuousRecords = Records<Float32Array>;
/** Room for so many episodes (an integer >= 1, GameError otherwise), zeroed; 22 bytes an encounter. */
export declare function allocateRecords(game: Game, episodes: number): PublicRecords;
/** The same for the continuous game; 32 bytes an encounter. */
export declare function allocateContinuousRecords(game: Game, episodes: number): ContinuousRecords;
