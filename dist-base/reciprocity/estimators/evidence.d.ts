import type { Counts, TableShape } from "./tally.js";
/** What estimates of one half of a policy rest on, in the orders of `Policy`. */
export interface Evidence {
    /** How often each context was seen, [contexts]: since the opponent's last change, if it was seen to change. */
    readonly visits: Float64Array;
    /** Bounds of each outcome's chance, [contexts, outcomes]; 0 and 1 in contexts never seen. */
    readonly lower: Float64Array;
    readonly upper: Float64Array;
}
/** Of an opponent. */
export interface OpponentEvidence {
    readonly action: Evidence;
    readonly assessment: Evidence;
}
/** Wilson's score interval of 95 % for each outcome's chance (Wilson 1927). */
export declare function evidenceOf(counts: Counts, opponent: number, { contexts, outcomes }: TableShape): Evidence;
