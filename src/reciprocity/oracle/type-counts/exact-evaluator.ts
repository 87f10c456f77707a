// Expected payoffs over all matchings and first reputations at once, where residents are of few types.
import { asPerformed, type Game, type Policy, SELF } from "../../../game/index.js";
import type { Optimize } from "../../learner.js";
import { type Choices, choicesOf } from "../decision.js";
import { pairGame } from "../pair-game.js";
import type { Point, RuleSpace } from "../rules.js";
import { BY_TURNS, type Turn, turnsOf } from "../turns.js";
import type { Worth } from "../worth.js";
import { choiceSlopes } from "./choice-slopes.js";
import { type Crowd, crowdOf, partnersOf } from "./crowd.js";
import { informedTotal } from "./informed.js";
import { encountersWith, totalsIn } from "./recursion.js";
import { typesOf } from "./resident-types.js";
import { hasSlopes } from "./slopes.js";

/** Work that may go into finding out what happens among the residents: a few seconds. */
const BUILDING = 4e8;
/** Multiplications that the evaluation of one policy may take. */
const EVALUATING = 2e8;
/** Multiplications up to which all policies are tried: a few seconds. */
const TRYING = 1.5e9;
/** Multiplications that a search may take. */
const SEARCHING = 2e9;
/** Multiplications that go into changes that promise nothing, each time. */
const DOUBTING = 1e8;
/** Points that are tried one by one at the most. */
const MOST_POINTS = 2 ** 17;
/** Evaluations that a search may make however little each takes. */
const MOST_EVALUATIONS = 2 ** 14;
/** Entries of the table of one encounter, K^4. */
const MOST_ENTRIES = 2 ** 17;
/** Numbers that the values of all policies evaluated side by side should take, so that they stay in cache. */
const BATCH_FLOATS = 16384;

/** A society that the learner may find itself in, and how likely. */
interface Part {
  readonly crowd: Crowd;
  readonly chance: number;
  /** The roles that it has there, by which rounds go in turn. */
  readonly turns: readonly (readonly Turn[])[];
}

/** Evaluates policies of the learner over all matchings at once. */
export class ExactEvaluator {
  /** Multiplications that the evaluation of one policy takes, about. */
  private readonly work: number;
  private readonly choices: Choices;

  private constructor(
    private readonly game: Game,
    private readonly parts: readonly Part[],
    /** What a return is divided by: the encounters that are expected, where payoffs are means over them. */
    private readonly divisor: number,
  ) {
    this.work = game.rounds * parts.reduce((sum, { crowd }) => sum + crowd.work, 0);
    this.choices = choicesOf(game);
  }

  /**
   * @param residents as performed
   * @returns undefined where the matching has a memory beyond pairs that stay together, or there is too much to follow
   */
  static of(game: Game, residents: readonly Policy[]): ExactEvaluator | undefined {
    const { matching, rounds, reputations: k, discount } = game;
    if ((matching !== "random" && matching !== "direct") || k ** 4 > MOST_ENTRIES) return undefined;
    const types = typesOf(game, residents);
    const own = turnsOf(game, SELF);
    if (matching === "random") {
      const crowd = crowdOf(game, types, BUILDING);
      if (crowd === undefined) return undefined;
      const divisor = discount < 1 ? 1 : rounds * (1 - crowd.aloneChance);
      const made = new ExactEvaluator(game, [{ crowd, chance: 1, turns: [own] }], divisor);
      return made.work > EVALUATING ? undefined : made;
    }
    // Under direct matching nobody but the partner ever matters, and whoever sits out has no encounter: no part of a mean over
    // encounters, but a return of 0.
    const { partners, count: candidates, aloneChance } = partnersOf(game);
    const meets = discount < 1 ? 1 - aloneChance : 1;
    const begins = game.seats === "alternating" ? BY_TURNS : [[own]];
    const parts = types.flatMap(({ policy, count, agent }) => {
      if (!partners(agent)) return [];
      const crowd = crowdOf(pairGame(game, agent), [{ policy, count: 1, agent: 1 }], BUILDING)!;
      const chance = (meets * count) / candidates;
      return begins.map((turns) => ({ crowd, chance: chance / begins.length, turns }));
    });
    const made = new ExactEvaluator(game, parts, discount < 1 ? 1 : rounds);
    return made.work > EVALUATING ? undefined : made;
  }

  /** The same without the discount: what an encounter pays on average. */
  undiscounted(): ExactEvaluator {
    if (this.game.discount === 1) return this;
    const even = (game: Game): Game => ({ ...game, discount: 1 });
    const parts = this.parts.map((part) => ({ ...part, crowd: { ...part.crowd, game: even(part.crowd.game) } }));
    const encounters = parts.reduce((sum, { crowd, chance }) => {
      return sum + chance * this.game.rounds * (1 - crowd.aloneChance);
    }, 0);
    return new ExactEvaluator(even(this.game), parts, encounters);
  }

  /**
   * What each policy is worth: the expected payoff per encounter, or with a discount the expected return of an episode.
   *
   * @param policies as chosen
   */
  payoffs(policies: readonly Policy[]): Float64Array {
    const payoffs = new Float64Array(policies.length);
    const { reputations: k } = this.game;
    const floats = Math.max(
      ...this.parts.map(({ crowd }) => k * k * Math.max(...crowd.meetings.map(({ size }) => size))),
    );
    const width = Math.max(1, Math.min(64, Math.floor(BATCH_FLOATS / floats)));
    for (let from = 0; from < policies.length; from += width) {
      const some = policies.slice(from, from + width).map((policy) => asPerformed(this.game, policy));
      for (const { crowd, chance, turns } of this.parts) {
        const encounters = turns.map((own) => encountersWith(crowd, some, own));
        const totals = totalsIn(crowd, (round) => encounters[round % turns.length]!, some.length);
        for (const [at, total] of totals.entries()) payoffs[from + at]! += (chance * total) / this.divisor;
      }
    }
    return payoffs;
  }

  /** The most that a player can expect who sees every reputation, its role and whom it meets, but not the future. */
  informed(optimize: Optimize, fixed: Policy): number {
    const performed = asPerformed(this.game, fixed);
    return this.parts.reduce((sum, { crowd, chance, turns }) => {
      return sum + (chance * informedTotal(crowd, turns, this.choices, optimize, performed)) / this.divisor;
    }, 0);
  }

  /** What points of a space are worth. */
  worthIn(space: RuleSpace): Worth {
    const { work, parts } = this;
    const payoffs = (points: readonly Point[]) => this.payoffs(points.map((point) => space.rules(point).policy));
    const within = (multiplications: number) => Math.floor(multiplications / work);
    return {
      canTry: (points) => points <= MOST_POINTS && points <= within(TRYING),
      all: payoffs,
      payoffs,
      ...(parts.every(({ crowd }) => hasSlopes(crowd)) && { slopes: (point: Point) => this.slopes(space, point) }),
      evaluations: Math.max(1, Math.min(MOST_EVALUATIONS, within(SEARCHING))),
      trials: Math.max(8, within(DOUBTING)),
    };
  }

  private slopes(space: RuleSpace, point: Point): (place: number, choice: number) => number {
    const { game, parts, choices, divisor } = this;
    const policy = asPerformed(game, space.rules(point).policy);
    const all = parts.map(({ crowd, chance, turns }) => choiceSlopes(crowd, policy, turns, chance / divisor));
    return (place, choice) => {
      const { decision, row, width } = space.place(place);
      const outcomes = choices(decision)[choice]!;
      let slope = 0;
      for (const slopes of all) {
        for (let outcome = 0; outcome < outcomes.length; outcome++)
          slope += outcomes[outcome]! * slopes[decision.half][row * width + outcome]!;
      }
      return slope;
    };
  }
}
