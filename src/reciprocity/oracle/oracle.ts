// The references that every result is held against; method.md section 5.
import { createEngine } from "../../autodiff/index.js";
import {
  allAsPerformed,
  asPerformed,
  checkChances,
  checkGame,
  checkResidents,
  createRandom,
  type Game,
  type Matching,
  type Policy,
  type PublicRecords,
} from "../../game/index.js";
import { checkOptions, checkValue } from "../../options.js";
import { inCommonUnit } from "../common-unit.js";
import type { Optimize } from "../learner.js";
import { optimizeTaken } from "../settings.js";
import { canFollow, checkStates } from "../too-large-error.js";
import { agreement } from "./adherence.js";
import { type BestResponse, isDegenerate } from "./best-response.js";
import { choicesOf } from "./decision.js";
import { encounterOf, partnerIn } from "./direct-evaluator.js";
import { DrawnEvaluator } from "./drawn-evaluator.js";
import { drawMatchings, type Evaluation, evaluationIn, evaluationOf, exactly } from "./evaluation.js";
import { encountersOf } from "./evaluator.js";
import { foresightTotal } from "./foresight.js";
import { checkPolicies, checkQuestion, type OracleOptions, oracleOptions } from "./request.js";
import { RuleSpace, rulesIn } from "./rules.js";
import { searched } from "./search.js";
import { ExactEvaluator } from "./type-counts/exact-evaluator.js";

/** Starts of a search are drawn from this stream of the seed, apart from the matchings. */
const STARTS = 0x73746172;

/**
 * What policies are worth among residents who are known. Where residents are of few types this is exact, over all matchings and
 * first reputations at once, in crowds of any size that few enough counts describe. Else each of some matchings that are drawn is
 * followed exactly, and every figure has its standard error over matchings.
 */
export class Oracle {
  /** Those that were drawn: what is not exact, and the bound with foresight, are averages over them. */
  readonly matchings: readonly Matching[];
  /** Whether payoffs are over all matchings. */
  readonly exact: boolean;
  private readonly performed: readonly Policy[];

  constructor(
    /** In the common unit, as is everything inside. */
    private readonly game: Game,
    private readonly unit: number,
    private readonly residents: readonly Policy[],
    /** Of payoffs over all matchings, where they can be had. */
    private readonly counted: ExactEvaluator | undefined,
    /** Where payoffs are over drawn matchings. */
    private readonly drawn: DrawnEvaluator | undefined,
    matchings: readonly Matching[],
    private readonly seed: number,
  ) {
    this.matchings = matchings;
    this.exact = drawn === undefined;
    this.performed = allAsPerformed(game, residents);
  }

  /** What a policy of the learner (as chosen) is worth. */
  evaluate(policy: Policy): Evaluation {
    checkChances(this.game, policy, "policy");
    return this.evaluateAll([policy])[0]!;
  }

  /** What each of some policies is worth. */
  evaluateAll(policies: readonly Policy[]): Evaluation[] {
    checkPolicies(this.game, policies);
    return this.evaluations(policies).map((evaluation) => this.told(evaluation));
  }

  /**
   * The best of all deterministic memoryless policies, or of all choices of the half that is optimised. All are tried where that
   * is a few seconds' work, over drawn matchings in a race: all run on the first four, and after a few more and more of them only
   * those go on that lead. Else the best is looked for by ascending from many starts, changing choices as long as that is worth
   * more: a lower bound of the best there is.
   */
  bestResponse(optimize: Optimize, fixed: Policy): BestResponse {
    checkQuestion(this.game, optimize, fixed);
    const space = new RuleSpace(this.game, this.performed, optimize, fixed);
    const close = 1e-9 * (this.game.benefit + this.game.cost);
    const worth = (this.drawn ?? this.counted!).worthIn(space);
    const random = createRandom(this.seed).split(STARTS);
    const { ties, ...found } = searched(space, worth, this.residents, random, close);
    const all = ties.map((point) => space.rules(point));
    const best = all[0]!;
    const [evaluation] = this.evaluations([best.policy]);
    return {
      ...this.told(evaluation!),
      ...rulesIn(best),
      ties: all,
      isLowerBound: found.isLowerBound,
      constantPayoff: this.unit * found.constantPayoff,
      constantSignalPayoff: optimize === "action" ? null : this.unit * found.constantSignalPayoff,
      constantActionPayoff: optimize === "signal" ? null : this.unit * found.constantActionPayoff,
      degenerate: isDegenerate(found.payoff, found.constantPayoff),
    };
  }

  /**
   * The most that a player can expect who sees every reputation and whom it meets, of which type and, in one-way encounters, in
   * which role; but not who will meet whom. Nobody who plays can beat it in expectation. It is over all matchings; undefined
   * where residents are of too many types for that, and under `indirect` matching.
   */
  bound(optimize: Optimize, fixed: Policy): Evaluation | undefined {
    checkBound(this.game, optimize, fixed);
    return this.counted && this.told(exactly(this.counted.informed(optimize, fixed)));
  }

  /**
   * The most of a player that besides knows the matching to come, averaged over those that were drawn. Nobody can beat it on the
   * same matchings. Undefined where there are too many vectors of reputations to follow.
   */
  foresightBound(optimize: Optimize, fixed: Policy): Evaluation | undefined {
    checkBound(this.game, optimize, fixed);
    const isDirect = this.game.matching === "direct";
    // Under direct matching nobody but the partner ever matters.
    const game = isDirect ? { ...this.game, agents: 2 } : this.game;
    if (!canFollow(game)) return undefined;
    const choices = choicesOf(game);
    const performed = asPerformed(game, fixed);
    const totals = Float64Array.from(this.matchings, (matching) => {
      const residents = isDirect ? [this.performed[partnerIn(matching) - 1]!] : this.performed;
      const own = isDirect ? encounterOf(matching) : matching;
      return foresightTotal(game, residents, choices, optimize, performed, own);
    });
    return this.told(evaluationOf(this.game, totals, Float64Array.from(this.matchings, encountersOf)));
  }

  /**
   * Share of the contexts that the learner visited in the records, weighted by visits, in which its greedy choice is that
   * of a best response; of several best responses, the one it agrees with most.
   */
  adherence(policy: Policy, best: BestResponse, optimize: Optimize, records: PublicRecords): number {
    return Math.max(...best.ties.map((rules) => agreement(policy, rules, optimize, records)));
  }

  dispose(): void {
    // Evaluators give back what they take.
  }

  private evaluations(policies: readonly Policy[]): Evaluation[] {
    if (this.drawn !== undefined) return this.drawn.evaluations(policies);
    return Array.from(this.counted!.payoffs(policies), exactly);
  }

  /** In the unit of the game that was given. */
  private told(evaluation: Evaluation): Evaluation {
    return evaluationIn(this.unit, evaluation);
  }
}

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
  if (isDrawn && game.matching !== "direct") {
    checkStates(
      game,
      "residents of few types are counted instead, and in larger societies policies can be compared by play",
    );
  }
  const { matchings: count = 32, seed = 1 } = options;
  const matchings = drawMatchings(game, count, createRandom(seed));
  const drawn = isDrawn
    ? new DrawnEvaluator(
        await createEngine({ dtype: "f64" }),
        await createEngine({ dtype: "f32" }),
        common,
        residents,
        matchings,
      )
    : undefined;
  return new Oracle(common, unit, residents, counted, drawn, matchings, seed);
}

function checkBound(game: Game, optimize: Optimize, fixed: Policy): void {
  checkValue("optimize", optimize, optimizeTaken);
  checkChances(game, fixed, "fixed");
}
