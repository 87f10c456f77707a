import type { Random } from "../../game/index.js";
/** A kind of decision, as acting and judging are: always the same choices, in one of a few contexts. */
export interface Head {
    readonly contexts: number;
    readonly choices: number;
    /** What a policy's network sees of each context, [contexts, inputs]. */
    readonly features: Float32Array;
    readonly inputs: number;
    /** P(done | chosen), [choices, choices]; absent where what is chosen is done. */
    readonly channel?: Float64Array;
}
/** A policy: P(chosen | context) of each head, [contexts, choices]. */
export type Tables = readonly Float64Array[];
export interface Process {
    readonly heads: readonly Head[];
    /** Most decisions of an episode. */
    readonly decisions: number;
    /** Numbers that a critic sees at a decision; 0 if nothing was asked for. */
    readonly seen: number;
    play(tables: Tables, episodes: number, random: Random): Trajectories;
}
/** Decisions of played episodes, in the order in which they were made. */
export interface Trajectories {
    /** Where each episode begins among the decisions, and at the end their number: [episodes + 1]. */
    readonly starts: Int32Array;
    readonly head: Uint8Array;
    readonly context: Int32Array;
    /** What was done. */
    readonly choice: Uint8Array;
    /** When, in steps of discounting, from 0; ascending within an episode. */
    readonly time: Int32Array;
    /** What was paid after a decision and before the next one, in a unit that makes it about 1. */
    readonly payoff: Float64Array;
    /** What a critic sees, [decisions, seen]. */
    readonly seen: Float32Array;
    /** Everything that was paid in each episode, and in how many encounters. */
    readonly total: Float64Array;
    readonly meetings: Int32Array;
    /** Encounters of everybody. */
    readonly encounters: number;
}
/** The policy that plays while one learns: a share of its choices is drawn uniformly. */
export declare function explored(heads: readonly Head[], tables: Tables, share: number): Tables;
/** What choosing is worth, [contexts, choices], from what doing is worth: what is chosen may come out as something else. */
export declare function chosenWorth({ choices, channel }: Head, done: Float64Array): Float64Array;
/** What episodes were worth. */
export type Earnings = Pick<Trajectories, "total" | "meetings" | "encounters">;
/** Mean payoff of an encounter over episodes, and its standard error as in `learnerPayoff`. */
export declare function payoffOf(played: readonly Earnings[]): {
    payoff: number;
    payoffStandardError: number;
};
