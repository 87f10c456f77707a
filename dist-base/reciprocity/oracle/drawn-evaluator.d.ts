import type { Engine } from "../../autodiff/index.js";
import type { Game, Matching, Policy } from "../../game/index.js";
import { type Evaluation } from "./evaluation.js";
import type { RuleSpace } from "./rules.js";
import type { Worth } from "./worth.js";
/** Evaluates policies of the learner on matchings that were drawn before. */
export declare class DrawnEvaluator {
    private readonly engine;
    private readonly coarse;
    private readonly game;
    private readonly residents;
    private readonly matchings;
    private readonly encounters;
    /** States of a belief that the evaluation of one policy updates. */
    private readonly work;
    /**
     * @param coarse in single precision, to tell the leaders of the race
     * @param residents as chosen
     */
    constructor(engine: Engine, coarse: Engine, game: Game, residents: readonly Policy[], matchings: readonly Matching[]);
    /** What each policy is worth, as chosen. */
    evaluations(policies: readonly Policy[]): Evaluation[];
    /** From the learner's total in an episode of each matching. */
    evaluationOf(totals: Float64Array): Evaluation;
    /** What points of a space are worth. */
    worthIn(space: RuleSpace): Worth;
    /** Numbers of the points that lead the race, or a group of it. */
    private leaders;
    /** The different halves of the points as learners, and which of them each point is made of. */
    private tabled;
    /** Mean payoff per encounter of each of so many. */
    private means;
    private totals;
}
