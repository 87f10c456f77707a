import { type Tape, type Tensor } from "../autodiff/index.js";
import { type Game, type Policy, type Sight } from "../game/index.js";
/** Which half of the learner's policy is learned; the other is given. */
export type Optimize = "action" | "signal" | "joint";
export interface LearnerOptions {
    readonly optimize: Optimize;
    /** Units of the hidden layers. */
    readonly hidden: readonly number[];
    readonly seed: number;
    /** Supplies the half that is not learned. */
    readonly fixed: Policy;
    /** How the gradient comes from the probabilities to the logits: by the constant slope and with attention, or by the softmax's own Jacobian. */
    readonly softmax?: "natural" | "plain";
    /** What is seen of an encounter beyond the two reputations; nothing unless told. */
    readonly sees?: readonly Sight[];
}
/** The learner's policies on a tape: one table after the other for every situation, of which there is one unless more is seen. */
export declare class Learner {
    private readonly game;
    /** P(chosen action) [S K^2, A], context (situation * K + own) * K + partner. */
    readonly action: Tensor;
    /** P(chosen signal) [S K^2 A, K], context ((situation * K + subject) * K + judge) * A + action. */
    readonly assessment: Tensor;
    /** The same as others see them, with the game's errors in; here the gradient is taken. */
    readonly performedAction: Tensor;
    readonly performedAssessment: Tensor;
    /** To be added to the loss: 0 unless a choice is all but ruled out. */
    readonly barrier: Tensor;
    /** Those of the two halves that are learned. */
    readonly learned: readonly LearnedHalf[];
    private readonly situations;
    constructor(tape: Tape, game: Game, { optimize, hidden, seed, fixed, softmax, sees }: LearnerOptions);
    /** What it would choose now. */
    policy(): Policy;
}
/** A half of the policy that is learned. */
export interface LearnedHalf {
    readonly half: "action" | "assessment";
    /** P(chosen), [contexts, outcomes]. */
    readonly chances: Tensor;
    /** Zeros that are added to the chances, so that the gradient by the chances can be read of them. */
    readonly probe: Tensor;
    /** By how much the gradient of each context is multiplied, [contexts, 1]; 1 until set. */
    readonly attention: Tensor;
}
