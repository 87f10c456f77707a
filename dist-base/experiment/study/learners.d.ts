/** What studies compare: methods by their names, and our method with ingredients exchanged. */
import { type MethodRun, type Variant } from "../../reciprocity/index.js";
import type { StudySetting } from "./settings.js";
/** All eight by their names, `analytic/natural/estimators` is our method as it is. */
export declare const variants: ReadonlyMap<string, Variant>;
/** The variant that is our method as it is. */
export declare const WHOLE: string;
/** Whether our method goes by this name, too. */
export declare function isOurs(learner: string): boolean;
export declare function isLearner(name: string): boolean;
/** A learner in a setting, before its first iteration. */
export declare function startLearner(name: string, setting: StudySetting, episodes: number, seed: number): Promise<MethodRun>;
/** What determines how it learns and is not in the setting. */
export declare function defaultsOf(learner: string): object;
