/** What policies are worth in a setting of a study: exactly where that is little work, else by play, all in the same episodes. */
import { type Policy } from "../../game/index.js";
import type { StudySetting } from "./settings.js";
export interface Reference {
    readonly evaluation: "exact" | "played";
    readonly payoff: number;
    /** What the best policy gets that always does and says the same, in what is optimised. */
    readonly constantPayoff: number;
    readonly degenerate: boolean;
}
export interface StudyReferee {
    payoff(policy: Policy): number;
    best(): Reference;
}
export declare function createStudyReferee(setting: StudySetting): Promise<StudyReferee>;
