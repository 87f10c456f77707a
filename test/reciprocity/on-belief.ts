/** Runs a belief as the trainer does, among policies that the test gives. */
import { createEngine, type Engine, type Tape, type Tensor } from "../../src/autodiff/index.js";
import type { Game, Policy, PublicRecords } from "../../src/game/index.js";
import { type Belief, createBelief } from "../../src/reciprocity/index.js";

const double = await createEngine({ dtype: "f64" });

export interface Expected {
  /** Mean expected payoff per counted meeting, and its slopes by the learner's tables as performed. */
  readonly payoff: number;
  readonly action: Float64Array;
  readonly assessment: Float64Array;
}

export interface Cone {
  readonly horizon: number;
  readonly axes: number;
}

/** A belief about a society as performed, agent 0 first, that takes in one batch of records after another. */
export class OnBelief {
  private readonly belief: ReturnType<typeof createBelief>;
  private recorded: { tape: Tape; action: Tensor; assessment: Tensor; payoff: Tensor } | undefined;
  recordings = 0;

  constructor(
    belief: Belief,
    private readonly game: Game,
    private readonly policies: readonly Policy[],
    episodes: number,
    cone: Cone = { horizon: 3, axes: game.agents },
    private readonly engine: Engine = double,
  ) {
    this.belief = createBelief(belief, game, episodes, cone);
  }

  run(records: PublicRecords): Expected {
    if (!this.belief.take(records)) this.record();
    this.belief.load();
    const { tape, action, assessment, payoff } = this.recorded!;
    tape.forward();
    tape.backward(payoff);
    const copy = (tensor: Tensor) => Float64Array.from(tensor.gradient());
    return { payoff: payoff.item(), action: copy(action), assessment: copy(assessment) };
  }

  dispose(): void {
    this.recorded?.tape.dispose();
  }

  private record(): void {
    this.dispose();
    this.recordings += 1;
    const { reputations: k, actions: a } = this.game;
    const [learner, ...residents] = this.policies;
    const tape = this.engine.tape();
    const action = tape.parameter([1, k * k, a], { init: learner!.action });
    const assessment = tape.parameter([1, k * k * a, k], { init: learner!.assessment });
    const stack = (tables: readonly Float64Array[], own: Tensor) =>
      tape.concat(
        [
          own,
          tape.constant(
            tables.flatMap((table) => [...table]),
            [tables.length, ...own.shape.slice(1)],
          ),
        ],
        0,
      );
    const society = {
      action: stack(
        residents.map((policy) => policy.action),
        action,
      ),
      assessment: stack(
        residents.map((policy) => policy.assessment),
        assessment,
      ),
    };
    this.recorded = { tape, action, assessment, payoff: this.belief.record(tape, society) };
  }
}

export function onBelief(
  belief: Belief,
  game: Game,
  policies: readonly Policy[],
  records: PublicRecords,
  cone?: Cone,
): Expected {
  const run = new OnBelief(belief, game, policies, records.episodes, cone);
  try {
    return run.run(records);
  } finally {
    run.dispose();
  }
}
