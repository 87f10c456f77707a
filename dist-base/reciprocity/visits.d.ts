import { type PublicRecords, type Situations } from "../game/index.js";
/**
 * Counts by context: acting, [K^2], own * K + partner's; judging, [K^2 A], (subject * K + judge) * A + action. For a learner that
 * sees more, of one situation after another.
 */
export interface Visits {
    readonly action: ArrayLike<number>;
    readonly assessment: ArrayLike<number>;
}
export declare function visits(records: PublicRecords, situations?: Situations): {
    readonly action: Float64Array;
    readonly assessment: Float64Array;
};
