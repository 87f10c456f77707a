import type { Policy, Random } from "../../game/index.js";
import type { Point, RuleSpace } from "./rules.js";
import type { Worth } from "./worth.js";
/** What a search found. */
export interface Found {
    /** The best point, and those that are as good. */
    readonly ties: readonly Point[];
    readonly payoff: number;
    /** Of the best point that always acts, and judges, the same, as far as that is free. */
    readonly constantPayoff: number;
    /** Of the best point that always judges the same, its acts free. */
    readonly constantSignalPayoff: number;
    /** Of the best point that always acts the same, its judgements free. */
    readonly constantActionPayoff: number;
    /** Whether not all points were tried. */
    readonly isLowerBound: boolean;
}
/** @param close payoffs that are as good as each other are within this */
export declare function searched(space: RuleSpace, worth: Worth, residents: readonly Policy[], random: Random, close: number): Found;
