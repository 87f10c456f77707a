/** What is measured of played episodes by group: how much is given, what it pays, what is said, over time and in all. */
import { NO_ACTION, type PublicRecords } from "../../game/index.js";
import { type Estimate, meanOf, Ratios } from "./estimate.js";

/** Of a group: what its agents did and were done, as means over its encounters. */
export interface Measures {
  /** Mean share of the full action, where they act; undefined where they never do. */
  readonly cooperation: Estimate | undefined;
  /** The same of their partners towards them. */
  readonly received: Estimate | undefined;
  /** Of an encounter. */
  readonly payoff: Estimate | undefined;
  /** Share of each reputation before an encounter, `[K]`. */
  readonly reputations: readonly (Estimate | undefined)[];
}

/** All of an episode. */
export interface Totals extends Measures {
  /** Of an agent: what its encounters pay, each discounted by how many it had before. */
  readonly discountedReturn: Estimate | undefined;
  /** Of an agent: cooperations less defections; an action in between counts in proportion. */
  readonly imageScore: Estimate | undefined;
  /** Share of each reputation in the end, `[K]`. */
  readonly finalReputations: readonly (Estimate | undefined)[];
}

export interface Grouping {
  /** Of each agent, `[N]`; 0 .. groups - 1. */
  readonly groupOf: Int32Array;
  readonly groups: number;
  /** Whether time is told by an agent's own encounters, or by rounds. */
  readonly by: "encounter" | "round";
  /** Steps of time, and how many of them are taken together. */
  readonly steps: number;
  readonly width: number;
}

const COOPERATION = 0;
const RECEIVED = 1;
const PAYOFF = 2;
const REPUTATION = 3;

/** Follows episodes, one after the other. */
export class MeasuredEpisodes {
  private readonly bins: number;
  private readonly kinds: number;
  /** `[groups][bins][kinds]`; one group more, of everybody. */
  private readonly overTime: Ratios;
  /** `[groups][kinds]`, and of agents `[groups][return, image score, final reputations]`. */
  private readonly inAll: Ratios;
  private readonly ofAgents: Ratios;
  private readonly gini: number[] = [];

  constructor(
    private readonly reputations: number,
    private readonly grouping: Grouping,
  ) {
    this.bins = Math.ceil(grouping.steps / grouping.width);
    this.kinds = REPUTATION + reputations;
    const groups = grouping.groups + 1;
    this.overTime = new Ratios(groups * this.bins * this.kinds);
    this.inAll = new Ratios(groups * this.kinds);
    this.ofAgents = new Ratios(groups * (2 + reputations));
  }

  observe(records: PublicRecords): void {
    const { game, episodes, rounds, pairs, first, second } = records;
    const { actionFirst, actionSecond, reputationFirst, reputationSecond, signalFirst, signalSecond } = records;
    const { stage, discount, agents } = game;
    const [choicesFirst, choicesSecond] = stage.choices;
    const returns = new Float64Array(agents);
    const weights = new Float64Array(agents);
    const scores = new Float64Array(agents);
    const met = new Int32Array(agents);
    const last = new Int32Array(agents);
    for (let episode = 0, at = 0; episode < episodes; episode++) {
      returns.fill(0);
      weights.fill(1);
      scores.fill(0);
      met.fill(0);
      for (let round = 0; round < rounds; round++) {
        for (const end = at + pairs; at < end; at++) {
          const acted = [shareOf(actionFirst[at]!, choicesFirst), shareOf(actionSecond[at]!, choicesSecond)] as const;
          const cell = actionOf(actionFirst[at]!) * choicesSecond + actionOf(actionSecond[at]!);
          for (const role of [0, 1] as const) {
            const agent = role === 0 ? first[at]! : second[at]!;
            const own = acted[role];
            const paid = stage.payoffs[role][cell]!;
            const reputation = role === 0 ? reputationFirst[at]! : reputationSecond[at]!;
            this.count(agent, met[agent]!, round, own, acted[1 - role], paid, reputation);
            returns[agent]! += weights[agent]! * paid;
            weights[agent]! *= discount;
            if (own !== undefined) scores[agent]! += 2 * own - 1;
            met[agent]! += 1;
            last[agent] = role === 0 ? signalFirst[at]! : signalSecond[at]!;
          }
        }
      }
      this.close(returns, scores, met, last);
    }
  }

  private count(
    agent: number,
    encounter: number,
    round: number,
    own: number | undefined,
    received: number | undefined,
    paid: number,
    reputation: number,
  ): void {
    const { grouping, bins, kinds } = this;
    const { groupOf, groups, by, width } = grouping;
    const bin = Math.floor((by === "encounter" ? encounter : round) / width);
    const group = groupOf[agent]!;
    const add = (ratios: Ratios, start: number): void => {
      if (own !== undefined) ratios.add(start + COOPERATION, own);
      if (received !== undefined) ratios.add(start + RECEIVED, received);
      ratios.add(start + PAYOFF, paid);
      for (let k = 0; k < this.reputations; k++) ratios.add(start + REPUTATION + k, k === reputation ? 1 : 0);
    };
    add(this.overTime, (group * bins + bin) * kinds);
    add(this.overTime, (groups * bins + bin) * kinds);
    add(this.inAll, group * kinds);
    add(this.inAll, groups * kinds);
  }

  private close(returns: Float64Array, scores: Float64Array, met: Int32Array, last: Int32Array): void {
    const { ofAgents, reputations, grouping } = this;
    for (let agent = 0; agent < returns.length; agent++) {
      if (met[agent] === 0) continue;
      for (const group of [grouping.groupOf[agent]!, grouping.groups]) {
        const start = group * (2 + reputations);
        ofAgents.add(start, returns[agent]!);
        ofAgents.add(start + 1, scores[agent]!);
        for (let k = 0; k < reputations; k++) ofAgents.add(start + 2 + k, Number(k === last[agent]));
      }
    }
    const gini = giniOf(returns);
    if (gini !== undefined) this.gini.push(gini);
    for (const ratios of [this.overTime, this.inAll, ofAgents]) ratios.close();
  }

  /** Of a group over time; `groups` is everybody. */
  over(group: number): Measures[] {
    return Array.from({ length: this.bins }, (_, bin) => this.read(this.overTime, group * this.bins + bin));
  }

  totals(group: number): Totals {
    const { ofAgents, reputations } = this;
    const start = group * (2 + reputations);
    return {
      ...this.read(this.inAll, group),
      discountedReturn: ofAgents.estimate(start),
      imageScore: ofAgents.estimate(start + 1),
      finalReputations: Array.from({ length: reputations }, (_, k) => ofAgents.estimate(start + 2 + k)),
    };
  }

  /** Over the episodes in which it is defined; undefined where it never is. */
  giniCoefficient(): Estimate | undefined {
    return this.gini.length === 0 ? undefined : meanOf(this.gini);
  }

  private read(ratios: Ratios, place: number): Measures {
    const at = place * this.kinds;
    return {
      cooperation: ratios.estimate(at + COOPERATION),
      received: ratios.estimate(at + RECEIVED),
      payoff: ratios.estimate(at + PAYOFF),
      reputations: Array.from({ length: this.reputations }, (_, k) => ratios.estimate(at + REPUTATION + k)),
    };
  }
}

/**
 * The Gini coefficient of what agents have: half the mean difference of two of them, as a share of the mean. Undefined where the mean
 * is not above 0.
 */
export function giniOf(values: ArrayLike<number>): number | undefined {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  const sum = sorted.reduce((all, value) => all + value, 0);
  if (!(sum > 0)) return undefined;
  // Of all pairs together, each value is larger than as many as are before it.
  const differences = sorted.reduce((all, value, at) => all + (2 * at - count + 1) * value, 0);
  return differences / (count * sum);
}

/** The share of the full action; undefined of one that cannot act. */
function shareOf(action: number, choices: number): number | undefined {
  return action === NO_ACTION || choices === 1 ? undefined : action / (choices - 1);
}

function actionOf(action: number): number {
  return action === NO_ACTION ? 0 : action;
}
