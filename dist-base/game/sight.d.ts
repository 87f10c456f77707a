/** What can be seen of an encounter beyond the two reputations. */
import { type Taken } from "../options.js";
/** Who the partner is; what both did when the two met last in this episode; which round it is. */
export declare const sights: readonly ["partner", "last", "round"];
export type Sight = (typeof sights)[number];
/** Checks a list of what is seen; an empty one is nothing. */
export declare const seesTaken: Taken;
