/** What anyone can see of played episodes: who met whom, with which reputations, what they did and what was said of them. */
import type { Game } from "./game.js";
import { GameError } from "./game.js";
import { pairsPerRound } from "./matching.js";

/** The action of one who did not act: the recipient of a one-way encounter. */
export const NO_ACTION = 255;

/** Every array but the last is `[episodes][rounds][pairs]`, flat. An encounter is between the `first` and the `second` agent. */
export interface PublicRecords {
  readonly game: Game;
  readonly episodes: number;
  readonly rounds: number;
  readonly pairs: number;
  /** Agents, 0..N-1. The first is the donor of a one-way encounter. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Reputations before the encounter, 0..K-1. */
  readonly reputationFirst: Uint8Array;
  readonly reputationSecond: Uint8Array;
  /** Executed actions, 0..A-1; the second's is NO_ACTION in one-way encounters. */
  readonly actionFirst: Uint8Array;
  readonly actionSecond: Uint8Array;
  /** The signal *about* the first, given by the second, and so the first's new reputation, 0..K-1. */
  readonly signalFirst: Uint8Array;
  /** The second's new reputation; the one it had in one-way encounters, where it is not judged. */
  readonly signalSecond: Uint8Array;
  /** `[episodes][rounds][agents]`: the place of the agent's encounter in the arrays above, -1 where it sat out. */
  readonly encounterOf: Int32Array;
}

/** Room for so many episodes (an integer >= 1, GameError otherwise), zeroed; 22 bytes an encounter. */
export function allocateRecords(game: Game, episodes: number): PublicRecords {
  if (!Number.isSafeInteger(episodes) || episodes < 1) {
    throw new GameError("episodes", episodes, "an integer of at least 1");
  }
  const pairs = pairsPerRound(game);
  const size = episodes * game.rounds * pairs;
  return {
    game,
    episodes,
    rounds: game.rounds,
    pairs,
    first: new Int32Array(size),
    second: new Int32Array(size),
    reputationFirst: new Uint8Array(size),
    reputationSecond: new Uint8Array(size),
    actionFirst: new Uint8Array(size),
    actionSecond: new Uint8Array(size),
    signalFirst: new Uint8Array(size),
    signalSecond: new Uint8Array(size),
    encounterOf: new Int32Array(episodes * game.rounds * game.agents),
  };
}
