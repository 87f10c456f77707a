// The world of a learner: it can act in it and see what everybody sees.
import {
  allAsPerformed,
  allocateRecords,
  checkGame,
  checkResidents,
  type Game,
  GameError,
  type Policy,
  type PublicRecords,
  play,
  type Random,
  renumbered,
  withSelfAs,
} from "../game/index.js";
import { checkOptions, integer } from "../options.js";

/**
 * All that a learner may touch of the world: it can act in it and see what everybody sees. The residents' policies are
 * out of its reach. In it the learner is agent 0.
 */
export interface Environment {
  readonly game: Game;
  /** Plays fresh episodes with the learner's policy (as chosen; the game adds its errors) and gives the public records. */
  play(policy: Policy, episodes: number, random: Random): PublicRecords;
}

export interface EnvironmentOptions {
  /** Which agent of the game learns, from 0 to N - 1; agent 0 unless told. */
  readonly learner?: number;
}

/**
 * A world of residents with fixed policies.
 *
 * Learners number agents as they see them, themselves as agent 0: where agent n of the game learns, agents 0 and n change places, with
 * their classes and groups, and the environment's game and all that it plays are in this numbering.
 *
 * @param residents policies of all agents but the learner, in the order of the game
 * @throws GameError where these do not fit the game; OptionError for an option that there is not
 */
export function createEnvironment(
  game: Game,
  residents: readonly Policy[],
  options: EnvironmentOptions = {},
): Environment {
  checkOptions("an environment", options, { learner: integer(0, 0x7fffffff) });
  checkGame(game);
  const { learner: self = 0 } = options;
  if (self >= game.agents) throw new GameError("learner", self, `an agent from 0 to ${game.agents - 1}`);
  checkResidents(game, residents);
  const own = withSelfAs(game, self);
  // Of residents in the order of the game, the learner's place is empty.
  const inGame = (agent: number) => residents[agent < self ? agent : agent - 1]!;
  const inOrder = residents.map((_, at) => inGame(renumbered(at + 1, self)));
  const others = allAsPerformed(own, inOrder);
  let records: PublicRecords | undefined;
  return {
    game: own,
    play(policy, episodes, random) {
      if (records?.episodes !== episodes) records = allocateRecords(own, episodes);
      const [performed] = allAsPerformed(own, [policy]);
      play(own, [performed!, ...others], random, records);
      return records;
    },
  };
}
