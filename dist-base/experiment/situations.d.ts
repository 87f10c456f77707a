/**
 * What a learner that sees more than the two reputations does, by those alone: its rule averaged over situations by how often each
 * came up, over all of them or with the partners of one group. So it is shown like any other.
 */
import type { Configuration } from "./configuration.js";
import type { Measurement } from "./result.js";
/** A measurement as it is shown, and with whom. */
export interface Shown<Kind extends Measurement> {
    /** Undefined where it is all partners. */
    readonly partners?: string;
    readonly result: Kind;
}
/** First over all partners; then, where the learner sees who its partner is, for each group of residents. */
export declare function shownByPartners<Kind extends Measurement>(result: Kind, { residents }: Configuration): Shown<Kind>[];
