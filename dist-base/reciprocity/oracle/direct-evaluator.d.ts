import type { Engine } from "../../autodiff/index.js";
import type { Game, Matching, Policy } from "../../game/index.js";
import { type Choice } from "./evaluator.js";
/** Evaluates like `Evaluator`, each matching in a game of the learner and its partner. */
export declare class DirectEvaluator {
    private readonly residents;
    /** One for each policy that a partner may have. */
    private readonly evaluators;
    constructor(engine: Engine, game: Game, residents: readonly Policy[], learners: readonly Policy[]);
    /** See `Evaluator.totals`. */
    totals(choices: readonly Choice[], matchings: readonly Matching[]): Float64Array;
    dispose(): void;
}
/** The learner's first partner, or 0 where it has none in the first round: then, under `direct` matching, never. */
export declare function partnerIn(matching: Matching): number;
/** The learner's encounters alone, its partner renamed to agent 1. */
export declare function encounterOf(matching: Matching): Matching;
