import type { Engine } from "../../autodiff/index.js";
import { type Game, type Matching, type Policy } from "../../game/index.js";
/** Which of the learners acts, and which one judges. */
export interface Choice {
    readonly action: number;
    readonly assessment: number;
}
/** Evaluates policies of the learner on given matchings. Learners differ in a row's choice of tables alone. */
export declare class Evaluator {
    private readonly game;
    private readonly rows;
    private readonly tape;
    private readonly belief;
    private readonly end;
    private readonly earned;
    private readonly meetings;
    private readonly payoffRows;
    private readonly encounters;
    private readonly start;
    private readonly tablesOf;
    /**
     * @param learners the policies that rows choose from, as chosen; one table each for every resident
     * @param residents policies of agents 1 .. N-1
     */
    constructor(engine: Engine, game: Game, residents: readonly Policy[], learners: readonly Policy[]);
    /**
     * The learner's total expected payoff in an episode of each matching, [choices, matchings].
     *
     * @param choices which learner acts and which one judges, by index into the list the evaluator was made with
     */
    totals(choices: readonly Choice[], matchings: readonly Matching[]): Float64Array;
    dispose(): void;
    private batch;
    /** Numbers of the tables of i and j, where one learner's table says how it acts and another's how it judges. */
    private tables;
}
/** The learner's encounters in an episode of a matching. */
export declare function encountersOf(matching: Matching): number;
