// The references that every result is held against; method.md section 5.
import { createEngine, type Engine } from "../../autodiff/index.js";
import {
  allAsPerformed,
  asPerformed,
  createRandom,
  drawMatching,
  type Game,
  type Matching,
  type Policy,
  type PublicRecords,
  type Random,
} from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { agreement } from "./adherence.js";
import { boundOf, type Choices } from "./bound.js";
import { Evaluator, encountersOf, MOST_STATES } from "./evaluator.js";
import { behaviours, type Rules, rulesOf } from "./rules.js";

export interface OracleOptions {
  /** Matchings to average over; 32 unless told. One is enough where all are alike. */
  readonly matchings?: number;
  /** Seed of the matchings. */
  readonly seed?: number;
}

/** An expected payoff per encounter of the learner, exact on each matching. */
export interface Evaluation {
  readonly payoff: number;
  /** Over matchings; 0 where there is only one. */
  readonly standardError: number;
  /** Expected payoff per encounter on each matching; NaN where the learner sits out throughout. */
  readonly perMatching: Float64Array;
}

/** The best deterministic memoryless policy. */
export interface BestResponse extends Evaluation, Rules {
  /** Every policy that does as well: their number is small but seldom one. */
  readonly ties: readonly Rules[];
  /** The best that a policy attains which always does and says the same, in what is optimised. */
  readonly constantPayoff: number;
  /** Whether that is at least 99.5 % of the best response: then no context needs to be told apart. */
  readonly degenerate: boolean;
}

const DEGENERATE = 0.995;
/** Matchings on which every candidate is tried before all but the best are dropped. */
const SCREENING = 4;
const FINALISTS = 24;

export class Oracle {
  readonly matchings: readonly Matching[];
  private readonly encounters: Float64Array;
  private readonly performed: readonly Policy[];

  constructor(
    private readonly engine: Engine,
    private readonly game: Game,
    private readonly residents: readonly Policy[],
    { matchings = 32, seed = 1 }: OracleOptions,
  ) {
    const random = createRandom(seed);
    this.matchings = drawMatchings(game, matchings, random);
    this.encounters = Float64Array.from(this.matchings, encountersOf);
    this.performed = allAsPerformed(game, residents);
  }

  /** What a policy of the learner (as chosen) is worth. */
  evaluate(policy: Policy): Evaluation {
    return this.evaluateAll([policy])[0]!;
  }

  /** What each of some policies is worth. */
  evaluateAll(policies: readonly Policy[]): Evaluation[] {
    const evaluator = new Evaluator(this.engine, this.game, this.residents, policies);
    try {
      const choices = policies.map((_, at) => ({ action: at, assessment: at }));
      const totals = evaluator.totals(choices, this.matchings);
      const count = this.matchings.length;
      return policies.map((_, at) => this.summary(totals.subarray(at * count, (at + 1) * count)));
    } finally {
      evaluator.dispose();
    }
  }

  /**
   * The best of all deterministic memoryless policies, or of all choices of the half that is optimised. All are tried on
   * the first few matchings, and on the others those that may still be best: the leaders, and whatever lies within five
   * standard errors of the paired difference from the first.
   */
  bestResponse(optimize: Optimize, fixed: Policy): BestResponse {
    const { actions, assessments } = behaviours(this.performed, optimize, fixed);
    const learners = Array.from({ length: Math.max(actions.length, assessments.length) }, (_, at) => {
      const bits = [actions[at % actions.length]!, assessments[at % assessments.length]!] as const;
      return rulesOf(...bits, optimize, fixed).policy;
    });
    const all = actions.flatMap((_, action) => assessments.map((_, assessment) => ({ action, assessment })));
    const isConstant = ({ action, assessment }: { action: number; assessment: number }) =>
      (optimize === "signal" || new Set(actions[action]).size === 1) &&
      (optimize === "action" || this.constantBits(assessments).has(assessments[assessment]!));
    const evaluator = new Evaluator(this.engine, this.game, this.residents, learners);
    try {
      const few = this.matchings.slice(0, SCREENING);
      const screened = evaluator.totals(all, few);
      const kept = contenders(screened, all.length, few.length);
      const candidates = all.filter((choice, at) => kept.has(at) || isConstant(choice));
      const rest = this.matchings.slice(SCREENING);
      const more = rest.length === 0 ? new Float64Array(0) : evaluator.totals(candidates, rest);
      const results = candidates.map((choice, at) => {
        const from = (choice.action * assessments.length + choice.assessment) * few.length;
        const totals = new Float64Array(this.matchings.length);
        totals.set(screened.subarray(from, from + few.length));
        totals.set(more.subarray(at * rest.length, (at + 1) * rest.length), few.length);
        const rules = rulesOf(actions[choice.action]!, assessments[choice.assessment]!, optimize, fixed);
        return { ...rules, ...this.summary(totals), constant: isConstant(choice) };
      });
      const best = results.reduce((a, b) => (b.payoff > a.payoff ? b : a));
      const constantPayoff = Math.max(...results.filter(({ constant }) => constant).map(({ payoff }) => payoff));
      const close = 1e-9 * (this.game.benefit + this.game.cost);
      const { constant: _, ...response } = best;
      return {
        ...response,
        ties: results.filter(({ payoff }) => payoff >= best.payoff - close),
        constantPayoff,
        degenerate: constantPayoff >= best.payoff - (1 - DEGENERATE) * Math.abs(best.payoff),
      };
    } finally {
      evaluator.dispose();
    }
  }

  /** The optimum over policies that see every reputation and know the matching. */
  bound(optimize: Optimize, fixed: Policy): Evaluation {
    const choices = choicesOf(this.game);
    const performed = asPerformed(this.game, fixed);
    return this.summary(
      Float64Array.from(this.matchings, (matching) =>
        boundOf(this.game, this.performed, choices, optimize, performed, matching),
      ),
    );
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

  /** The two constant assessments, as they stand in the list: with Bad where nothing is ever seen. */
  private constantBits(assessments: readonly string[]): Set<string> {
    return new Set([assessments[0]!, assessments.at(-1)!]);
  }

  private summary(totals: Float64Array): Evaluation {
    const { encounters } = this;
    const count = totals.length;
    const all = encounters.reduce((sum, number) => sum + number, 0);
    const payoff = totals.reduce((sum, total) => sum + total, 0) / all;
    const squares = totals.reduce((sum, total, at) => sum + (total - payoff * encounters[at]!) ** 2, 0);
    const standardError = count === 1 ? 0 : Math.sqrt((squares * count) / (count - 1)) / all;
    return { payoff, standardError, perMatching: totals.map((total, at) => total / encounters[at]!) };
  }
}

/**
 * @throws RangeError where the joint belief would have too many states, or the game is not binary.
 */
export async function createOracle(
  game: Game,
  residents: readonly Policy[],
  options: OracleOptions = {},
): Promise<Oracle> {
  if (game.reputations ** game.agents > MOST_STATES) {
    throw new RangeError(
      `oracle: ${game.agents} agents have ${game.reputations}^${game.agents} reputation vectors, takes at most ${MOST_STATES}`,
    );
  }
  return new Oracle(await createEngine({ dtype: "f64" }), game, residents, options);
}

/**
 * Matchings to average over. Under `direct` matching the partner is the luck of the draw for a whole episode, so every
 * partner comes equally often.
 */
function drawMatchings(game: Game, count: number, random: Random): Matching[] {
  if (game.matching !== "direct") return Array.from({ length: count }, () => drawMatching(game, random));
  const partners = game.agents - 1;
  return Array.from({ length: Math.ceil(count / partners) * partners }, (_, at) => {
    for (;;) {
      const matching = drawMatching(game, random);
      if (partnerIn(matching) === 1 + (at % partners)) return matching;
    }
  });
}

/** The learner's first partner, or 0. */
function partnerIn(matching: Matching): number {
  const at = matching.indexOf(0);
  return at < 0 ? 0 : matching[at ^ 1]!;
}

/** Numbers of the candidates that may be best. */
function contenders(totals: Float64Array, candidates: number, matchings: number): Set<number> {
  const sum = (candidate: number) => {
    let total = 0;
    for (let at = 0; at < matchings; at++) total += totals[candidate * matchings + at]!;
    return total;
  };
  const sums = Float64Array.from({ length: candidates }, (_, candidate) => sum(candidate));
  const order = Array.from({ length: candidates }, (_, candidate) => candidate).sort((a, b) => sums[b]! - sums[a]!);
  const leader = order[0]!;
  const kept = new Set(order.slice(0, FINALISTS));
  for (const candidate of order.slice(FINALISTS)) {
    const mean = (sums[leader]! - sums[candidate]!) / matchings;
    let squares = 0;
    for (let at = 0; at < matchings; at++) {
      squares += (totals[leader * matchings + at]! - totals[candidate * matchings + at]! - mean) ** 2;
    }
    const error = matchings === 1 ? 0 : Math.sqrt(squares / (matchings - 1) / matchings);
    if (mean <= 5 * error) kept.add(candidate);
  }
  return kept;
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
