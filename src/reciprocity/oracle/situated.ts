// What a learner that sees more than the two reputations can attain, among residents who are known. Where it meets but one of
// them in an episode, every policy is evaluated exactly, on the state of the two and what is remembered; under `random` matching
// those are that see partner or round, by counts in which every resident is a type of its own. What is remembered in a crowd is
// too much to follow.
import {
  asPerformed,
  defineSituated,
  type Game,
  inEach,
  isSituated,
  type Policy,
  policyIn,
  type Random,
  type Sight,
  type SituatedPolicy,
  Situations,
} from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { PairValue } from "../pair-value.js";
import { meetsOne } from "../remembered.js";
import { choicesAsText, greedyChoices, RuleSpace, type Rules } from "./rules.js";
import { searched } from "./search.js";
import { type Crowd, crowdOf } from "./type-counts/crowd.js";
import { ExactEvaluator } from "./type-counts/exact-evaluator.js";
import { encountersWith, totalsIn } from "./type-counts/recursion.js";
import { typesOf } from "./type-counts/resident-types.js";

/** Work that may go into what happens among the residents, and multiplications that one evaluation may take. */
const BUILDING = 4e8;
const EVALUATING = 2e8;
/** The same of a search. */
const SEARCHING = 3e9;
/** Starts of a search that are drawn. */
const DRAWN = 14;

/** The best that was found of policies that see more. */
export interface SituatedBest {
  readonly payoff: number;
  readonly ties: readonly Rules[];
  readonly isLowerBound: boolean;
}

/** Of a policy that sees more, its choices in one situation after another. */
export function situatedRules(game: Game, policy: Policy): Rules {
  return {
    action: choicesAsText(greedyChoices(policy.action, game.actions), game.actions),
    assessment: choicesAsText(greedyChoices(policy.assessment, game.reputations), game.reputations),
    policy,
  };
}

/** The plain policy that a half which is not optimised is of; undefined where it depends on the situation. */
export function plainFixed(optimize: Optimize, fixed: Policy): Policy | undefined {
  if (!isSituated(fixed)) return fixed;
  const plain = policyIn(fixed, 0);
  const isPlain = (half: "action" | "assessment") =>
    fixed[half].every((chance, at) => chance === plain[half][at % plain[half].length]);
  const halves = optimize === "joint" ? [] : [optimize === "action" ? ("assessment" as const) : ("action" as const)];
  return halves.every(isPlain) ? plain : undefined;
}

export class SituatedEvaluator {
  private readonly crowds = new Map<string, Crowd | undefined>();

  /** @param residents as performed */
  constructor(
    private readonly game: Game,
    private readonly residents: readonly Policy[],
  ) {}

  /** Expected payoff per encounter over all matchings, of a policy as chosen; undefined where it cannot be had. */
  payoff(policy: SituatedPolicy): number | undefined {
    const { game, residents } = this;
    const situations = new Situations(game, policy.sees);
    const performed = asPerformed(game, policy);
    if (meetsOne(game)) {
      const pair = new PairValue(game, situations);
      const total = residents.reduce((sum, resident, at) => sum + pair.total(at + 1, performed, resident), 0);
      return total / (residents.length * game.rounds);
    }
    const crowd = this.crowd(situations.sees);
    if (crowd === undefined) return undefined;
    const partners = situations.sees.includes("partner") ? residents.map((_, at) => at + 1) : undefined;
    const encounters = (round: number) =>
      crowd.meetings.flatMap((meeting, at) => {
        const situation = situations.of(partners?.[at] ?? 1, 0, round);
        return encountersWith({ ...crowd, meetings: [meeting] }, [policyIn(performed, situation)]);
      });
    const always = encounters(0);
    const seesRound = situations.sees.includes("round");
    const [total] = totalsIn(crowd, (round) => (seesRound ? encounters(round) : always), 1);
    return total! / (game.rounds * (1 - crowd.aloneChance));
  }

  /**
   * The best of all deterministic policies that see so much, where they can be evaluated. Under `direct` matching, partner alone
   * being seen, each pair is a game by itself, of which the best is known as of any other; elsewhere it is looked for by changing
   * one choice after another, from the best that sees no more and from some starts that are drawn.
   *
   * @param plain best responses that see no more
   */
  best(
    optimize: Optimize,
    fixed: Policy,
    sees: readonly Sight[],
    plain: { readonly payoff: number; readonly rules: readonly Rules[] },
    random: Random,
  ): SituatedBest | undefined {
    const { game } = this;
    const situations = new Situations(game, sees);
    if (meetsOne(game) && situations.sees.join() === "partner") return this.bestPairs(optimize, fixed, random);
    const first = this.payoff(this.everywhere(situations, plain.rules[0]!.policy));
    if (first === undefined) return undefined;
    return new Climb(this, game, this.residents, situations, optimize, fixed, this.work(situations)).best(
      plain.rules.slice(0, 2),
      random,
    );
  }

  /** A plain policy as one that sees more. */
  everywhere(situations: Situations, { action, assessment }: Policy): SituatedPolicy {
    const { count } = situations;
    const policy = defineSituated(this.game, situations, inEach(action, count), inEach(assessment, count));
    return policy as SituatedPolicy;
  }

  /** Multiplications of an evaluation, about. */
  private work(situations: Situations): number {
    const { rounds, reputations: k, actions: a } = this.game;
    if (meetsOne(this.game)) return rounds * this.residents.length * situations.memories * k ** 4 * a;
    return rounds * this.crowd(situations.sees)!.work;
  }

  private bestPairs(optimize: Optimize, fixed: Policy, random: Random): SituatedBest | undefined {
    const { game, residents } = this;
    const situations = new Situations(game, ["partner"]);
    const close = 1e-9 * (game.benefit + game.cost);
    const pair = { ...game, agents: 2 };
    const types = typesOf(residents);
    const found = types.map(({ policy }) => {
      const space = new RuleSpace(game, [policy], optimize, fixed);
      const evaluator = ExactEvaluator.of(pair, [policy]);
      if (evaluator === undefined) return undefined;
      return { space, ...searched(space, evaluator.worthIn(space), [policy], random, close) };
    });
    const all = found.flatMap((one) => (one === undefined ? [] : [one]));
    if (all.length < types.length) return undefined;
    const indexOf = residents.map((resident) =>
      types.findIndex(({ policy }) => typesOf([policy, resident]).length === 1),
    );
    const rulesOf = (choice: readonly number[]): Rules => {
      const policies = all.map(({ space, ties }, type) => space.rules(ties[choice[type]!]!).policy);
      const joined = (half: "action" | "assessment") =>
        Float64Array.from(indexOf.flatMap((type) => Array.from(policies[type]![half])));
      return situatedRules(game, defineSituated(game, situations, joined("action"), joined("assessment")));
    };
    const payoff = types.reduce((sum, { count }, type) => sum + (count / residents.length) * all[type]!.payoff, 0);
    return {
      payoff,
      ties: combinations(all.map(({ ties }) => ties.length)).map(rulesOf),
      isLowerBound: all.some(({ isLowerBound }) => isLowerBound),
    };
  }

  private crowd(sees: readonly Sight[]): Crowd | undefined {
    const key = sees.join();
    if (this.crowds.has(key)) return this.crowds.get(key);
    const { game, residents } = this;
    const types = sees.includes("partner") ? residents.map((policy) => ({ policy, count: 1 })) : typesOf(residents);
    const isCounted = game.matching === "random" && !sees.includes("last");
    const crowd = isCounted ? crowdOf(game, types, BUILDING) : undefined;
    const fits = crowd !== undefined && game.rounds * crowd.work <= EVALUATING;
    this.crowds.set(key, fits ? crowd : undefined);
    return fits ? crowd : undefined;
  }
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

/** Looks for a best response by changing one choice after another; partners of one type are treated alike. */
class Climb {
  private evaluations: number;
  /** Situations that are decided alike. */
  private readonly groups: readonly (readonly number[])[];

  constructor(
    private readonly evaluator: SituatedEvaluator,
    private readonly game: Game,
    private readonly residents: readonly Policy[],
    private readonly situations: Situations,
    private readonly optimize: Optimize,
    private readonly fixed: Policy,
    work: number,
  ) {
    this.evaluations = Math.max(200, Math.floor(SEARCHING / work));
    const types = typesOf(residents);
    const typeOf = (partner: number) =>
      types.findIndex(({ policy }) => typesOf([policy, residents[partner - 1]!]).length === 1);
    const groups = new Map<string, number[]>();
    const seesPartner = situations.sees.includes("partner");
    // The last round first: what is done late is decided by itself.
    for (let situation = situations.count - 1; situation >= 0; situation--) {
      const parts = situations.parts(situation);
      const key = seesPartner ? [typeOf(parts[0]! + 1), ...parts.slice(1)] : parts;
      groups.set(key.join(), [...(groups.get(key.join()) ?? []), situation]);
    }
    const round = (group: readonly number[]) => situations.parts(group[0]!).at(-1)!;
    const ordered = [...groups.values()];
    if (situations.sees.includes("round")) ordered.sort((one, other) => round(other) - round(one));
    this.groups = ordered;
  }

  best(plain: readonly Rules[], random: Random): SituatedBest {
    const space = new RuleSpace(this.game, this.residents, this.optimize, this.fixed);
    const drawn = Array.from(
      { length: DRAWN },
      () => space.rules(space.point((place) => random.below(space.width(place)))).policy,
    );
    const starts = [...plain.map(({ policy }) => policy), ...drawn];
    const ends = starts.map((start, at) => {
      const limit = Math.floor(this.evaluations / (starts.length - at));
      return this.climb(this.evaluator.everywhere(this.situations, start), space, limit);
    });
    const winner = ends.reduce((one, other) => (other.payoff > one.payoff ? other : one));
    return { payoff: winner.payoff, ties: [situatedRules(this.game, winner.policy)], isLowerBound: true };
  }

  private climb(policy: SituatedPolicy, space: RuleSpace, limit: number): { policy: SituatedPolicy; payoff: number } {
    const close = 1e-9 * (this.game.benefit + this.game.cost);
    const { count } = this.situations;
    let payoff = this.evaluator.payoff(policy)!;
    let left = limit;
    for (let better = true; better && left > 0; ) {
      better = false;
      for (const group of this.groups) {
        for (const place of space.free) {
          const isAction = space.isAction(place);
          const half = isAction ? policy.action : policy.assessment;
          const width = space.width(place);
          const row = isAction ? place : place - this.game.reputations ** 2;
          const rows = half.length / count;
          const set = (choice: number) => {
            for (const situation of group) {
              const at = situation * rows + row * width;
              half.fill(0, at, at + width);
              half[at + choice] = 1;
            }
          };
          const first = group[0]! * rows + row * width;
          let now = half.subarray(first, first + width).indexOf(1);
          for (let choice = 0; choice < width && left > 0; choice++) {
            if (choice === now) continue;
            const before = now;
            set(choice);
            const found = this.evaluator.payoff(policy)!;
            left -= 1;
            if (found > payoff + close) {
              payoff = found;
              now = choice;
              better = true;
            } else set(before);
          }
        }
      }
    }
    this.evaluations -= limit - left;
    return { policy, payoff };
  }
}
