import { type Game, type Policy, type Situations } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import type { Choices } from "./decision.js";
export interface PairQuestion {
    readonly game: Game;
    readonly situations: Situations;
    readonly choices: Choices;
    readonly optimize: Optimize;
    /** As performed; the half that is not optimised is taken from it. */
    readonly fixed: Policy;
}
/**
 * Writes the best choices with a partner into tables over all situations.
 *
 * @param resident the partner's policy, as performed
 */
export declare function writePairResponse({ game, situations, choices, optimize, fixed }: PairQuestion, partner: number, resident: Policy, into: {
    readonly action: Float64Array;
    readonly assessment: Float64Array;
}): void;
