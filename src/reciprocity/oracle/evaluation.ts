// What a policy is worth on average, over all matchings or over some that are drawn.
import {
  discountedReturns,
  drawMatching,
  type Game,
  learnerPayoff,
  type Matching,
  type PublicRecords,
  type Random,
} from "../../game/index.js";
import { partnerIn } from "./pair-game.js";
import { partnersOf } from "./type-counts/crowd.js";

/** What a policy of the learner is expected to get. */
export interface Evaluation {
  /**
   * Expected payoff per encounter of the learner: its expected total in an episode over its expected encounters. In a game with a
   * discount: the expected discounted return of an episode, of which `perEncounter` is then the mean payoff.
   */
  readonly payoff: number;
  /** Whether it is over all matchings; else it is over some that were drawn. */
  readonly exact: boolean;
  /** Over what was drawn; 0 where nothing was, where there is only one matching, or no encounter on any. */
  readonly standardError: number;
  /** The same as `payoff` on each matching drawn; NaN where the learner sits out throughout. Empty where none was. */
  readonly perMatching: Float64Array;
  /** Expected payoff per encounter, every encounter counting alike: told in games with a discount. Not told of bounds. */
  readonly perEncounter?: number;
}

/** A payoff over all matchings. */
export function exactly(payoff: number): Evaluation {
  return { payoff, exact: true, standardError: 0, perMatching: new Float64Array(0) };
}

/** What the learner gets in an episode of each matching. */
export interface Totals {
  /** Sums over its encounters, each discounted as the game says. */
  readonly returns: Float64Array;
  /** The same without the discount; the same numbers where there is none. */
  readonly sums: Float64Array;
}

/**
 * The mean over drawn matchings, and how far it may be from that over all of them.
 *
 * @param totals the learner's return in an episode of each, of so many encounters
 */
export function evaluationOf(game: Game, totals: Float64Array, encounters: Float64Array): Evaluation {
  const count = totals.length;
  // A return is one an episode, however many encounters it is of.
  const divisors = game.discount < 1 ? new Float64Array(count).fill(1) : encounters;
  const all = Math.max(
    1,
    divisors.reduce((sum, number) => sum + number, 0),
  );
  const payoff = totals.reduce((sum, total) => sum + total, 0) / all;
  // Of matchings that are drawn partner by partner, what differs between partners is no chance.
  const strata = stratumCount(game);
  const means = Array.from({ length: strata }, (_, stratum) => {
    const own = (values: Float64Array) =>
      values.reduce((sum, value, at) => (at % strata === stratum ? sum + value : sum), 0);
    return own(totals) / Math.max(1, own(divisors));
  });
  const squares = totals.reduce((sum, total, at) => sum + (total - means[at % strata]! * divisors[at]!) ** 2, 0);
  const standardError = count <= strata ? 0 : Math.sqrt((squares * count) / (count - strata)) / all;
  const perMatching = totals.map((total, at) => (encounters[at] === 0 ? Number.NaN : total / divisors[at]!));
  return { payoff, exact: false, standardError, perMatching };
}

/** The same, and what an encounter pays where there is a discount. */
export function evaluationWithMean(game: Game, { returns, sums }: Totals, encounters: Float64Array): Evaluation {
  const evaluation = evaluationOf(game, returns, encounters);
  if (game.discount === 1) return evaluation;
  const all = encounters.reduce((sum, number) => sum + number, 0);
  return { ...evaluation, perEncounter: sums.reduce((sum, total) => sum + total, 0) / Math.max(1, all) };
}

/** From played episodes of the learner, each on a matching of its own. */
export function evaluationOfRecords(records: PublicRecords): Evaluation {
  const { mean, standardError, perEpisode } = learnerPayoff(records);
  if (records.game.discount === 1) return { payoff: mean, exact: false, standardError, perMatching: perEpisode };
  const returns = discountedReturns(records);
  const all = new Float64Array(returns.length).fill(1);
  // Chance differs from episode to episode, whoever the partner is.
  return { ...evaluationOf({ ...records.game, matching: "random" }, returns, all), perEncounter: mean };
}

/** An evaluation in the common unit, its payoffs in one of which that is worth so many. */
export function evaluationIn(unit: number, evaluation: Evaluation): Evaluation {
  const { payoff, exact, standardError, perMatching, perEncounter } = evaluation;
  return {
    exact,
    payoff: unit * payoff,
    standardError: unit * standardError,
    perMatching: perMatching.map((one) => unit * one),
    ...(perEncounter !== undefined && { perEncounter: unit * perEncounter }),
  };
}

/**
 * Matchings to average over. Under `direct` matching the partner is the luck of the draw for a whole episode, so every
 * partner comes equally often.
 */
export function drawMatchings(game: Game, count: number, random: Random): Matching[] {
  if (!hasStrata(game)) return Array.from({ length: count }, () => drawMatching(game, random));
  const partners = strataOf(game);
  return Array.from({ length: Math.ceil(count / partners.length) * partners.length }, (_, at) => {
    for (;;) {
      const matching = drawMatching(game, random);
      if (partnerIn(matching) === partners[at % partners.length]!) return matching;
    }
  });
}

/** Where every episode of `direct` matching has the same weight: where payoffs are per encounter, or nobody sits out. */
function hasStrata(game: Game): boolean {
  return game.matching === "direct" && (game.discount === 1 || partnersOf(game).aloneChance === 0);
}

/** The partners that come in turn. */
function strataOf(game: Game): number[] {
  const { partners } = partnersOf(game);
  return Array.from({ length: game.agents - 1 }, (_, at) => at + 1).filter(partners);
}

/** Kinds of matchings that come in turn, each as often as the others. */
function stratumCount(game: Game): number {
  return hasStrata(game) ? strataOf(game).length : 1;
}
