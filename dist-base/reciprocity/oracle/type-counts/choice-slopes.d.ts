import { type Policy } from "../../../game/index.js";
import type { Choices } from "../decision.js";
import type { Crowd } from "./crowd.js";
/**
 * How the expected total of an episode changes with the chance of a choice, by its place in a point (see `RuleSpace`).
 *
 * @param policy as performed
 * @param choices see `Choices`
 * @param factor of all slopes
 */
export declare function choiceSlopes(crowd: Crowd, policy: Policy, choices: Choices, factor: number): (place: number, choice: number) => number;
