/** What the learner believes of the others as maps: a row an agent, or a group where they are many, under the truth of its group. */
import type { BelievedGroup } from "../beliefs.js";
/** Both maps, side by side where there is room. */
export declare function beliefMaps(groups: readonly BelievedGroup[]): string;
