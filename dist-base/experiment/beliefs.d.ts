import type { MethodRun } from "../reciprocity/index.js";
import type { Configuration } from "./configuration.js";
import type { Setting } from "./resolve.js";
/** Of the second outcome in a context: cooperating, or Good. */
export interface BelievedChance {
    /** The mean over the agents. */
    readonly estimate: number;
    readonly truth: number;
    /** How often the context was seen, of all the agents together. */
    readonly visits: number;
    /** Agents of whom it was never seen. */
    readonly unseen: number;
    /** The interval of 95 %, of a single agent. */
    readonly interval?: readonly [lower: number, upper: number];
}
/** Agents that are shown as one. */
export interface BelievedAgents {
    /** The first one's number, from 1. */
    readonly first: number;
    readonly count: number;
    /** By context, in the order of the bit strings. */
    readonly action: readonly BelievedChance[];
    readonly assessment: readonly BelievedChance[];
}
/** A group of residents who are all alike. */
export interface BelievedGroup {
    readonly name: string;
    readonly agents: readonly BelievedAgents[];
}
/**
 * By groups of the configuration; undefined for a method that has no model of the others, or one that rests on nothing seen, and
 * where there are more contexts and choices than one can look at.
 */
export declare function beliefsOf(trainer: MethodRun, { game, residents }: Setting, configuration: Configuration): BelievedGroup[] | undefined;
