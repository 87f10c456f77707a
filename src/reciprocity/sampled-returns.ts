// In the place of a belief: what choices are worth, tallied from the returns of imagined episodes instead of computed. It is
// there to show what computing buys, everything else alike.
import type { Tape, Tensor } from "../autodiff/index.js";
import { allocateRecords, asPerformed, type Game, type Policy, type PublicRecords, play } from "../game/index.js";
import type { Trajectories } from "./baselines/process.js";
import { ReputationProcess } from "./baselines/reputation-process.js";
import { returnsToGo } from "./baselines/returns.js";
import type { BeliefPropagation, Carrying } from "./belief-propagation.js";
import type { Optimize } from "./learner.js";
import type { PolicyTensors } from "./policy-tensors.js";

export interface SampledReturnsOptions {
  readonly optimize: Optimize;
  /** Supplies the half that is not learned. */
  readonly fixed: Policy;
  /** Share of the choices in imagined play that is drawn uniformly, as in real play. */
  readonly exploration: number;
  readonly discount: number;
  /** Episodes imagined an iteration, at least 2. */
  readonly imagined: number;
}

type Half = "action" | "assessment";

/** A half that is learned, on the tape. */
interface Learned {
  readonly half: Half;
  readonly choices: number;
  /** What the payoff grows by with the chance that this is done there, [contexts, choices]. */
  readonly slopes: Tensor;
}

/**
 * The payoff is recorded as linear in the learner's chances: their slopes are sums over imagined decisions of what followed, less
 * what the other half of the episodes had in that context, over the chance with which it was done. So they are unbiased, but
 * for a number in each context, which no change of a policy notices.
 */
export class SampledReturns implements BeliefPropagation {
  readonly agents: readonly number[];
  readonly cut = 0;
  readonly carried = undefined;
  private readonly process: ReputationProcess;
  private readonly records: PublicRecords;
  private readonly uniform: Policy;
  private readonly learned: readonly Half[];
  private recorded: { halves: readonly Learned[]; rest: Tensor } | undefined;
  private counted = 1;

  constructor(
    private readonly game: Game,
    private readonly options: SampledReturnsOptions,
  ) {
    const { optimize, imagined } = options;
    const { reputations: k, actions: a } = game;
    this.agents = Array.from({ length: game.agents }, (_, agent) => agent);
    this.records = allocateRecords(game, imagined);
    this.process = new ReputationProcess(game, () => this.records, options);
    this.learned = [
      ...(optimize === "signal" ? [] : ["action" as const]),
      ...(optimize === "action" ? [] : ["assessment" as const]),
    ];
    this.uniform = asPerformed(game, {
      action: new Float64Array(k * k * a).fill(1 / a),
      assessment: new Float64Array(k * k * a * k).fill(1 / k),
    });
  }

  take(): boolean {
    return this.recorded !== undefined;
  }

  record(tape: Tape, policiesOf: (agents: number) => PolicyTensors): Tensor {
    const policies = policiesOf(this.game.agents);
    const rest = tape.input([]);
    const halves = this.learned.map((half): Learned => {
      const [, contexts, choices] = policies[half].shape as [number, number, number];
      return { half, choices, slopes: tape.input([contexts, choices]) };
    });
    this.recorded = { halves, rest };
    return halves
      .map(({ half, slopes }) => policies[half].slice(0, 0, 1).reshape(slopes.shape).mul(slopes).sum())
      .reduce((sum, part) => sum.add(part), rest);
  }

  get countedEach(): number {
    return this.counted;
  }

  /** Imagines episodes among the model, and tallies what followed each decision. */
  load({ policies, random }: Carrying): void {
    const { halves, rest } = this.recorded!;
    const part = (half: Half, agent: number) => {
      const size = policies[half].length / this.game.agents;
      return Float64Array.from({ length: size }, (_, at) => policies[half][agent * size + at]!);
    };
    const agents = this.agents.map((agent) => ({
      action: part("action", agent),
      assessment: part("assessment", agent),
    }));
    const [chosen] = agents as [Policy];
    const performed = this.explored(chosen);
    play(this.game, [performed, ...agents.slice(1)], random, this.records);
    const trajectories = this.process.read(this.records);
    const unit = Math.max(this.game.benefit, this.game.cost);
    const counted = Math.max(1, encountersAfter(trajectories, this.options.discount));
    const weight = unit / counted;
    const worth = returnsToGo(trajectories, this.options.discount);
    const beyond = beyondOthers(trajectories, worth);
    const sums = halves.map(({ slopes }) => new Float64Array(slopes.size));
    for (const [at, advantage] of beyond.entries()) {
      const head = trajectories.head[at]!;
      const { half, choices } = halves[head]!;
      const place = trajectories.context[at]! * choices + trajectories.choice[at]!;
      sums[head]![place]! += (weight * advantage) / performed[half][place]!;
    }
    let linear = 0;
    for (const [head, { half, slopes }] of halves.entries()) {
      slopes.set(sums[head]!);
      for (const [at, slope] of sums[head]!.entries()) linear += slope * chosen[half][at]!;
    }
    // So that the sum is what was paid in imagination.
    const total = trajectories.total.reduce((sum, paid) => sum + paid, 0);
    const meetings = trajectories.meetings.reduce((sum, count) => sum + count, 0);
    this.counted = counted / Math.max(1, meetings);
    rest.set([total / Math.max(1, meetings) - linear]);
  }

  size(): undefined {
    return undefined;
  }

  reserve(): void {
    // The game alone determines the size.
  }

  private explored(policy: Policy): Policy {
    const { exploration } = this.options;
    const mixed = (half: Half) =>
      this.learned.includes(half)
        ? policy[half].map((chance, at) => (1 - exploration) * chance + exploration * this.uniform[half][at]!)
        : policy[half];
    return { action: mixed("action"), assessment: mixed("assessment") };
  }
}

/** Sum over the encounters in which the learner decides of all those that follow it, itself included, discounted. */
function encountersAfter(trajectories: Trajectories, discount: number): number {
  const { starts, time } = trajectories;
  const isFirst = new Float64Array(starts.at(-1)!);
  for (let episode = 0; episode + 1 < starts.length; episode++) {
    for (let at = starts[episode]!; at < starts[episode + 1]!; at++) {
      if (at === starts[episode] || time[at] !== time[at - 1]) isFirst[at] = 1;
    }
  }
  const after = returnsToGo({ ...trajectories, payoff: isFirst }, discount);
  return after.reduce((sum, count, at) => sum + isFirst[at]! * count, 0);
}

/** What each decision was worth, less the mean of its context in the other half of the episodes, which it is no part of. */
function beyondOthers({ starts, head, context }: Trajectories, worth: Float64Array): Float64Array {
  const middle = starts[Math.floor((starts.length - 1) / 2)]!;
  const halfOf = (at: number) => Number(at >= middle);
  const means = [new Map<number, { sum: number; count: number }>(), new Map<number, { sum: number; count: number }>()];
  const key = (at: number) => 2 * context[at]! + head[at]!;
  for (const [at, value] of worth.entries()) {
    const mean = means[halfOf(at)]!.get(key(at)) ?? { sum: 0, count: 0 };
    mean.sum += value;
    mean.count += 1;
    means[halfOf(at)]!.set(key(at), mean);
  }
  return worth.map((value, at) => {
    const mean = means[1 - halfOf(at)]!.get(key(at));
    return mean === undefined ? value : value - mean.sum / mean.count;
  });
}
