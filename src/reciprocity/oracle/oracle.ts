// The references that every result is held against; method.md section 5.
import { createEngine, type Engine } from "../../autodiff/index.js";
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
import { checkStates } from "../too-large-error.js";
import { agreement } from "./adherence.js";
import { boundOf, type Choices } from "./bound.js";
import { DirectEvaluator } from "./direct-evaluator.js";
import { drawMatchings, type Evaluation, evaluationIn, evaluationOf } from "./evaluation.js";
import { type Choice, Evaluator, encountersOf } from "./evaluator.js";
import { checkPolicies, checkQuestion, type OracleOptions, oracleOptions } from "./request.js";
import { behaviours, type Rules, rulesIn, rulesOf } from "./rules.js";

/** The best deterministic memoryless policy. */
export interface BestResponse extends Evaluation, Rules {
  /** Every policy that does as well: their number is small but seldom one. */
  readonly ties: readonly Rules[];
  /** The best that a policy attains which always does and says the same, in what is optimised. */
  readonly constantPayoff: number;
  /** Whether that is at least 99.5 % of the best response: then no context needs to be told apart. */
  readonly degenerate: boolean;
}

/** A constant policy that attains this share of the best response makes a setting degenerate. */
export const DEGENERATE = 0.995;
/** After so many matchings, at most so many candidates go on: a share of all, and a number in any case. */
const RACE = [
  { matchings: 4, share: 1 / 8, least: 384 },
  { matchings: 12, share: 1 / 32, least: 128 },
  { matchings: 24, share: 0, least: 48 },
];
/** Work, in states of a belief that are updated, up to which all candidates run on all matchings: a few seconds. */
const NO_RACE = 1.5e9;

export class Oracle {
  readonly matchings: readonly Matching[];
  /** In the common unit, as is everything inside. */
  private readonly game: Game;
  private readonly unit: number;
  private readonly encounters: Float64Array;
  private readonly performed: readonly Policy[];

  constructor(
    private readonly engine: Engine,
    /** In single precision, to tell the leaders of the race. */
    private readonly coarse: Engine,
    game: Game,
    private readonly residents: readonly Policy[],
    { matchings = 32, seed = 1 }: OracleOptions,
  ) {
    const common = inCommonUnit(game);
    this.game = common.game;
    this.unit = common.unit;
    const random = createRandom(seed);
    this.matchings = drawMatchings(game, matchings, random);
    this.encounters = Float64Array.from(this.matchings, encountersOf);
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
    const evaluator = this.evaluator(policies);
    try {
      const choices = policies.map((_, at) => ({ action: at, assessment: at }));
      const totals = evaluator.totals(choices, this.matchings);
      const count = this.matchings.length;
      return policies.map((_, at) => this.told(this.summary(totals.subarray(at * count, (at + 1) * count))));
    } finally {
      evaluator.dispose();
    }
  }

  /**
   * The best of all deterministic memoryless policies, or of all choices of the half that is optimised. It is a race:
   * all run on the first four matchings, and after a few more and more of them only those go on that lead; what wins is
   * evaluated on every matching, in double precision. Where it is little work all run on all.
   */
  bestResponse(optimize: Optimize, fixed: Policy): BestResponse {
    checkQuestion(this.game, optimize, fixed);
    const { actions, assessments } = behaviours(this.performed, optimize, fixed);
    const learners = Array.from({ length: Math.max(actions.length, assessments.length) }, (_, at) => {
      const bits = [actions[at % actions.length]!, assessments[at % assessments.length]!] as const;
      return rulesOf(...bits, optimize, fixed).policy;
    });
    // The two constant assessments as they stand in the list: with Bad where nothing is ever seen.
    const constantAssessments = [0, assessments.length - 1];
    const all = actions.flatMap((bits, action) =>
      assessments.map((_, assessment) => ({
        action,
        assessment,
        constant:
          (optimize === "signal" || new Set(bits).size === 1) &&
          (optimize === "action" || constantAssessments.includes(assessment)),
      })),
    );
    const contenders = this.contenders(learners, all);
    const evaluator = this.evaluator(learners);
    try {
      const totals = evaluator.totals(contenders, this.matchings);
      const count = this.matchings.length;
      const results = contenders.map(({ action, assessment, constant }, at) => ({
        ...rulesOf(actions[action]!, assessments[assessment]!, optimize, fixed),
        ...this.summary(totals.subarray(at * count, (at + 1) * count)),
        constant,
      }));
      const best = results.reduce((a, b) => (b.payoff > a.payoff ? b : a));
      const constantPayoff = Math.max(...results.filter(({ constant }) => constant).map(({ payoff }) => payoff));
      const close = 1e-9 * (this.game.benefit + this.game.cost);
      const tied = results.filter(({ payoff }) => payoff >= best.payoff - close);
      return {
        ...this.told(best),
        ...rulesIn(best),
        ties: tied.map(rulesIn),
        constantPayoff: this.unit * constantPayoff,
        degenerate: constantPayoff >= best.payoff - (1 - DEGENERATE) * Math.abs(best.payoff),
      };
    } finally {
      evaluator.dispose();
    }
  }

  /** The optimum over policies that see every reputation and know the matching. */
  bound(optimize: Optimize, fixed: Policy): Evaluation {
    checkValue("optimize", optimize, optimizeTaken);
    checkChances(this.game, fixed, "fixed");
    const choices = choicesOf(this.game);
    const performed = asPerformed(this.game, fixed);
    const totals = Float64Array.from(this.matchings, (matching) =>
      boundOf(this.game, this.performed, choices, optimize, performed, matching),
    );
    return this.told(this.summary(totals));
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

  private evaluator(learners: readonly Policy[], engine = this.engine): Evaluator | DirectEvaluator {
    const Kind = this.game.matching === "direct" ? DirectEvaluator : Evaluator;
    return new Kind(engine, this.game, this.residents, learners);
  }

  /** The candidates that lead the race; all of them where that is little work. Constant ones always stay in. */
  private contenders<C extends Choice & { readonly constant: boolean }>(
    learners: readonly Policy[],
    all: readonly C[],
  ): readonly C[] {
    const { agents, reputations, rounds, matching } = this.game;
    const states = (agents * reputations ** agents) / 2;
    const work = all.length * this.matchings.length * rounds * states;
    if (work <= NO_RACE || matching === "direct") return all;
    const evaluator = this.evaluator(learners, this.coarse);
    try {
      let field = all.map((choice) => ({ choice, sum: 0 }));
      let done = 0;
      for (const { matchings, share, least } of RACE) {
        const leg = this.matchings.slice(done, matchings);
        done = matchings;
        if (leg.length === 0) break;
        const choices = field.map(({ choice }) => choice);
        const totals = evaluator.totals(choices, leg);
        for (const [at, runner] of field.entries()) {
          for (let place = 0; place < leg.length; place++) runner.sum += totals[at * leg.length + place]!;
        }
        const order = field.toSorted((a, b) => b.sum - a.sum);
        const last = order[Math.min(order.length, Math.max(least, Math.ceil(share * all.length))) - 1]!;
        field = field.filter(({ choice, sum }) => choice.constant || sum >= last.sum);
      }
      return field.map(({ choice }) => choice);
    } finally {
      evaluator.dispose();
    }
  }

  private summary(totals: Float64Array): Evaluation {
    return evaluationOf(this.game, totals, this.encounters);
  }

  /** In the unit of the game that was given. */
  private told(evaluation: Evaluation): Evaluation {
    return evaluationIn(this.unit, evaluation);
  }
}

/**
 * @throws OptionError for what does not fit; a TooLargeError where there are too many reputation vectors to follow.
 */
export async function createOracle(
  game: Game,
  residents: readonly Policy[],
  options: OracleOptions = {},
): Promise<Oracle> {
  checkOptions("an oracle", options, oracleOptions);
  checkGame(game);
  checkResidents(game, residents);
  checkStates(game, "in larger societies policies can be compared by play");
  return new Oracle(
    await createEngine({ dtype: "f64" }),
    await createEngine({ dtype: "f32" }),
    game,
    residents,
    options,
  );
}

function choicesOf(game: Game): Choices {
  const { actions, reputations } = game;
  // A policy that always makes one choice, as performed, tells what becomes of that choice.
  const always = (choice: number) => ({
    action: Float64Array.from({ length: reputations ** 2 * actions }, (_, at) => Number(at % actions === choice)),
    assessment: Float64Array.from({ length: reputations ** 3 * actions }, (_, at) =>
      Number(at % reputations === choice),
    ),
  });
  const indices = (count: number) => Array.from({ length: count }, (_, at) => at);
  return {
    action: indices(actions).map((choice) => asPerformed(game, always(choice)).action.slice(0, actions)),
    signal: indices(reputations).map((choice) => asPerformed(game, always(choice)).assessment.slice(0, reputations)),
  };
}
