// The world of a learner: it can act in it and see what everybody sees.
import {
  type AsyncPlayer,
  allocateRecords,
  checkGame,
  checkPlayers,
  type Game,
  GameError,
  gameSeenBy,
  type Player,
  type Policy,
  type PublicRecords,
  play,
  playAsync,
  playersAsPerformed,
  type Random,
  recordsSeenBy,
  SELF,
} from "../game/index.js";
import { checkOptions, integer, type OptionTable } from "../options.js";

/**
 * All that a learner may touch of the world: it can act in it and see what everybody sees. The residents' policies are
 * out of its reach. In it the learner is agent 0.
 */
export interface Environment {
  /** As the learner numbers the agents: it is number 0 itself. */
  readonly game: Game;
  /** Plays fresh episodes with the learner's policy (as chosen; the game adds its errors) and gives the public records. */
  play(policy: Policy, episodes: number, random: Random): PublicRecords;
}

/** The same of a world in which some may answer later. */
export interface AsyncEnvironment {
  readonly game: Game;
  /**
   * @param signal gives up, and rejects with its reason
   * @returns the public records; rejects with an AgentError that names the agent that failed
   */
  playAsync(policy: Policy, episodes: number, random: Random, signal?: AbortSignal): Promise<PublicRecords>;
}

export interface EnvironmentOptions {
  /** The number of the learner in the game; 0 unless told. In its own numbering it is number 0, and agent 0 has its number. */
  readonly learner?: number;
}

const taken: OptionTable<EnvironmentOptions> = { learner: integer(0) };

/**
 * A world of residents: policies, or agents that are asked what they do; where some answer later, `playAsync` waits, and `play` refuses.
 *
 * @param residents one for each agent of the game but the learner, in their order
 * @throws GameError where these do not fit
 */
export function createEnvironment(
  game: Game,
  residents: readonly AsyncPlayer[],
  options: EnvironmentOptions = {},
): Environment & AsyncEnvironment {
  checkGame(game);
  checkOptions("an environment", options, taken);
  const { learner = SELF } = options;
  if (learner >= game.agents) throw new GameError("learner", learner, `an agent from 0 to ${game.agents - 1}`);
  checkPlayers(game, residents);
  const others = playersAsPerformed(game, residents);
  let records: PublicRecords | undefined;
  const begin = (policy: Policy, episodes: number) => {
    if (records?.episodes !== episodes) records = allocateRecords(game, episodes);
    return { players: others.toSpliced(learner, 0, ...playersAsPerformed(game, [policy])), records };
  };
  return {
    game: gameSeenBy(game, learner),
    play(policy, episodes, random) {
      const { players, records } = begin(policy, episodes);
      // Whoever answers later is told so.
      play(game, players as Player[], random, records);
      return recordsSeenBy(records, learner);
    },
    async playAsync(policy, episodes, random, signal) {
      const { players, records } = begin(policy, episodes);
      await playAsync(game, players, random, records, signal === undefined ? {} : { signal });
      return recordsSeenBy(records, learner);
    },
  };
}
