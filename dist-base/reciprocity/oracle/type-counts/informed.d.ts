import type { Policy } from "../../../game/index.js";
import type { Optimize } from "../../learner.js";
import { type Choices } from "../decision.js";
import type { Crowd } from "./crowd.js";
/**
 * The most that the learner can expect in total from an episode.
 *
 * @param choices see `Choices`
 * @param fixed the learner's policy, as performed; the halves that are not optimised are taken from it
 */
export declare function informedTotal(crowd: Crowd, choices: Choices, optimize: Optimize, fixed: Policy): number;
