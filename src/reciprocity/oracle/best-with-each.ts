// Best responses that see who the partner is, where pairs stay together: each pair is a game by itself.
import { defineSituated, type Game, type Policy, type Random, Situations } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { closeIn } from "./best-response.js";
import { pairGame } from "./pair-game.js";
import { RuleSpace, type Rules } from "./rules.js";
import { searched } from "./search.js";
import { type SituatedBest, situatedRules } from "./situated-climb.js";
import { partnersOf } from "./type-counts/crowd.js";
import { ExactEvaluator } from "./type-counts/exact-evaluator.js";
import type { ResidentType } from "./type-counts/resident-types.js";

/**
 * @param types of residents that the learner can meet
 * @param typeOf the type of each resident, by its number among all types
 * @returns undefined where a pair cannot be evaluated exactly
 */
export function bestWithEach(
  game: Game,
  types: readonly ResidentType[],
  typeOf: readonly number[],
  optimize: Optimize,
  fixed: Policy,
  random: Random,
): SituatedBest | undefined {
  const situations = new Situations(game, ["partner"]);
  const found = types.map(({ policy, agent }) => {
    const pair = pairGame(game, agent);
    const space = new RuleSpace(pair, [policy], optimize, fixed);
    const evaluator = ExactEvaluator.of(pair, [policy]);
    if (evaluator === undefined) return undefined;
    return { space, ...searched(space, evaluator.worthIn(space), [policy], random, closeIn(game)) };
  });
  const all = found.flatMap((one) => (one === undefined ? [] : [one]));
  if (all.length < types.length) return undefined;
  // Residents that the learner does not meet are of no type here.
  const places = new Map(types.map(({ agent }, place) => [typeOf[agent - 1]!, place]));
  const rulesOf = (choice: readonly number[]): Rules => {
    const policies = all.map(({ space, ties }, type) => space.rules(ties[choice[type]!]!).policy);
    const joined = (half: "action" | "assessment") =>
      Float64Array.from(typeOf.flatMap((type) => Array.from((policies[places.get(type) ?? -1] ?? fixed)[half])));
    return situatedRules(game, defineSituated(game, situations, joined("action"), joined("assessment")));
  };
  const { count: candidates, aloneChance } = partnersOf(game);
  const meets = game.discount < 1 ? 1 - aloneChance : 1;
  const payoff = types.reduce((sum, { count }, type) => sum + ((meets * count) / candidates) * all[type]!.payoff, 0);
  return {
    payoff,
    ties: combinations(all.map(({ ties }) => ties.length)).map(rulesOf),
    isLowerBound: all.some(({ isLowerBound }) => isLowerBound),
  };
}

/** Combinations of one of each, where they are not too many, else the first. */
function combinations(counts: readonly number[]): number[][] {
  const product = counts.reduce((all, count) => all * count, 1);
  if (product > 512) return [counts.map(() => 0)];
  return Array.from({ length: product }, (_, number) => {
    let left = number;
    return counts.map((count) => {
      const choice = left % count;
      left = Math.floor(left / count);
      return choice;
    });
  });
}
