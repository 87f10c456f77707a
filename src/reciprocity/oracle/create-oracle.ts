// Which way an oracle goes: over all matchings at once, or over some that are drawn, by rules or by all vectors of reputations.
import { createEngine } from "../../autodiff/index.js";
import {
  allAsPerformed,
  checkGame,
  checkResidents,
  createRandom,
  type Game,
  type Matching,
  type Policy,
} from "../../game/index.js";
import { checkOptions } from "../../options.js";
import { inCommonUnit } from "../common-unit.js";
import { checkStates } from "../too-large-error.js";
import { DrawnEvaluator } from "./drawn-evaluator.js";
import { drawMatchings } from "./evaluation.js";
import { canNumber } from "./few-vectors.js";
import type { MatchingsEvaluator } from "./matchings-evaluator.js";
import { FORESEEN, Oracle } from "./oracle.js";
import { type OracleOptions, oracleOptions } from "./request.js";
import { areCertain, RuleEvaluator } from "./rule-evaluator.js";
import { ExactEvaluator } from "./type-counts/exact-evaluator.js";

/** Stream of the seed of matchings that a best response is sought on. */
const SOUGHT = 0x736f7567;
/** Matchings that are drawn unless told: to be averaged over, and to seek a best response on. */
const AVERAGED = 128;
const SEARCHED = 32;

/**
 * @throws OptionError for what does not fit; a TooLargeError where residents are of too many types to count them, and there are too
 * many reputation vectors to follow
 */
export async function createOracle(
  game: Game,
  residents: readonly Policy[],
  options: OracleOptions = {},
): Promise<Oracle> {
  checkOptions("an oracle", options, oracleOptions);
  checkGame(game);
  checkResidents(game, residents);
  const { game: common, unit } = inCommonUnit(game);
  const counted = ExactEvaluator.of(common, allAsPerformed(common, residents));
  const isDrawn = options.matchings !== undefined || counted === undefined;
  const isByRules = isDrawn && canNumber(common) && areCertain(common, residents);
  if (isDrawn && !isByRules && game.matching !== "direct") {
    checkStates(
      game,
      "residents of few types are counted instead, those that decide by rules without errors are followed, and in larger societies policies can be compared by play",
    );
  }
  const { matchings: asked, seed = 1 } = options;
  const random = createRandom(seed);
  // Rules are followed soon enough to look at as many as are averaged over.
  const sought = drawMatchings(game, isByRules ? AVERAGED : SEARCHED, random.split(SOUGHT));
  const matchings = drawMatchings(game, asked ?? (isDrawn ? AVERAGED : FORESEEN), random);
  if (!isDrawn) return new Oracle(common, unit, residents, counted, undefined, undefined, matchings, seed);
  const engines = isByRules
    ? undefined
    : ([await createEngine({ dtype: "f64" }), await createEngine({ dtype: "f32" })] as const);
  const over = (matchings: readonly Matching[]): MatchingsEvaluator =>
    engines === undefined
      ? new RuleEvaluator(common, residents, matchings)
      : new DrawnEvaluator(...engines, common, residents, matchings);
  const drawn = over(matchings);
  return new Oracle(
    common,
    unit,
    residents,
    counted,
    drawn,
    asked === undefined ? over(sought) : drawn,
    matchings,
    seed,
  );
}
