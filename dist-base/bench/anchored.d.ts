import type { Engine } from "../autodiff/index.js";
import { type Game, type Policy } from "../game/index.js";
export interface AnchoredOptions {
    readonly game: Game;
    readonly residents: readonly Policy[];
    readonly horizon: number;
    readonly episodes: number;
}
export interface AnchoredGradient {
    /** Decisions of the learner in a batch of episodes: each is an anchor. */
    readonly anchors: number;
    /** Instructions recorded. */
    readonly instructions: number;
    /** Takes another batch in: reads the episodes and finds the light cone of every anchor. */
    take(): void;
    /** The gradient of the expected payoff with respect to all choices of the learner. */
    gradient(): void;
    /** What was computed last: the slopes of the mean payoff, [K^2, A] and [K^2 A, K]. */
    slopes(): {
        readonly action: readonly number[];
        readonly assessment: readonly number[];
    };
    dispose(): void;
}
export declare function anchoredGradient(engine: Engine, options: AnchoredOptions): AnchoredGradient;
