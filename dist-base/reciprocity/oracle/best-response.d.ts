import type { Evaluation } from "./evaluation.js";
import type { Rules } from "./rules.js";
/** The best deterministic memoryless policy. */
export interface BestResponse extends Evaluation, Rules {
    /**
     * Whether it is the best that was found rather than the best there is: there are too many policies to try them all, and it was
     * looked for by ascending from many starts.
     */
    readonly isLowerBound: boolean;
    /** Every policy that does as well, of those that were tried: their number is small but seldom one. */
    readonly ties: readonly Rules[];
    /** The best that a policy attains which always does and says the same, in what is optimised. */
    readonly constantPayoff: number;
    /**
     * The best that a policy attains which always says the same, whatever it does; what is lost by not judging. Null where signals
     * are not optimised, or where it was not looked for, as by play and with continuous donations.
     */
    readonly constantSignalPayoff: number | null;
    /** The same of one that always does the same, whatever it says: what is lost by not choosing whom to give. */
    readonly constantActionPayoff: number | null;
    /** Whether `constantPayoff` is at least 99.5 % of the best response: then no context needs to be told apart. */
    readonly degenerate: boolean;
}
export declare function isDegenerate(payoff: number, constantPayoff: number): boolean;
