// What a policy is worth on average, over all matchings or over some that are drawn.
import { drawMatching, type Game, type Matching, type Random } from "../../game/index.js";
import { partnerIn } from "./direct-evaluator.js";

/** An expected payoff per encounter of the learner: its expected total in an episode over its expected encounters. */
export interface Evaluation {
  readonly payoff: number;
  /** Whether it is over all matchings; else it is over some that were drawn. */
  readonly exact: boolean;
  /** Over what was drawn; 0 where nothing was, where there is only one matching, or no encounter on any. */
  readonly standardError: number;
  /** Expected payoff per encounter on each matching drawn; NaN where the learner sits out throughout. Empty where none was. */
  readonly perMatching: Float64Array;
}

/** A payoff over all matchings. */
export function exactly(payoff: number): Evaluation {
  return { payoff, exact: true, standardError: 0, perMatching: new Float64Array(0) };
}

/**
 * The mean over drawn matchings, and how far it may be from that over all of them.
 *
 * @param totals the learner's payoff in an episode of each, of so many encounters
 */
export function evaluationOf(game: Game, totals: Float64Array, encounters: Float64Array): Evaluation {
  const count = totals.length;
  const all = Math.max(
    1,
    encounters.reduce((sum, number) => sum + number, 0),
  );
  const payoff = totals.reduce((sum, total) => sum + total, 0) / all;
  // Of matchings that are drawn partner by partner, what differs between partners is no chance.
  const strata = stratumCount(game);
  const means = Array.from({ length: strata }, (_, stratum) => {
    const own = (values: Float64Array) =>
      values.reduce((sum, value, at) => (at % strata === stratum ? sum + value : sum), 0);
    return own(totals) / Math.max(1, own(encounters));
  });
  const squares = totals.reduce((sum, total, at) => sum + (total - means[at % strata]! * encounters[at]!) ** 2, 0);
  const standardError = count <= strata ? 0 : Math.sqrt((squares * count) / (count - strata)) / all;
  return { payoff, exact: false, standardError, perMatching: totals.map((total, at) => total / encounters[at]!) };
}

/** An evaluation in the common unit, its payoffs in one of which that is worth so many. */
export function evaluationIn(unit: number, { payoff, exact, standardError, perMatching }: Evaluation): Evaluation {
  return {
    exact,
    payoff: unit * payoff,
    standardError: unit * standardError,
    perMatching: perMatching.map((one) => unit * one),
  };
}

/**
 * Matchings to average over. Under `direct` matching the partner is the luck of the draw for a whole episode, so every
 * partner comes equally often.
 */
export function drawMatchings(game: Game, count: number, random: Random): Matching[] {
  if (game.matching !== "direct") return Array.from({ length: count }, () => drawMatching(game, random));
  const partners = stratumCount(game);
  return Array.from({ length: Math.ceil(count / partners) * partners }, (_, at) => {
    for (;;) {
      const matching = drawMatching(game, random);
      if (partnerIn(matching) === 1 + (at % partners)) return matching;
    }
  });
}

/** Kinds of matchings that come in turn, each as often as the others. */
function stratumCount({ matching, agents }: Game): number {
  return matching === "direct" ? agents - 1 : 1;
}
