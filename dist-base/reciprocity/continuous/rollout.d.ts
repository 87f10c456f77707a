import type { Tape, Tensor } from "../../autodiff/index.js";
import type { ContinuousRecords, Game } from "../../game/index.js";
import type { ContinuousSociety } from "./society.js";
/** A recorded propagation of whole episodes: it knows the first reputations and who meets whom, and expects all else. */
export declare class Rollout {
    private readonly game;
    private readonly episodes;
    /** The learner's expected payoff an encounter. */
    readonly payoff: Tensor;
    private readonly start;
    private readonly rounds;
    private readonly rows;
    constructor(tape: Tape, game: Game, society: ContinuousSociety, episodes: number);
    /** Sets the episodes: who meets whom, and how it began. */
    load(records: ContinuousRecords): void;
}
