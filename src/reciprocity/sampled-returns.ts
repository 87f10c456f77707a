// In the place of a belief: what choices are worth, tallied from the returns of imagined episodes instead of computed. It is
// there to show what computing buys, everything else alike.
import type { Tape, Tensor } from "../autodiff/index.js";
import {
  allocateRecords,
  asPerformed,
  decisionsOf,
  type Game,
  type Half,
  inEach,
  type Policy,
  type PublicRecords,
  play,
  ruleTable,
  SELF,
  type Sight,
  type SituatedPolicy,
  Situations,
  scaleOf,
  sightOf,
} from "../game/index.js";
import type { Trajectories } from "./baselines/process.js";
import { ReputationProcess } from "./baselines/reputation-process.js";
import { returnsToGo } from "./baselines/returns.js";
import type { BeliefPropagation, Carrying } from "./belief-propagation.js";
import type { Optimize } from "./learner.js";
import type { PolicyTables } from "./policy-tables.js";
import type { PolicyTensors } from "./policy-tensors.js";

export interface SampledReturnsOptions {
  readonly optimize: Optimize;
  /** Supplies the half that is not learned. */
  readonly fixed: Policy;
  /** Share of the choices in imagined play that is drawn uniformly, as in real play. */
  readonly exploration: number;
  readonly discount: number;
  /** What is seen of an encounter beyond the two reputations; nothing unless told. */
  readonly sees?: readonly Sight[];
  /** Episodes imagined an iteration, at least 2. */
  readonly imagined: number;
}

/** A half that is learned, on the tape. */
interface Learned {
  readonly half: Half;
  /** What the payoff grows by with the chance that this is done there, [rows, choices]. */
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
  private readonly situations: Situations;
  private readonly uniform: Policy;
  private readonly learned: readonly Half[];
  private recorded: { halves: readonly Learned[]; rest: Tensor } | undefined;
  private counted = 1;

  constructor(
    private readonly game: Game,
    private readonly options: SampledReturnsOptions,
  ) {
    const { optimize, imagined, sees = [] } = options;
    const evenly = ({ choices }: { readonly choices: number }) => new Array<number>(choices).fill(1 / choices);
    this.agents = Array.from({ length: game.agents }, (_, agent) => agent);
    this.situations = new Situations(game, sees);
    this.records = allocateRecords(game, imagined);
    this.process = new ReputationProcess(game, () => this.records, options);
    this.learned = [
      ...(optimize === "signal" ? [] : ["action" as const]),
      ...(optimize === "action" ? [] : ["assessment" as const]),
    ];
    this.uniform = asPerformed(game, {
      action: ruleTable("action", evenly, game),
      assessment: ruleTable("assessment", evenly, game),
    });
  }

  take(): boolean {
    return this.recorded !== undefined;
  }

  record(tape: Tape, policiesOf: (agents: number) => PolicyTensors): Tensor {
    const policies = policiesOf(this.game.agents);
    const rest = tape.input([]);
    const halves = this.learned.map((half): Learned => {
      const [, rows, choices] = policies[half].shape as [number, number, number];
      return { half, slopes: tape.input([this.situations.count * rows, choices]) };
    });
    this.recorded = { halves, rest };
    return halves
      .map(({ half, slopes }) =>
        policies[half].slice(0, 0, this.situations.count).reshape(slopes.shape).mul(slopes).sum(),
      )
      .reduce((sum, part) => sum.add(part), rest);
  }

  get countedEach(): number {
    return this.counted;
  }

  /** Imagines episodes among the model, and tallies what followed each decision. */
  load({ policies, random }: Carrying): void {
    const { halves, rest } = this.recorded!;
    const { game, situations } = this;
    const [chosen, ...others] = this.agents.map((agent) => policyOf(policies, agent, game, situations)) as [Policy];
    const performed = this.explored(chosen);
    play(game, [performed, ...others], random, this.records);
    const trajectories = this.process.read(this.records);
    const weights = weightsOf(trajectories);
    const counted = encountersAfter(trajectories, weights, this.options.discount) || 1;
    const unit = (scaleOf(game.stage) || 1) / counted;
    const worth = returnsToGo(trajectories, this.options.discount);
    const beyond = beyondOthers(trajectories, worth);
    const { width, rows } = decisionsOf(game);
    const sums = {
      action: new Float64Array(chosen.action.length),
      assessment: new Float64Array(chosen.assessment.length),
    };
    for (const [at, advantage] of beyond.entries()) {
      const { half, start, contexts } = this.process.decided[trajectories.head[at]!]!;
      // Contexts are of one situation after another, as the rows of the table are.
      const context = trajectories.context[at]!;
      const row = Math.floor(context / contexts) * rows[half] + start + (context % contexts);
      const place = row * width[half] + trajectories.choice[at]!;
      sums[half][place]! += (unit * weights[at]! * advantage) / performed[half][place]!;
    }
    let linear = 0;
    for (const { half, slopes } of halves) {
      slopes.set(sums[half]);
      for (const [at, slope] of sums[half].entries()) linear += slope * chosen[half][at]!;
    }
    // So that the sum is what was paid in imagination.
    const sum = (list: Float64Array) => list.reduce((all, one) => all + one, 0);
    const encounters = sum(trajectories.weight) || 1;
    this.counted = counted / encounters;
    rest.set([sum(trajectories.earned) / encounters - linear]);
  }

  size(): undefined {
    return undefined;
  }

  reserve(): void {
    // The game alone determines the size.
  }

  private explored(policy: Policy): Policy {
    const { exploration } = this.options;
    const uniform = (half: Half) => inEach(this.uniform[half], this.situations.count);
    const mixed = (half: Half) =>
      this.learned.includes(half) ? mixture(policy[half], uniform(half), exploration) : policy[half];
    return { ...sightOf(policy), action: mixed("action"), assessment: mixed("assessment") };
  }
}

/** An agent's policy, copied; the learner's of all situations. */
function policyOf(policies: PolicyTables, agent: number, game: Game, { sees, count }: Situations): Policy {
  const isLearner = agent === SELF;
  const all = (half: Half) => {
    const { rows, width } = decisionsOf(game);
    const size = rows[half] * width[half];
    return policies[half].slice(isLearner ? 0 : (count - 1 + agent) * size, (count + agent) * size);
  };
  const tables = { action: all("action"), assessment: all("assessment") };
  if (!isLearner || sees.length === 0) return tables;
  const situated: SituatedPolicy = { ...tables, sees, situations: count };
  return situated;
}

function mixture(chances: Float64Array, others: Float64Array, share: number): Float64Array {
  return chances.map((chance, at) => (1 - share) * chance + share * others[at]!);
}

/** What each decision counts: the game's discount to the power of the learner's encounters before it. */
function weightsOf({ starts, fade }: Trajectories): Float64Array {
  const weights = new Float64Array(starts.at(-1)!);
  for (let episode = 0; episode + 1 < starts.length; episode++) {
    let weight = 1;
    for (let at = starts[episode]!; at < starts[episode + 1]!; at++) {
      weight *= fade[at]!;
      weights[at] = weight;
    }
  }
  return weights;
}

/** Sum over the encounters in which the learner decides of what all those count that follow it, itself included. */
function encountersAfter(trajectories: Trajectories, weights: Float64Array, discount: number): number {
  const { starts, time } = trajectories;
  const isFirst = new Float64Array(starts.at(-1)!);
  for (let episode = 0; episode + 1 < starts.length; episode++) {
    for (let at = starts[episode]!; at < starts[episode + 1]!; at++) {
      if (at === starts[episode] || time[at] !== time[at - 1]) isFirst[at] = 1;
    }
  }
  const after = returnsToGo({ ...trajectories, payoff: isFirst }, discount);
  return after.reduce((sum, count, at) => sum + weights[at]! * isFirst[at]! * count, 0);
}

/** What each decision was worth, less the mean of its context in the other half of the episodes, which it is no part of. */
function beyondOthers({ starts, head, context }: Trajectories, worth: Float64Array): Float64Array {
  const middle = starts[Math.floor((starts.length - 1) / 2)]!;
  const halfOf = (at: number) => Number(at >= middle);
  const means = [new Map<number, { sum: number; count: number }>(), new Map<number, { sum: number; count: number }>()];
  const heads = head.reduce((most, one) => Math.max(most, one), 0) + 1;
  const key = (at: number) => heads * context[at]! + head[at]!;
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
