// The references that every result is held against; docs/method.md section 5.
import {
  allAsPerformed,
  asPerformed,
  checkChances,
  checkSituations,
  createRandom,
  type Game,
  isSituated,
  type Matching,
  type Policy,
  type PublicRecords,
  type Sight,
  type SituatedPolicy,
  Situations,
  seesTaken,
} from "../../game/index.js";
import { checkValue, OptionError } from "../../options.js";
import { createEnvironment } from "../environment.js";
import type { Optimize } from "../learner.js";
import { optimizeTaken } from "../settings.js";
import { agreement } from "./adherence.js";
import { type BestResponse, closeIn, isDegenerate } from "./best-response.js";
import { choicesOf } from "./decision.js";
import { type Evaluation, evaluationIn, evaluationOf, evaluationOfRecords, exactly } from "./evaluation.js";
import { foreseenTotals } from "./foreseen.js";
import type { MatchingsEvaluator } from "./matchings-evaluator.js";
import { encountersOf } from "./pair-game.js";
import { checkPolicies, checkQuestion } from "./request.js";
import { RuleEvaluator } from "./rule-evaluator.js";
import { RuleSpace, rulesIn } from "./rules.js";
import { searched } from "./search.js";
import { plainFixed, SituatedEvaluator } from "./situated.js";
import { situatedRules } from "./situated-climb.js";
import type { ExactEvaluator } from "./type-counts/exact-evaluator.js";

/** Streams of the seed apart from that of the matchings: starts of a search. */
const STARTS = 0x73746172;
/** Matchings of those that were drawn that are foreseen, unless a number was asked for. */
export const FORESEEN = 32;
/** And so are episodes in which those policies are played that cannot be evaluated exactly. */
const PLAYED = 0x706c6179;
const PLAYED_EPISODES = 2000;

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
  private readonly situated: SituatedEvaluator;

  constructor(
    /** In the common unit, as is everything inside. */
    private readonly game: Game,
    private readonly unit: number,
    private readonly residents: readonly Policy[],
    /** Of payoffs over all matchings, where they can be had. */
    private readonly counted: ExactEvaluator | undefined,
    /** Where payoffs are over drawn matchings; and where best responses are sought, lest the luck of the draw flatters them. */
    private readonly drawn: MatchingsEvaluator | undefined,
    private readonly sought: MatchingsEvaluator | undefined,
    matchings: readonly Matching[],
    private readonly seed: number,
  ) {
    this.matchings = matchings;
    this.exact = drawn === undefined;
    this.performed = allAsPerformed(game, residents);
    this.situated = new SituatedEvaluator(game, this.performed, sought);
  }

  /** What a policy of the learner (as chosen) is worth. */
  evaluate(policy: Policy): Evaluation {
    checkChances(this.game, policy, "policy");
    checkSituations(this.game, policy);
    return this.told(isSituated(policy) ? this.situatedEvaluation(policy) : this.evaluations([policy])[0]!);
  }

  /** What each of some policies is worth. */
  evaluateAll(policies: readonly Policy[]): Evaluation[] {
    checkPolicies(this.game, policies);
    if (policies.some(isSituated)) return policies.map((policy) => this.evaluate(policy));
    return this.evaluations(policies).map((evaluation) => this.told(evaluation));
  }

  /**
   * The best of all deterministic memoryless policies, or of all choices of the half that is optimised. All are tried where that
   * is a few seconds' work, over drawn matchings in a race: all run on the first four, and after a few more and more of them only
   * those go on that lead. Else the best is looked for by ascending from many starts, changing choices as long as that is worth
   * more: a lower bound of the best there is. Where nobody asked for a number of matchings, it is sought on others than those that
   * its payoff is an average over.
   *
   * @param sees what is seen beyond the two reputations; nothing unless told. Where the best that sees so much cannot be looked for
   *   (the last encounter, in a crowd), it is the best that sees no more, and said to be a lower bound.
   */
  bestResponse(optimize: Optimize, fixed: Policy, sees: readonly Sight[] = []): BestResponse {
    checkQuestion(this.game, optimize, fixed);
    checkValue("sees", sees, seesTaken);
    const plain = this.plainBestResponse(optimize, plainHalf(optimize, fixed));
    return sees.length === 0 ? plain : this.situatedBestResponse(optimize, plainHalf(optimize, fixed), sees, plain);
  }

  private situatedBestResponse(
    optimize: Optimize,
    fixed: Policy,
    sees: readonly Sight[],
    plain: BestResponse,
  ): BestResponse {
    const random = createRandom(this.seed).split(STARTS);
    const payoff = plain.payoff / this.unit;
    const found = this.situated.best(optimize, fixed, sees, { payoff, rules: plain.ties }, random);
    if (found === undefined) {
      const situations = new Situations(this.game, sees);
      const ties = plain.ties.map(({ policy }) =>
        situatedRules(this.game, this.situated.everywhere(situations, policy)),
      );
      return { ...plain, ...rulesIn(ties[0]!), ties, isLowerBound: true };
    }
    const evaluation = this.situatedEvaluation(found.ties[0]!.policy as SituatedPolicy, found.payoff);
    return {
      ...plain,
      ...this.told(evaluation),
      ...rulesIn(found.ties[0]!),
      ties: found.ties,
      isLowerBound: found.isLowerBound,
      degenerate: isDegenerate(evaluation.payoff, plain.constantPayoff / this.unit),
    };
  }

  /** Where nobody meets twice, on the matchings that were drawn; where it cannot be had so either, in played episodes. */
  private situatedEvaluation(policy: SituatedPolicy, known?: number): Evaluation {
    if (this.situated.isFresh) return this.drawn!.evaluations([policy])[0]!;
    const payoff = known ?? this.situated.payoff(policy);
    if (payoff !== undefined) return { ...exactly(payoff), ...this.situated.perEncounter(policy) };
    const records = createEnvironment(this.game, this.residents).play(
      policy,
      PLAYED_EPISODES,
      createRandom(this.seed).split(PLAYED),
    );
    return evaluationOfRecords(records);
  }

  private plainBestResponse(optimize: Optimize, fixed: Policy): BestResponse {
    const space = new RuleSpace(this.game, this.performed, optimize, fixed);
    const close = closeIn(this.game);
    const worth = (this.sought ?? this.counted!).worthIn(space);
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
   * The most that a player can expect who sees every reputation and whom it meets, of which type and in which role; but not who will
   * meet whom. Nobody who plays can beat it in expectation. It is over all matchings; undefined where residents are of too many types
   * for that, and where who is to meet depends on who has met: under `indirect` matching and in a round-robin.
   */
  bound(optimize: Optimize, fixed: Policy): Evaluation | undefined {
    checkBound(this.game, optimize, fixed);
    return this.counted && this.told(exactly(this.counted.informed(optimize, plainHalf(optimize, fixed))));
  }

  /**
   * The most of a player that besides knows the matching to come, averaged over those that were drawn. Nobody can beat it on the
   * same matchings. Undefined where there are too many vectors of reputations to follow; where residents decide by rules only those
   * count that can come about.
   */
  foresightBound(optimize: Optimize, fixed: Policy): Evaluation | undefined {
    checkBound(this.game, optimize, fixed);
    const { game, performed: residents } = this;
    const fixedAs = asPerformed(game, plainHalf(optimize, fixed));
    const foreseen = this.matchings.slice(0, this.sought === this.drawn ? undefined : FORESEEN);
    const asked = { game, residents, choices: choicesOf(game), optimize, fixed: fixedAs };
    const totals = foreseenTotals(asked, foreseen, this.drawn instanceof RuleEvaluator);
    if (totals === undefined) return undefined;
    return this.told(evaluationOf(game, totals, Float64Array.from(foreseen, encountersOf)));
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
    const { counted, game } = this;
    const all = Array.from(counted!.payoffs(policies), exactly);
    if (game.discount === 1) return all;
    const means = counted!.undiscounted().payoffs(policies);
    return all.map((evaluation, at) => ({ ...evaluation, perEncounter: means[at]! }));
  }

  /** In the unit of the game that was given. */
  private told(evaluation: Evaluation): Evaluation {
    return evaluationIn(this.unit, evaluation);
  }
}

/** @throws OptionError where the half that is given depends on what only the learner's own policy can see */
function plainHalf(optimize: Optimize, fixed: Policy): Policy {
  const plain = plainFixed(optimize, fixed);
  if (plain === undefined)
    throw new OptionError("fixed", fixed, "a policy whose given half is the same in all situations");
  return plain;
}

function checkBound(game: Game, optimize: Optimize, fixed: Policy): void {
  checkValue("optimize", optimize, optimizeTaken);
  checkChances(game, fixed, "fixed");
}
