import type { PublicRecords } from "../game/index.js";
/** An influence that has come to more agents than this is no longer followed jointly; it may be carried on (aftermath.ts). */
export declare const MOST_INFLUENCED = 32;
/**
 * Agents are known by the order in which the influence comes to them: the learner is 0, its partner 1. Rounds are counted
 * from the decision's own, and places are round * width + agent.
 */
export declare class Influence {
    readonly width: number;
    /** Rounds there is room for. */
    readonly rounds: number;
    /** Who they are in the records. */
    readonly agents: Int32Array;
    /** How many of them carry the influence at the start of each round: the first so many. Nobody does in the first. */
    readonly carriers: Int32Array;
    /** Whom the agent at a place meets, or -1; and the number of the encounter in the records. */
    readonly partner: Int32Array;
    readonly encounter: Int32Array;
    private records;
    /** Of the decision's round among all rounds of the records. */
    private round;
    private count;
    /** The agent's place in `agents` + 1. */
    private readonly numbers;
    /** @param horizon most rounds that are followed after the decision's own */
    constructor({ rounds, game }: PublicRecords, horizon: number);
    /** Starts from a round of the records, counted over all episodes; false if the learner has no encounter in it. */
    start(records: PublicRecords, round: number): boolean;
    /** Finds the carriers of a round, and whom the learner meets in it, the rounds before it done; false if they are too many. */
    follow(round: number): boolean;
    /** Finds whom the first so many agents meet. */
    private meet;
}
