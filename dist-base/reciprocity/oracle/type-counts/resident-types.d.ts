import type { Policy } from "../../../game/index.js";
export interface ResidentType {
    /** As performed. */
    readonly policy: Policy;
    /** Residents of this type, at least 1. */
    readonly count: number;
}
/**
 * The types in a society, in the order of their first members.
 *
 * @param residents as performed
 */
export declare function typesOf(residents: readonly Policy[]): ResidentType[];
