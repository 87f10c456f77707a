// What everybody gets in a society of known policies, exactly, on given matchings.
import {
  allAsPerformed,
  checkChances,
  checkGame,
  checkMatching,
  encounterTable,
  type Game,
  GameError,
  isSituated,
  kinOf,
  type Matching,
  type Policy,
  payoffTable,
} from "../../game/index.js";
import { checkValue, such } from "../../options.js";
import { TooLargeError } from "../too-large-error.js";
import {
  canNumber,
  MOST_VECTORS,
  type Outcomes,
  outcomesFrom,
  stepsOf,
  VectorFollower,
  weightsOf,
} from "./few-vectors.js";

/** What each agent is expected to get in an episode of each matching. */
export interface ExactReturns {
  /** Sums over its own encounters, each discounted as the game says, `[matchings][N]`. */
  readonly returns: readonly Float64Array[];
  /** Mean payoff per encounter, `[matchings][N]`; NaN of one that has none. */
  readonly perEncounter: readonly Float64Array[];
}

/**
 * The expected returns of all agents of a society whose policies are known, by following every vector of reputations that has a
 * chance. Where all decide by rules, begin alike and nobody errs these are few, however many agents and reputations there are.
 *
 * @param policies one for every agent, agent 0 first, as chosen: the game's errors are added here
 * @param matchings such as `drawMatching` draws
 * @throws GameError for what does not fit; a TooLargeError where more than 2^15 vectors have a chance at once
 */
export function exactReturns(game: Game, policies: readonly Policy[], matchings: readonly Matching[]): ExactReturns {
  checkGame(game);
  checkValue("policies", policies, such(`a list of ${game.agents} policies, one for each agent`, Array.isArray));
  if (policies.length !== game.agents)
    throw new GameError("policies", `${policies.length} of them`, `one for each of the ${game.agents} agents`);
  for (const [agent, policy] of policies.entries()) {
    checkChances(game, policy, `policies[${agent}]`);
    if (isSituated(policy)) throw new GameError(`policies[${agent}].sees`, policy.sees, "nothing beyond reputations");
  }
  checkValue("matchings", matchings, such("a list of matchings, such as drawMatching gives", Array.isArray));
  for (const [at, matching] of matchings.entries()) checkMatching(game, matching, `matchings[${at}]`);
  if (!canNumber(game)) throw tooLarge(game);
  const performed = allAsPerformed(game, policies);
  const encounters = new PolicyEncounters(game);
  const follower = new VectorFollower(game);
  const weights = weightsOf(game);
  const returns: Float64Array[] = [];
  const perEncounter: Float64Array[] = [];
  for (const matching of matchings) {
    const own = new Float64Array(game.agents);
    const sums = new Float64Array(game.agents);
    const counts = new Int32Array(game.agents);
    for (const agent of matching) counts[agent]! += 1;
    const course = follower.course(stepsOf(game, matching, () => true));
    const isFew = follower.follow(
      course,
      ({ first, second }) => encounters.of(performed[first]!, performed[second]!, kinOf(game, first, second)),
      ({ first, second, before }, { payoffs }, context, chance) => {
        const paidFirst = chance * payoffs[0][context]!;
        const paidSecond = chance * payoffs[1][context]!;
        sums[first]! += paidFirst;
        sums[second]! += paidSecond;
        own[first]! += weights[before[0]]! * paidFirst;
        own[second]! += weights[before[1]]! * paidSecond;
      },
    );
    if (!isFew) throw tooLarge(game);
    returns.push(own);
    perEncounter.push(sums.map((sum, agent) => sum / counts[agent]!));
  }
  return { returns, perEncounter };
}

function tooLarge(game: Game): TooLargeError {
  const takes = `fewer, or policies that are rules without errors: more than ${MOST_VECTORS} vectors of reputations have a chance`;
  return new TooLargeError("agents", game.agents, takes);
}

/** What comes of encounters between policies, found once for each two. */
export class PolicyEncounters {
  private readonly known = new Map<Policy, Map<Policy, Outcomes[]>>();

  constructor(private readonly game: Game) {}

  /** @param first role 0's policy, as performed */
  of(first: Policy, second: Policy, kin: number): Outcomes {
    const own = this.known.get(first) ?? new Map<Policy, Outcomes[]>();
    this.known.set(first, own);
    const both = own.get(second) ?? [];
    own.set(second, both);
    both[kin] ??= outcomesBetween(this.game, first, second, kin);
    return both[kin];
  }
}

/** What comes of an encounter of two. */
export function outcomesBetween(game: Game, first: Policy, second: Policy, kin: number): Outcomes {
  return outcomesFrom(encounterTable(game, first, second, kin), [
    payoffTable(game, first, second, 0, kin),
    payoffTable(game, first, second, 1, kin),
  ]);
}
