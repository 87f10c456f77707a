// The learner's own two policies: networks over one-hot contexts, evaluated once on all contexts.
import { Network, type Tape, type Tensor } from "../autodiff/index.js";
import { definePolicy, type Game, type Policy } from "../game/index.js";
import { actionContexts, assessmentContexts } from "./context.js";

/** Which half of the learner's policy is learned; the other is given. */
export type Optimize = "action" | "signal" | "joint";

export interface LearnerOptions {
  readonly optimize: Optimize;
  /** Units of the hidden layers. */
  readonly hidden: readonly number[];
  readonly seed: number;
  /** Supplies the half that is not learned. */
  readonly fixed: Policy;
}

/** The learner's policies on a tape. */
export class Learner {
  /** P(chosen action) [K^2, A], context own * K + partner. */
  readonly action: Tensor;
  /** P(chosen signal) [K^2 * A, K], context (subject * K + judge) * A + action. */
  readonly assessment: Tensor;
  /** The same as others see them, with the game's errors in. */
  readonly performedAction: Tensor;
  readonly performedAssessment: Tensor;

  constructor(
    tape: Tape,
    private readonly game: Game,
    { optimize, hidden, seed, fixed }: LearnerOptions,
  ) {
    const { reputations: k, actions: a } = game;
    const contexts = k * k;
    this.action =
      optimize === "signal"
        ? tape.constant(fixed.action, [contexts, a])
        : new Network(tape, { inputs: 2 * k, hidden, outputs: a, seed })
            .apply(tape.constant(actionContexts(game), [contexts, 2 * k]))
            .softmax();
    this.assessment =
      optimize === "action"
        ? tape.constant(fixed.assessment, [contexts * a, k])
        : new Network(tape, { inputs: 2 * k + a, hidden, outputs: k, seed: seed + hidden.length + 1 })
            .apply(tape.constant(assessmentContexts(game), [contexts * a, 2 * k + a]))
            .softmax();
    const oneSided = game.executionErrorKind === "one-sided";
    this.performedAction = withError(tape, this.action, game.executionError, oneSided);
    this.performedAssessment = withError(tape, this.assessment, game.assessmentError, false);
  }

  /** What it would choose now. */
  policy(): Policy {
    return definePolicy(this.game, this.action.value(), this.assessment.value());
  }
}

/** The error as an affine map of each row; `toFirst`: any other outcome becomes outcome 0 (see game/policy.ts). */
function withError(tape: Tape, chosen: Tensor, error: number, toFirst: boolean): Tensor {
  if (error === 0) return chosen;
  const outcomes = chosen.shape[1]!;
  if (toFirst) return chosen.mul(1 - error).add(tape.constant([error, ...new Array<number>(outcomes - 1).fill(0)]));
  const each = error / (outcomes - 1);
  return chosen.mul(1 - error - each).add(each);
}
