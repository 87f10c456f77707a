import { type PublicRecords, type Situations } from "../game/index.js";
import { type Course } from "./course.js";
export interface ConeOptions {
    /** Rounds after the anchor's own whose payoffs count. */
    readonly horizon: number;
    /** Axes of the belief, at least 2. A cone that is wider is followed for fewer rounds. */
    readonly axes: number;
    /** Whether a decision that is followed for fewer rounds goes on beyond them; see aftermath.ts. Unless told, it does not. */
    readonly carried?: boolean;
    /** Time for that, in encounters between two agents of two reputations an iteration; 2^13 unless told, about half a millisecond. */
    readonly time?: number;
    /** Of a learner that sees more than the two reputations. */
    readonly situations?: Situations | undefined;
}
/** Finds cones and adds them to a course, one start each. */
export declare class LightCones {
    private readonly course;
    private readonly influence;
    private readonly axes;
    private readonly carried;
    private records;
    /**
     * Whose reputation at the start of a round the learner's payoff depends on, by place as in `Influence`: `base` plus
     * the first end of the cone for which it does. What stands there from earlier anchors is not above `base`.
     */
    private readonly wanted;
    private base;
    private readonly stack;
    /** How many agents are followed into each round. */
    private readonly held;
    /** The encounters followed in each round, by one of the two agents: [rounds, axes]. */
    private readonly followed;
    private readonly followedCount;
    /** How many of these take an agent in, and after how many of those both agents are followed on. */
    private readonly joining;
    private readonly keeping;
    /** The first round in which the end that is tried has changed what is followed. */
    private changed;
    /** The tables of each encounter of the episode, `known` + 1 added; what stands there from earlier episodes is less. */
    private readonly tableFirst;
    private readonly tableSecond;
    private known;
    private firstEncounter;
    private end;
    private last;
    private used;
    private axesOpened;
    private startAt;
    /** The learner's situation in every round of the records, if there are several. */
    private situationOf;
    private readonly situations;
    /** Whether decisions are followed no further than their own encounter, since what is done in it is remembered. */
    private readonly remembers;
    private belief;
    private readonly axisOf;
    private readonly agentOn;
    private readonly lastTable;
    private readonly turns;
    constructor(course: Course, records: PublicRecords, { horizon, axes, carried, situations }: ConeOptions);
    /** Fills the course with a cone for each encounter of the learner, in the order of the records. */
    fill(records: PublicRecords): void;
    private forgetTables;
    /** The last round up to which the cone has no more agents at a time than there are axes, and `last` at most. */
    private findEnd;
    /**
     * Follows back what an agent's reputation at the start of round `end` depends on, as far as it carries influence; false
     * where that is more agents than there are axes.
     */
    private want;
    /** Every agent in the cone has an axis for as long as it is wanted. */
    private layOut;
    /**
     * The outcome of the decision has consequences beyond the last round that is followed. A belief of its own, since in one that
     * is followed others take the places of those who are let go.
     */
    private goOn;
    /** The belief after the decision's encounter, and the axes of the two. */
    private outcomeAxes;
    /** The rows of the policies by which the decision's encounter goes, see `Beyond.outcomes`. */
    private contextRows;
    /** The learner's situation in a round, counted from the decision's. */
    private situation;
    /** Whether the agent is wanted after the round. */
    private stays;
    /** 0: takes nobody in; 1: lets one go for it; 2: does not; -1: was followed for an end that did not fit. */
    private turn;
    private follow;
    /** The learner meets an agent and is paid. */
    private meet;
    private step;
    /** The tables by which the first and the second of an encounter are judged. */
    private tables;
    private isFirst;
    /**
     * The agent's axis; a new one is set to the reputation with which the agent was seen to enter.
     *
     * @throws RangeError where all axes of the course are in use
     */
    private enter;
    private leave;
}
