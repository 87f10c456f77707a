// The references of the continuous game. A payoff is exact for given matchings and first reputations. The best response is
// the best that was found among multilinear policies, which are those that a binary policy extends to if its choices may
// be shares, and those that see everything more steeply, about a threshold. A network can be something else, and do better.
import {
  asContinuous,
  type ContinuousPolicy,
  checkChances,
  checkContinuous,
  checkResidents,
  continuousPolicy,
  createRandom,
  type Game,
  type Matching,
  Multilinear,
  type Policy,
} from "../../../game/index.js";
import { checkOptions } from "../../../options.js";
import { inCommonUnit } from "../../common-unit.js";
import type { Optimize } from "../../learner.js";
import { type BestResponse, isDegenerate } from "../../oracle/best-response.js";
import { drawMatchings, type Evaluation, evaluationIn, evaluationOf } from "../../oracle/evaluation.js";
import { encountersOf } from "../../oracle/pair-game.js";

import { checkBinaryQuestion, checkPolicies, type OracleOptions, oracleOptions } from "../../oracle/request.js";
import { choicesAsText, greedyChoices } from "../../oracle/rules.js";
import { type Episodes, search } from "./search.js";
import { Simulator } from "./simulator.js";

/** First reputations that are drawn for each matching. */
const STARTS = 16;
/** Shares that constant policies give, and say. */
const CONSTANTS = Array.from({ length: 11 }, (_, tenths) => tenths / 10);

/** Threshold and steepness: multilinear ones first, where the threshold does not matter, and then steeper ones. */
const TAILS = [0, 0.5, 1].flatMap((steepness) =>
  (steepness === 0 ? [0.5] : [0.25, 0.5, 0.75]).map((threshold) => [threshold, steepness]),
);
/** Slope of the steepest. */
const STEEPEST = 16;

export class ContinuousOracle {
  readonly matchings: readonly Matching[];
  /** In the common unit, as is everything inside. */
  private readonly game: Game;
  private readonly unit: number;
  private readonly encounters: Float64Array;
  private readonly simulator: Simulator;

  constructor(game: Game, residents: readonly Policy[], options: OracleOptions = {}) {
    checkOptions("an oracle", options, oracleOptions);
    checkContinuous(game);
    checkResidents(game, residents);
    const { matchings = 32, seed = 1 } = options;
    const common = inCommonUnit(game);
    this.game = common.game;
    this.unit = common.unit;
    const random = createRandom(seed);
    this.matchings = drawMatchings(game, matchings, random);
    this.encounters = Float64Array.from(this.matchings, encountersOf);
    this.simulator = new Simulator(this.game, residents, this.matchings, STARTS, random);
  }

  /** What a policy of the learner (as chosen) is worth. */
  evaluate(policy: Policy): Evaluation {
    checkChances(this.game, policy, "policy");
    return evaluationIn(this.unit, this.evaluated(policy));
  }

  evaluateAll(policies: readonly Policy[]): Evaluation[] {
    checkPolicies(this.game, policies);
    return policies.map((policy) => this.evaluate(policy));
  }

  /** The best policy that a search finds, or choice of the half that is optimised; see search.ts. */
  bestResponse(optimize: Optimize, fixed: Policy): BestResponse {
    checkBinaryQuestion(this.game, optimize, fixed);
    const given = asContinuous(fixed);
    const policyOf = (point: readonly number[]) => policyAt(point, optimize, given);
    const constants = constantPoints(optimize);
    const worth = (point: readonly number[], episodes: Episodes) =>
      this.payoff(this.simulator.totals(policyOf(point), episodes));
    const all = constants.map((point) => worth([...point, ...TAILS[0]!], undefined));
    const constantPayoff = Math.max(...all);
    const dimensions = constants[0]!.length;
    const policy = policyOf(search(dimensions, worth, [constants[all.indexOf(constantPayoff)]!], TAILS));
    const evaluation = this.evaluated(policy);
    const bits = (table: Float64Array) => choicesAsText(greedyChoices(table, 2), 2);
    const rules = { action: bits(policy.action), assessment: bits(policy.assessment), policy };
    return {
      ...evaluationIn(this.unit, evaluation),
      ...rules,
      ties: [rules],
      constantPayoff: this.unit * constantPayoff,
      isLowerBound: true,
      constantSignalPayoff: null,
      constantActionPayoff: null,
      degenerate: isDegenerate(evaluation.payoff, constantPayoff),
    };
  }

  /** Unknown: with shares there is no finite set of reputations to go backwards over. */
  bound(): undefined {
    return undefined;
  }

  /** Unknown, as the bound is. */
  foresightBound(): undefined {
    return undefined;
  }

  dispose(): void {
    // Holds plain arrays alone.
  }

  private evaluated(policy: Policy): Evaluation {
    return evaluationOf(this.game, this.simulator.totals(policy), this.encounters);
  }

  /** The mean payoff of an encounter, from totals of the first matchings. */
  private payoff(totals: Float64Array): number {
    return sum(totals) / Math.max(1, sum(this.encounters.subarray(0, totals.length)));
  }
}

/** The policy of these corners in the halves that are optimised, first those of the action rule, and of this threshold and steepness. */
function policyAt(point: readonly number[], optimize: Optimize, fixed: ContinuousPolicy): ContinuousPolicy {
  const rows = (shares: readonly number[]) => Float64Array.from(shares.flatMap((share) => [1 - share, share]));
  const corners = point.slice(0, -2);
  const [threshold, steepness] = point.slice(-2) as [number, number];
  const steep = (policy: Multilinear) => steeper(policy, threshold, STEEPEST ** steepness);
  if (optimize === "joint") {
    return steep(new Multilinear({ action: rows(corners.slice(0, 4)), assessment: rows(corners.slice(4)) }));
  }
  if (optimize === "action") {
    return halves(steep(new Multilinear({ action: rows(corners), assessment: fixed.assessment })), fixed);
  }
  return halves(fixed, steep(new Multilinear({ action: fixed.action, assessment: rows(corners) })));
}

/** A policy that sees all shares that many times as steep about the threshold; 0 and 1 stay what they are. */
function steeper(policy: Multilinear, threshold: number, slope: number): ContinuousPolicy {
  if (slope === 1) return policy;
  const middle = 0.5 + (threshold - 0.5) * (1 - 1 / slope);
  const seen = (share: number) => Math.min(1, Math.max(0, 0.5 + slope * (share - middle)));
  return continuousPolicy(
    (own, partner) => policy.donation(seen(own), seen(partner)),
    (donation, subject, judge) => policy.judgement(seen(donation), seen(subject), seen(judge)),
  );
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
