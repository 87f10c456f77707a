// The references of the continuous game. A payoff is exact for given matchings and first reputations. The best response is
// the best that was found among multilinear policies, which are those that a binary policy extends to if its choices may
// be shares; a network can be something else, and so do better.
import {
  asContinuous,
  type ContinuousPolicy,
  createRandom,
  type Game,
  type Matching,
  Multilinear,
  type Policy,
} from "../../../game/index.js";
import type { Optimize } from "../../learner.js";
import { encountersOf } from "../../oracle/evaluator.js";
import {
  type BestResponse,
  DEGENERATE,
  drawMatchings,
  type Evaluation,
  type OracleOptions,
} from "../../oracle/oracle.js";
import { greedyBits } from "../../oracle/rules.js";
import { type Episodes, search } from "./search.js";
import { Simulator } from "./simulator.js";

/** First reputations that are drawn for each matching. */
const STARTS = 16;
/** Shares that constant policies give, and say. */
const CONSTANTS = Array.from({ length: 11 }, (_, tenths) => tenths / 10);

export class ContinuousOracle {
  readonly matchings: readonly Matching[];
  private readonly encounters: Float64Array;
  private readonly simulator: Simulator;

  constructor(game: Game, residents: readonly Policy[], { matchings = 32, seed = 1 }: OracleOptions = {}) {
    const random = createRandom(seed);
    this.matchings = drawMatchings(game, matchings, random);
    this.encounters = Float64Array.from(this.matchings, encountersOf);
    this.simulator = new Simulator(game, residents, this.matchings, STARTS, random);
  }

  /** What a policy of the learner (as chosen) is worth. */
  evaluate(policy: Policy): Evaluation {
    const totals = this.simulator.totals(policy);
    const payoff = this.payoff(totals);
    const count = totals.length;
    const all = sum(this.encounters);
    const squares = sum(totals.map((total, at) => (total - payoff * this.encounters[at]!) ** 2));
    const standardError = count === 1 ? 0 : Math.sqrt((squares * count) / (count - 1)) / all;
    return { payoff, standardError, perMatching: totals.map((total, at) => total / this.encounters[at]!) };
  }

  evaluateAll(policies: readonly Policy[]): Evaluation[] {
    return policies.map((policy) => this.evaluate(policy));
  }

  /** The best multilinear policy that a search finds, or choice of the half that is optimised; see search.ts. */
  bestResponse(optimize: Optimize, fixed: Policy): BestResponse {
    const given = asContinuous(fixed);
    const policyOf = (point: readonly number[]) => policyAt(point, optimize, given);
    const constants = constantPoints(optimize);
    const worth = (point: readonly number[], episodes: Episodes) =>
      this.payoff(this.simulator.totals(policyOf(point), episodes));
    const all = constants.map((point) => worth(point, undefined));
    const constantPayoff = Math.max(...all);
    const dimensions = constants[0]!.length;
    const policy = policyOf(search(dimensions, worth, [constants[all.indexOf(constantPayoff)]!]));
    const evaluation = this.evaluate(policy);
    const rules = { action: greedyBits(policy.action), assessment: greedyBits(policy.assessment), policy };
    return {
      ...evaluation,
      ...rules,
      ties: [rules],
      constantPayoff,
      degenerate: constantPayoff >= evaluation.payoff - (1 - DEGENERATE) * Math.abs(evaluation.payoff),
    };
  }

  /** Unknown: with shares there is no finite set of reputations to go backwards over. */
  bound(): undefined {
    return undefined;
  }

  dispose(): void {
    // Holds plain arrays alone.
  }

  /** The mean payoff of an encounter, from totals of the first matchings. */
  private payoff(totals: Float64Array): number {
    return sum(totals) / sum(this.encounters.subarray(0, totals.length));
  }
}

/** The policy of these corners in the halves that are optimised, first those of the action rule. */
function policyAt(point: readonly number[], optimize: Optimize, fixed: ContinuousPolicy): ContinuousPolicy {
  const rows = (shares: readonly number[]) => Float64Array.from(shares.flatMap((share) => [1 - share, share]));
  if (optimize === "joint")
    return new Multilinear({ action: rows(point.slice(0, 4)), assessment: rows(point.slice(4)) });
  if (optimize === "action") {
    const action = new Multilinear({ action: rows(point), assessment: fixed.assessment });
    return halves(action, fixed);
  }
  return halves(fixed, new Multilinear({ action: fixed.action, assessment: rows(point) }));
}

/** A policy that acts like one and judges like another. */
function halves(acting: ContinuousPolicy, judging: ContinuousPolicy): ContinuousPolicy {
  const both = { action: acting.action, assessment: judging.assessment };
  if (acting instanceof Multilinear && judging instanceof Multilinear) return new Multilinear(both);
  return {
    ...both,
    donation: (...inputs) => acting.donation(...inputs),
    judgement: (...inputs) => judging.judgement(...inputs),
  };
}

/** Corners of policies that always do, and say, the same. */
function constantPoints(optimize: Optimize): number[][] {
  const same = (length: number, share: number) => new Array<number>(length).fill(share);
  if (optimize === "action") return CONSTANTS.map((share) => same(4, share));
  if (optimize === "signal") return CONSTANTS.map((share) => same(8, share));
  return CONSTANTS.flatMap((given) => CONSTANTS.map((said) => [...same(4, given), ...same(8, said)]));
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((all, one) => all + one, 0);
}
