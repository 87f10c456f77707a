import type { Estimate } from "../reproduce/statistics.js";
import type { StudyResult } from "./study.js";
import { type Effect } from "./summary.js";
/** The page as HTML. */
export declare function studyPage(result: StudyResult): string;
export declare function effectName({ what, instead }: Effect): string;
/** An estimate in points of a hundred, `1.23 (0.45 to 2.01)`. */
export declare function points(estimate: Estimate | undefined): string;
export declare function hundredths(share: number): string;
