/** Runs a belief as the trainer does, among policies that the test gives. */
import { createEngine, type Engine, type Tape, type Tensor } from "../../src/autodiff/index.js";
import {
  createRandom,
  decisionsOf,
  type Game,
  isSituated,
  type Policy,
  type PublicRecords,
  type Random,
  Situations,
} from "../../src/game/index.js";
import { type Belief, createBelief, type PolicyTensors } from "../../src/reciprocity/index.js";

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
  readonly carried?: boolean;
  readonly time?: number;
}

/** A belief about a society as performed, agent 0 first, that takes in one batch of records after another. */
export class OnBelief {
  private readonly belief: ReturnType<typeof createBelief>;
  private recorded:
    | { tape: Tape; action: Tensor; assessment: Tensor; others: PolicyTensors; payoff: Tensor }
    | undefined;
  recordings = 0;

  constructor(
    belief: Belief,
    private readonly game: Game,
    private readonly policies: readonly Policy[],
    episodes: number,
    cone: Cone = { horizon: 3, axes: game.agents },
    private readonly engine: Engine = double,
  ) {
    const [learner] = policies;
    const situations = isSituated(learner!) ? new Situations(game, learner.sees) : undefined;
    this.belief = createBelief(belief, game, episodes, { ...cone, situations });
  }

  /** @param random draws the decisions whose influence is carried on where there is not time for all */
  run(records: PublicRecords, random: Random = createRandom(1)): Expected {
    if (!this.belief.take(records)) this.record();
    const { tape, action, assessment, others, payoff } = this.recorded!;
    const tables = this.belief.agents.slice(1).map((agent) => this.policies[agent]!);
    fill(others.action, (at) => tables[at]?.action);
    fill(others.assessment, (at) => tables[at]?.assessment);
    this.belief.load({ policies: tablesOf(this.policies), random });
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
    const { rows, width } = decisionsOf(this.game);
    const [learner] = this.policies;
    const tape = this.engine.tape();
    const situations = learner!.action.length / (rows.action * width.action);
    const action = tape.parameter([situations, rows.action, width.action], { init: learner!.action });
    const assessment = tape.parameter([situations, rows.assessment, width.assessment], { init: learner!.assessment });
    let others: PolicyTensors | undefined;
    const payoff = this.belief.record(tape, (agents) => {
      others = {
        action: tape.input([agents - 1, rows.action, width.action]),
        assessment: tape.input([agents - 1, rows.assessment, width.assessment]),
      };
      return {
        action: tape.concat([action, others.action], 0),
        assessment: tape.concat([assessment, others.assessment], 0),
      };
    });
    this.recorded = { tape, action, assessment, others: others!, payoff };
  }
}

/** All policies one after the other. */
export function tablesOf(policies: readonly Policy[]): { action: Float64Array; assessment: Float64Array } {
  const flat = (half: "action" | "assessment") =>
    Float64Array.from(policies.flatMap((policy) => Array.from(policy[half])));
  return { action: flat("action"), assessment: flat("assessment") };
}

/** Sets a tensor row by row; zeros where there is nobody. */
function fill(tensor: Tensor, table: (row: number) => Float64Array | undefined): void {
  const size = tensor.size / tensor.shape[0]!;
  const values = new Float64Array(tensor.size);
  for (let row = 0; row < tensor.shape[0]!; row++) values.set(table(row) ?? new Float64Array(size), row * size);
  tensor.set(values);
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
