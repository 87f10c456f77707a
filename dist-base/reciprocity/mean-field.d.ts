import type { Tape, Tensor } from "../autodiff/index.js";
import { type Game } from "../game/index.js";
import { type EpisodeMatchings } from "./course.js";
import { type Society } from "./society.js";
/** A recorded propagation of marginals; `load` gives it other matchings. */
export declare class MeanField {
    private readonly game;
    readonly episodes: number;
    /** The learner's expected payoff: the sum over episodes and rounds times the weight given to `load`. */
    readonly payoff: Tensor;
    private readonly weight;
    private readonly subjects;
    private readonly judges;
    private readonly rounds;
    constructor(tape: Tape, game: Game, society: Society, episodes: number);
    /** Sets who meets whom, and the weight of an episode's payoffs in the sum. */
    load({ first, second, pairs: width }: EpisodeMatchings, weight: number): void;
}
