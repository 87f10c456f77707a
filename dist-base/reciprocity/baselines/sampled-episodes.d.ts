import type { Tape, Tensor } from "../../autodiff/index.js";
import { type Game, type Random } from "../../game/index.js";
import type { Society } from "../society.js";
export interface SamplingOptions {
    /** Imagined at once. */
    readonly episodes: number;
    /** Rounds after which the gradient is cut off: what was done before counts no more (truncated backpropagation). */
    readonly window: number;
    /** Of the softmax; absent: straight through. */
    readonly temperature?: number;
}
export declare class SampledEpisodes {
    private readonly tape;
    private readonly game;
    private readonly options;
    /** The learner's mean payoff per encounter. */
    readonly payoff: Tensor;
    private readonly start;
    private readonly weight;
    private readonly rounds;
    private readonly uniform;
    private readonly sides;
    constructor(tape: Tape, game: Game, society: Society, options: SamplingOptions);
    /** Draws who meets whom, the first reputations, and the noise of every choice. */
    draw(random: Random): void;
    /** One-hot samples [rows, outcomes] of chances. */
    private sample;
}
