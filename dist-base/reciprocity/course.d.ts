import type { Game, PublicRecords } from "../game/index.js";
import { AgentList, IntegerRows, PairList } from "./number-lists.js";
/** Place of a table among the integers of an encounter (see autodiff/operations/joint.ts). */
export declare const TABLE_I = 3;
export declare const TABLE_J = 4;
/** Encounters that change beliefs, and meetings in which the learner is paid. */
export declare class Stretch {
    private readonly base;
    /** [count, 5]: the belief followed, axis of i, axis of j, table of i, table of j. */
    readonly encounters: IntegerRows;
    /** [count, 3]: the belief, the learner's axis, its partner's. */
    readonly meetings: IntegerRows;
    /** [count, 1]: the row of the payoff tables; and the other one, where a payoff is the sum of two. */
    readonly payoffRows: IntegerRows;
    readonly otherPayoffRows: IntegerRows;
    /** @param base number of the belief after the first encounter */
    constructor(base: number);
    get size(): StretchSize;
    /** Gives the number of the belief after it. */
    step(belief: number, axisI: number, axisJ: number, tableI: number, tableJ: number): number;
    meet(belief: number, axisOwn: number, axisPartner: number, payoffRow: number, otherPayoffRow?: number): void;
    clear(): void;
}
/** Decisions whose influence goes on beyond the encounters that are followed. */
export declare class Beyond {
    /**
     * [count, 3]: the belief after the decision's encounter, the learner's axis, its partner's. Of a learner that remembers what was
     * done, [count, 4]: rows of the policies by context, [n K^2]: the learner's, its partner's in the context in which the learner is
     * judged; its partner's, the learner's in that in which the partner is.
     */
    readonly outcomes: IntegerRows;
    /**
     * [count, 4]: the decision's round among all rounds of the records; the last round that is followed, and the last that counts,
     * counted from the decision's; the learner's encounters in the rounds between these two.
     */
    readonly rounds: IntegerRows;
    /** The learner's encounters in all of these. */
    meetings: number;
    constructor(remembers: boolean);
    add(outcome: readonly number[], rounds: readonly [start: number, from: number, last: number, meetings: number]): void;
    clear(): void;
}
export interface StretchSize {
    readonly encounters: number;
    readonly meetings: number;
}
/** Sizes that a program must have for a course to run on it. */
export interface CourseSize {
    /** Beliefs that are started from. */
    readonly starts: number;
    readonly axes: number;
    readonly agents: number;
    readonly pairs: number;
    readonly live: StretchSize;
    readonly later: StretchSize;
    /** Decisions that may go on beyond what is followed. */
    readonly beyond: number;
}
export declare class Course {
    readonly game: Game;
    readonly starts: number;
    readonly axes: number;
    readonly situations: number;
    readonly remembers: boolean;
    /** Who takes part, the learner first: agents are known to the tables by their number here, and so are pairs. */
    readonly agents: AgentList;
    readonly pairs: PairList;
    readonly live: Stretch;
    readonly later: Stretch;
    readonly beyond: Beyond;
    /** The reputation on each axis of each start, where it is known. */
    readonly start: IntegerRows;
    private usedAxes;
    /** Starts that are not followed as far as they count. */
    cut: number;
    /**
     * @param starts as many as there may be
     * @param live encounters as many as there may be
     * @param axes a belief may have
     * @param situations the learner's: it comes first among the policies, once for each
     * @param remembers whether the learner sees what was done when the two met last
     */
    constructor(game: Game, starts: number, live: number, axes: number, situations?: number, remembers?: boolean);
    get size(): CourseSize;
    /** How many tables there are, the constant ones included. */
    get tables(): number;
    get meetings(): number;
    clear(): void;
    /** So many axes are in use. */
    needAxes(axes: number): void;
    /** The row of an agent's policy; the learner's in this situation. */
    row(agent: number, situation?: number): number;
    /** The table by which i is judged when i and j meet, as a number in the list of tables. */
    tableOfFirst(i: number, j: number, situation?: number): number;
    /** The table by which j is judged: nobody judges the recipient of a one-way encounter. */
    tableOfSecond(i: number, j: number, situation?: number): number;
    /** The row of the payoff tables for the learner's encounter. */
    payoffRow(i: number, j: number): number;
    /** The two rows of `payoffParts` that it pays: what the learner gives, and what it receives. */
    payoffPair(i: number, j: number, situation: number): readonly [number, number];
}
/** The row of the payoff tables of all agents for the learner's encounter: its partner's, or 0 where it only gives. */
export declare function payoffRow(game: Game, i: number, j: number): number;
/** Who met whom; public records are one. */
export type EpisodeMatchings = Pick<PublicRecords, "first" | "second" | "episodes" | "rounds" | "pairs">;
/** Fills a course with whole episodes: every agent has its axis, every encounter is live. */
export declare function courseOfEpisodes(course: Course, { first, second, episodes, rounds, pairs }: EpisodeMatchings): void;
