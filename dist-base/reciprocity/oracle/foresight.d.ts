import { type Game, type Matching, type Policy } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { type Choices } from "./decision.js";
/**
 * The most that the learner can expect in total from an episode of one matching.
 *
 * @param residents policies of agents 1 .. N-1, as performed
 * @param choices P(executed action | chosen) [A][A] and P(emitted signal | chosen) [K][K]
 * @param fixed the learner's policy, as performed; the halves that are not optimised are taken from it
 */
export declare function foresightTotal(game: Game, residents: readonly Policy[], choices: Choices, optimize: Optimize, fixed: Policy, matching: Matching): number;
