import { type Configuration } from "../configuration.js";
import type { TrainingResult } from "../result.js";
/** Both rules; where the learner sees who its partner is, with each group of residents, too. */
export declare function ruleMaps(result: TrainingResult, configuration: Configuration): string;
