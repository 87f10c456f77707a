/**
 * Whether the model that a policy was learned with foretells what the policy is paid: it is played among the estimates of the
 * others, and among the others themselves, in the same episodes. Where both differ by more than chance, what was learned was
 * learned for other opponents than there are: they may not be such as any estimator of ours can describe.
 */
import { type Policy } from "../game/index.js";
import type { Setting } from "./resolve.js";
import type { Prediction } from "./result.js";
/** Undefined where there is no model, or none that can be played. */
export declare function predictionOf({ arena, game }: Setting, policy: Policy, estimates: readonly Policy[] | undefined, seed: number): Prediction | undefined;
