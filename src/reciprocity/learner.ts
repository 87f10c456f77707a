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
  readonly natural?: number;
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
  readonly performedAction: Tensor; readonly barrier: Tensor; readonly actionScale: Tensor; readonly assessmentScale: Tensor;
  readonly performedAssessment: Tensor;

  constructor(
    tape: Tape,
    private readonly game: Game,
    { optimize, hidden, seed, fixed, natural }: LearnerOptions,
  ) {
    const { reputations: k, actions: a } = game;
    const contexts = k * k;
    const slope = natural ?? 0;
    this.actionScale = tape.input([contexts, 1]);
    this.assessmentScale = tape.input([contexts * a, 1]);
    this.actionScale.set(new Float32Array(contexts).fill(slope)); this.assessmentScale.set(new Float32Array(contexts * a).fill(slope));
    const B = Number(process.env.BOUND ?? 4);
    let barrier: Tensor | undefined;
    const soft = (z: Tensor, scale: Tensor): [Tensor, Tensor] => {
      const zc = z.sub(z.mean(1).reshape([z.shape[0]!, 1]));
      const p = zc.softmax();
      const over = zc.sub(B).relu().square().sum();
      barrier = barrier === undefined ? over : barrier.add(over);
      return slope > 0 ? [p, p.stopGradient().add(zc.sub(zc.stopGradient()).mul(scale))] : [p, p];
    };
    const actionZ =
      optimize === "signal"
        ? tape.constant(fixed.action, [contexts, a])
        : new Network(tape, { inputs: 2 * k, hidden, outputs: a, seed })
            .apply(tape.constant(actionContexts(game), [contexts, 2 * k]));
    const assessZ =
      optimize === "action"
        ? tape.constant(fixed.assessment, [contexts * a, k])
        : new Network(tape, { inputs: 2 * k + a, hidden, outputs: k, seed: seed + hidden.length + 1 })
            .apply(tape.constant(assessmentContexts(game), [contexts * a, 2 * k + a]));
    const [pa, la] = optimize === 'signal' ? [actionZ, actionZ] : soft(actionZ, this.actionScale);
    const [ps, ls] = optimize === 'action' ? [assessZ, assessZ] : soft(assessZ, this.assessmentScale);
    this.barrier = barrier!; this.action = pa; this.assessment = ps;
    const oneSided = game.executionErrorKind === "one-sided";
    this.performedAction = withError(tape, la, game.executionError, oneSided);
    this.performedAssessment = withError(tape, ls, game.assessmentError, false);
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
