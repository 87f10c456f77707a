// What a learner that sees more than the two reputations can attain, among residents who are known. Where it meets but one of
// them in an episode, every policy is evaluated exactly, on the state of the two and what is remembered; under `random` matching
// those are that see partner or round, by counts in which every resident is a type of its own. Where nobody meets twice there is nothing
// to be remembered, and matchings that are drawn are followed. What is remembered in a crowd is too much to follow.
import {
  asPerformed,
  defineSituated,
  type Game,
  inEach,
  isSituated,
  kinOf,
  type Policy,
  policyIn,
  type Random,
  SELF,
  type Sight,
  type SituatedPolicy,
  Situations,
} from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { meetsOne } from "../remembered.js";
import { bestWithEach } from "./best-with-each.js";
import { type Choices, choicesOf } from "./decision.js";
import type { MatchingsEvaluator, Reached } from "./matchings-evaluator.js";
import { PairEpisodes } from "./pair-response.js";
import type { Rules } from "./rules.js";
import { type SituatedBest, SituatedClimb, situatedRules } from "./situated-climb.js";
import { type Crowd, crowdOf, partnersOf } from "./type-counts/crowd.js";
import { encountersWith, totalsIn } from "./type-counts/recursion.js";
import { type ResidentType, typeNumbers, typesOf } from "./type-counts/resident-types.js";

/** Work that may go into what happens among the residents, and multiplications that one evaluation may take. */
const BUILDING = 4e8;
const EVALUATING = 2e8;
/** The same of a search, and of one among pairs, where each takes longer: a few seconds. */
const SEARCHING = 1e9;
const SEARCHING_PAIRS = 1.5e8;

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
  /** Types of residents that the learner can meet, and how many others there are. */
  private readonly types: readonly ResidentType[];
  /** The type of each resident, by its number among all types. */
  readonly typeOf: readonly number[];
  private readonly choices: Choices;
  private readonly episodes = new Map<string, PairEpisodes>();
  private undiscounted: SituatedEvaluator | undefined;

  /**
   * @param residents as performed
   * @param along evaluates on matchings that are drawn
   */
  constructor(
    private readonly game: Game,
    readonly residents: readonly Policy[],
    private readonly along: MatchingsEvaluator | undefined,
  ) {
    this.typeOf = typeNumbers(game, residents);
    this.types = typesOf(game, residents).filter(({ agent }) => partnersOf(game).partners(agent));
    this.choices = choicesOf(game);
  }

  /**
   * What a policy, as chosen, is worth over all matchings, or over those that are drawn where nobody meets twice; undefined where it
   * cannot be had.
   *
   * @param isAlike whether it does the same with all partners of one type
   */
  payoff(policy: SituatedPolicy, isAlike = !policy.sees.includes("partner")): number | undefined {
    const { game, residents } = this;
    const situations = new Situations(game, policy.sees);
    if (this.isFresh) return this.along?.evaluations([policy])[0]?.payoff;
    const performed = asPerformed(game, policy) as SituatedPolicy;
    if (meetsOne(game)) {
      const { partners, count, aloneChance } = partnersOf(game);
      const share = game.discount < 1 ? (1 - aloneChance) / count : 1 / (count * game.rounds);
      const met = isAlike
        ? this.types
        : residents.flatMap((one, at) => (partners(at + 1) ? [{ policy: one, count: 1, agent: at + 1 }] : []));
      return met.reduce(
        (sum, { count: many, agent }) => sum + share * many * this.episodesWith(situations, agent).total(performed),
        0,
      );
    }
    const crowd = this.crowd(situations.sees);
    if (crowd === undefined) return undefined;
    const seesPartner = situations.sees.includes("partner");
    const encounters = (round: number) =>
      crowd.meetings.flatMap((meeting) => {
        const situation = situations.of(seesPartner ? meeting.type.agent : 1, 0, round);
        return encountersWith({ ...crowd, meetings: [meeting] }, [policyIn(performed, situation)]);
      });
    const always = encounters(0);
    const seesRound = situations.sees.includes("round");
    const [total] = totalsIn(crowd, (round) => (seesRound ? encounters(round) : always), 1);
    return game.discount < 1 ? total : total! / (game.rounds * (1 - crowd.aloneChance));
  }

  /** What an encounter pays on average, where a discount counts. */
  perEncounter(policy: SituatedPolicy): { readonly perEncounter?: number } {
    const { game, residents, along } = this;
    if (game.discount === 1) return {};
    this.undiscounted ??= new SituatedEvaluator({ ...game, discount: 1 }, residents, along);
    const perEncounter = this.undiscounted.payoff(policy);
    return perEncounter === undefined ? {} : { perEncounter };
  }

  /** Rows that a policy comes to, of all its situations; undefined where that is not known. */
  reached(policy: SituatedPolicy): Reached | undefined {
    return this.isFresh ? this.along?.reached?.(policy) : undefined;
  }

  /** Whether all whom the learner meets are new to it. */
  get isFresh(): boolean {
    const { matching } = this.game;
    return !meetsOne(this.game) && (matching === "indirect" || matching === "round-robin");
  }

  private episodesWith(
    situations: Situations,
    agent: number,
    optimize: Optimize = "joint",
    fixed?: Policy,
  ): PairEpisodes {
    const { game, residents, choices, episodes } = this;
    const partner = residents[agent - 1]!;
    const made = () =>
      new PairEpisodes(
        { game, partner, kin: kinOf(game, SELF, agent), choices, optimize, fixed: fixed ?? partner },
        situations,
        agent,
      );
    if (fixed !== undefined) return made();
    const key = `${situations.sees} ${agent}`;
    const found = episodes.get(key) ?? made();
    episodes.set(key, found);
    return found;
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
    const knowsAll = situations.sees.includes("partner") && situations.sees.includes("round");
    if (meetsOne(game) && knowsAll) return this.bestInRounds(optimize, fixed, situations);
    const starts = plain.rules.slice(0, 2).map(({ policy }) => this.everywhere(situations, policy));
    if (this.payoff(starts[0]!) === undefined) return undefined;
    // Who the partner is may be all that matters.
    const pairs =
      meetsOne(game) && situations.sees.includes("partner") ? this.bestPairs(optimize, fixed, random) : undefined;
    if (pairs !== undefined) starts.unshift(this.withPartner(situations, pairs.ties[0]!.policy));
    const evaluations = this.isFresh
      ? this.along!.affordable
      : Math.floor((meetsOne(game) ? SEARCHING_PAIRS : SEARCHING) / this.work(situations));
    return new SituatedClimb(this, game, situations, optimize, fixed, evaluations).best(starts, random);
  }

  /** One that sees who its partner is as one that sees more. */
  private withPartner(situations: Situations, policy: Policy): SituatedPolicy {
    const each = situations.count / this.residents.length;
    const joined = (half: "action" | "assessment") =>
      Float64Array.from(
        this.residents.flatMap((_, partner) => Array.from(inEach(policyIn(policy, partner)[half], each))),
      );
    return defineSituated(this.game, situations, joined("action"), joined("assessment")) as SituatedPolicy;
  }

  /** A plain policy as one that sees more. */
  everywhere(situations: Situations, { action, assessment }: Policy): SituatedPolicy {
    const { count } = situations;
    const policy = defineSituated(this.game, situations, inEach(action, count), inEach(assessment, count));
    return policy as SituatedPolicy;
  }

  /** Multiplications of an evaluation, about. */
  private work(situations: Situations): number {
    const { rounds, reputations: k, actions: a, seats } = this.game;
    // With several roles the learner may have either.
    const roles = seats === "symmetric" || seats === "fixed" ? 1 : 2;
    if (meetsOne(this.game)) return roles * rounds * this.types.length * situations.memories * k ** 4 * a;
    return rounds * this.crowd(situations.sees)!.work;
  }

  /** Who sees partner and round knows all that matters to two who stay together. */
  private bestInRounds(optimize: Optimize, fixed: Policy, situations: Situations): SituatedBest {
    const { game } = this;
    const policy = this.everywhere(situations, fixed);
    for (const [at] of this.residents.entries()) {
      if (partnersOf(game).partners(at + 1))
        this.episodesWith(situations, at + 1, optimize, asPerformed(game, fixed)).writeBest(policy);
    }
    return { payoff: this.payoff(policy)!, ties: [situatedRules(game, policy)], isLowerBound: false };
  }

  private bestPairs(optimize: Optimize, fixed: Policy, random: Random): SituatedBest | undefined {
    return bestWithEach(this.game, this.types, this.typeOf, optimize, fixed, random);
  }

  private crowd(sees: readonly Sight[]): Crowd | undefined {
    const key = sees.join();
    if (this.crowds.has(key)) return this.crowds.get(key);
    const { game, residents } = this;
    const types = sees.includes("partner")
      ? residents.map((policy, at) => ({ policy, count: 1, agent: at + 1 }))
      : typesOf(game, residents);
    const isCounted = game.matching === "random" && !sees.includes("last");
    const crowd = isCounted ? crowdOf(game, types, BUILDING) : undefined;
    const fits = crowd !== undefined && game.rounds * crowd.work <= EVALUATING;
    this.crowds.set(key, fits ? crowd : undefined);
    return fits ? crowd : undefined;
  }
}
