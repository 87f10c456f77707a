import type { Policy } from "../../../game/index.js";
import type { Crowd, Meeting } from "./crowd.js";
/** What encounters with one type are, of several policies side by side: the last axis is the policy. */
export interface Encounters {
    /** Mean payoff by both reputations, `[own][partner's][policy]`. */
    readonly payoffs: Float64Array;
    /** Chances of both new reputations, `[own][partner's][new own][new partner's][policy]`. */
    readonly tables: Float64Array;
    /** The new reputations that have a chance for any of the policies, as `new own * K + new partner's`: those of context c are
     * `outcomes[at]`, for `at` from `starts[c]` to `starts[c + 1]`. */
    readonly starts: Int32Array;
    readonly outcomes: Int32Array;
}
/** What the learner's policies make of encounters with each type of the crowd. */
export declare function encountersWith(crowd: Crowd, policies: readonly Policy[]): Encounters[];
/** Payoffs to come, or chances, by state, of several policies side by side. */
export declare class Values {
    readonly crowd: Crowd;
    readonly width: number;
    /** `[own][state][policy]`. */
    now: Float64Array;
    private next;
    /** By meeting, of both new reputations after the encounter, before the others have met: `[others][new own][new partner's][policy]`. */
    readonly after: readonly Float64Array[];
    private readonly gathered;
    constructor(crowd: Crowd, width: number);
    /** One round back: fills `after`, lets `decide` fill in each meeting's part, and that of sitting out. */
    back(decide: (meeting: Meeting, at: number, after: Float64Array, next: Float64Array) => void): void;
    /** The mean over the first states, `[policy]`. */
    mean(): Float64Array;
    /** The values by the others' state and both new reputations. */
    private gather;
}
/** Adds what an encounter is worth: its payoff, and what comes after it. */
export declare function addEncounters({ game, states }: Crowd, { payoffs, tables, starts, outcomes }: Encounters, { size, all, chances }: Meeting, after: Float64Array, next: Float64Array, width: number): void;
/**
 * The learner's expected payoff in an episode, for each of the policies.
 *
 * @param encounters what encounters with each type are in a round
 */
export declare function totalsIn(crowd: Crowd, encounters: (round: number) => readonly Encounters[], width: number): Float64Array;
