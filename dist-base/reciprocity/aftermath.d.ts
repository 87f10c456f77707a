import { type Game, type PublicRecords } from "../game/index.js";
import type { IntegerRows } from "./number-lists.js";
/**
 * All agents' policies as performed, the learner first, once for each of its S situations: action [S - 1 + N, K^2, A], assessment
 * [S - 1 + N, K^2 A, K].
 */
export interface PolicyTables {
    readonly action: ArrayLike<number>;
    readonly assessment: ArrayLike<number>;
}
/** A reputation whose chances differ by less than this between any two outcomes carries nothing on. */
export declare const NEGLIGIBLE: number;
export declare class Aftermath {
    protected readonly game: Game;
    protected readonly situations: number;
    /** Outcomes that are followed: the learner's new reputation, and its partner's. */
    protected readonly own: Int32Array;
    protected readonly other: Int32Array;
    /** Numbers that a carrier takes: [outcomes, K]. */
    private readonly width;
    /** Who carries the influence, and the place of each agent in the list + 1. */
    private readonly carriers;
    protected readonly placeOf: Int32Array;
    private count;
    /** Chances of reputations by outcome, [outcomes, K] each: first of those who were seen to have one, by which; then of carriers. */
    protected chances: Float64Array;
    /** Rounds followed so far by all decisions, and in which of them an agent's encounter was done. */
    protected roundsDone: number;
    protected readonly doneIn: Int32Array;
    /** What becomes of the first and of the second of the encounter under way. */
    protected readonly after: readonly [Float64Array, Float64Array];
    protected readonly earned: Float64Array;
    private readonly shares;
    /** Whose influence is carried on by what policies; how often they were given. */
    protected policies: PolicyTables;
    private given;
    /** Judgements by the rows of subject and judge, [n, n, K, K, K], and by which policies they are; or room for those of one encounter. */
    private readonly cube;
    protected readonly judgements: Float64Array;
    private readonly judgedBy;
    /** What the learner's encounters pay, by situation, by partner and by whether the learner is first, [S, N, 2, K, K], and by which policies. */
    protected readonly payments: Float64Array;
    private readonly paidBy;
    private readonly keepsPayments;
    /** The learner's situation in every round of the records; absent where there is but one. */
    private situationOf;
    /** @param situations the learner's */
    constructor(game: Game, situations?: number, outcomes?: number);
    /** Takes in the policies by which all that follows is done, and the learner's situation in every round. */
    use(policies: PolicyTables, situationOf?: Int32Array): void;
    /**
     * At most so much time do these decisions take, in encounters between two agents of two reputations.
     *
     * @param rounds as in `Beyond`
     */
    timeOf(rounds: IntegerRows): number;
    /**
     * Writes what each outcome of a decision is worth to the learner: its expected payoffs in its encounters of the rounds
     * after `from` and up to `last`, rounds counted from the decision's own, [K^2] by its new reputation and its partner's.
     *
     * @param start the decision's round among all rounds of the records
     */
    follow(records: PublicRecords, start: number, from: number, last: number, worth: Float64Array): void;
    protected chooseOutcomes(seenOwn: number, seenOther: number): void;
    protected writeWorth(seenOwn: number, seenOther: number, worth: Float64Array): void;
    /** A new carrier, of one reputation in each outcome. */
    private setOut;
    /** Where the chances of a new carrier are to be written. */
    protected add(agent: number): number;
    private playRound;
    /** The learner's own encounter, in which it is paid. */
    protected meet(records: PublicRecords, at: number, goesOn: boolean): void;
    /** Where the chances of one who enters an encounter stand. */
    protected enter(agent: number, seen: number): number;
    private earn;
    /** Where the learner's expected payments from an encounter stand, by its own and its partner's reputation. */
    protected paid(partner: number, isFirst: boolean, situation: number): number;
    /** Passes the influence on to both of an encounter. */
    private pass;
    /** The row of an agent's policy; the learner's in this situation. */
    protected rowOf(agent: number, situation?: number): number;
    /** The learner's situation in its encounter. */
    protected situationAt(records: PublicRecords, at: number): number;
    /** Where the chances of the subject's new reputation stand, by its own and the judge's before, [K, K, K]; both by their rows. */
    protected judged(subject: number, judge: number): number;
    private judge;
    /**
     * @param own where the chances of the one whose reputation changes stand, `other` those of the one who judges
     * @param judged where the judgements stand
     */
    private change;
    /** Lets go of those whose reputation is the same whatever the outcome. */
    private letGo;
}
