// References for societies that are too large to follow exactly: policies are compared in played episodes.
import {
  type AsyncPlayer,
  allocateRecords,
  asPerformed,
  checkChances,
  checkGame,
  checkPlayers,
  createRandom,
  eachDecisionWith,
  type Game,
  isAsked,
  JUDGING,
  type Player,
  type Policy,
  type PublicRecords,
  play,
  playersAsPerformed,
  ruleTable,
  SELF,
} from "../../game/index.js";
import { checkOptions, integer, type OptionTable } from "../../options.js";
import { inCommonUnit } from "../common-unit.js";
import type { Optimize } from "../learner.js";
import { type BestResponse, isDegenerate } from "./best-response.js";
import { type Evaluation, evaluationIn, evaluationOfRecords } from "./evaluation.js";
import { checkPolicies, checkQuestion } from "./request.js";
import { type Point, RuleSpace, type Rules, rulesIn } from "./rules.js";
import { searched } from "./search.js";

export interface PlayedOracleOptions {
  /** Episodes of an evaluation, 1 to 10^6; 1000 unless told. */
  readonly episodes?: number;
  /** Any safe integer; 1 unless told. */
  readonly seed?: number;
}

const taken: OptionTable<PlayedOracleOptions> = { episodes: integer(1, 1e6), seed: integer(Number.MIN_SAFE_INTEGER) };

/** Streams of the seed: what wins a race is judged by other episodes than those that it won. */
const streams = { evaluation: 0, race: 1, climb: 2 } as const;
/** Policies that are tried one by one at the most; and, where they are more, episodes and evaluations of a search. */
const MOST_RUNNERS = 2 ** 12;
const CLIMBING = { episodes: 100, evaluations: 2000 };
/** In so many episodes, the best so many go on. All meet the same partners and the same draws, so that few tell them apart. */
const RACE = [
  { episodes: 24, last: 512 },
  { episodes: 200, last: 64 },
  { episodes: 2000, last: 1 },
];

/**
 * What policies of the learner are worth, estimated: every policy plays the same episodes, with the same matchings and the same
 * draws, so that differences are more certain than payoffs.
 */
export class PlayedOracle {
  /** In the common unit, as is everything inside. */
  private readonly game: Game;
  private readonly unit: number;
  private readonly performed: readonly Player[];
  private readonly episodes: number;
  private readonly seed: number;

  /** @param residents agents 1 .. N-1: policies, or agents that are asked, who answer at once */
  constructor(game: Game, residents: readonly AsyncPlayer[], options: PlayedOracleOptions = {}) {
    checkOptions("a played oracle", options, taken);
    checkGame(game);
    checkPlayers(game, residents);
    const { episodes = 1000, seed = 1 } = options;
    const common = inCommonUnit(game);
    this.game = common.game;
    this.unit = common.unit;
    this.performed = playersAsPerformed(game, residents) as readonly Player[];
    this.episodes = episodes;
    this.seed = seed;
  }

  evaluate(policy: Policy): Evaluation {
    checkChances(this.game, policy, "policy");
    return this.evaluateAll([policy])[0]!;
  }

  evaluateAll(policies: readonly Policy[]): Evaluation[] {
    checkPolicies(this.game, policies);
    const records = this.records(this.episodes);
    return policies.map((policy) => evaluationIn(this.unit, this.played(policy, streams.evaluation, records)));
  }

  /**
   * The winner of a race of all deterministic memoryless policies, and what it is worth in other episodes. Where they are too many,
   * it is looked for by changing one choice after another.
   */
  bestResponse(optimize: Optimize, fixed: Policy): BestResponse {
    checkQuestion(this.game, optimize, fixed);
    const space = new RuleSpace(
      this.game,
      this.performed.map((player) => actsOf(this.game, player)),
      optimize,
      fixed,
    );
    const constants = space.constants("action").flatMap((act) =>
      space.constants("assessment").map((say) => {
        return space.rules(space.point((place) => (space.isAction(place) ? act(place) : say(place))));
      }),
    );
    const field = space.size <= MOST_RUNNERS ? this.race(space) : this.climb(space);
    // A constant policy may turn out ahead in the episodes that the winner is judged by.
    const records = this.records(this.episodes);
    const evaluated = [...field, ...constants].map((rules) => ({
      ...rules,
      ...this.played(rules.policy, streams.evaluation, records),
    }));
    const best = evaluated.reduce((one, other) => (other.payoff > one.payoff ? other : one));
    const constantPayoff = Math.max(...evaluated.slice(field.length).map(({ payoff }) => payoff));
    return {
      ...evaluationIn(this.unit, best),
      ...rulesIn(best),
      ties: evaluated.filter(({ payoff }) => payoff === best.payoff).map(rulesIn),
      constantPayoff: this.unit * constantPayoff,
      isLowerBound: true,
      constantSignalPayoff: null,
      constantActionPayoff: null,
      degenerate: isDegenerate(best.payoff, constantPayoff),
    };
  }

  private race(space: RuleSpace): Rules[] {
    let field = Array.from(space.all(), (point) => space.rules(point));
    for (const { episodes, last } of RACE) {
      const records = this.records(episodes);
      const runners = field.map((rules) => ({
        rules,
        payoff: this.played(rules.policy, streams.race, records).payoff,
      }));
      runners.sort((one, other) => other.payoff - one.payoff);
      // The winners are all that did exactly as well.
      const kept = last === 1 ? runners.filter(({ payoff }) => payoff === runners[0]!.payoff) : runners.slice(0, last);
      field = kept.map(({ rules }) => rules);
    }
    return field;
  }

  private climb(space: RuleSpace): Rules[] {
    const records = this.records(CLIMBING.episodes);
    const payoffs = (points: readonly Point[]) =>
      Float64Array.from(points, (point) => this.played(space.rules(point).policy, streams.race, records).payoff);
    const reached = (point: Point) => {
      this.played(space.rules(point).policy, streams.race, records);
      const rows = { action: new Set<number>(), assessment: new Set<number>() };
      eachDecisionWith(records, SELF, (agent, half, row) => {
        if (agent === SELF) rows[half === JUDGING ? "assessment" : "action"].add(row);
      });
      return (at: number) => rows[space.place(at).decision.half].has(space.place(at).row);
    };
    const worth = { canTry: () => false, all: payoffs, payoffs, reached, ...CLIMBING, trials: 0 };
    const random = createRandom(this.seed).split(streams.climb);
    const { ties } = searched(
      space,
      worth,
      this.performed.map((player) => actsOf(this.game, player)),
      random,
      0,
    );
    return ties.map((point) => space.rules(point));
  }

  private records(episodes: number): PublicRecords {
    return allocateRecords(this.game, episodes);
  }

  private played(policy: Policy, stream: number, records: PublicRecords): Evaluation {
    const learner = asPerformed(this.game, policy);
    play(this.game, [learner, ...this.performed], createRandom(this.seed).split(stream), records);
    return evaluationOfRecords(records);
  }
}

/** How one may act: of an agent that is asked nobody knows, so that it may do anything. */
function actsOf(game: Game, player: Player): Policy {
  if (!isAsked(player)) return player;
  const evenly = ({ choices }: { readonly choices: number }) => new Array<number>(choices).fill(1 / choices);
  return { action: ruleTable("action", evenly, game), assessment: ruleTable("assessment", evenly, game) };
}
