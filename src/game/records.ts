/** What anyone can see of played episodes: who met whom, with which reputations, what they did and what was said of them. */
import { checkValue, integer } from "../options.js";
import type { Game } from "./game.js";
import { checkGame, GameError } from "./game.js";
import { gameError } from "./game-error.js";
import { pairsPerRound } from "./matching.js";

/** The action of one who did not act: the recipient of a one-way encounter. */
export const NO_ACTION = 255;

/** Every array is `[episodes][rounds][pairs]`, flat. An encounter is between the `first` and the `second` agent. */
export interface Records<Values extends Uint8Array | Float32Array> {
  readonly game: Game;
  readonly episodes: number;
  readonly rounds: number;
  readonly pairs: number;
  /** Agents, 0..N-1. The first is the donor of a one-way encounter. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Reputations before the encounter. */
  readonly reputationFirst: Values;
  readonly reputationSecond: Values;
  /** Executed actions. In one-way encounters the second's is NO_ACTION, or a donation of 0. */
  readonly actionFirst: Values;
  readonly actionSecond: Values;
  /** The signal *about* the first, given by the second, and so the first's new reputation. */
  readonly signalFirst: Values;
  /** The second's new reputation; the one it had in one-way encounters, where it is not judged. */
  readonly signalSecond: Values;
}

/** Reputations and signals 0..K-1, actions 0..A-1. */
export interface PublicRecords extends Records<Uint8Array> {
  /** `[episodes][rounds][agents]`: the place of the agent's encounter in the other arrays, -1 where it sat out. */
  readonly encounterOf: Int32Array;
}

/** Of the continuous game: reputations, donations and judgements from 0 to 1. */
export type ContinuousRecords = Records<Float32Array>;

/** Room for so many episodes (an integer >= 1, GameError otherwise), zeroed; 22 bytes an encounter. */
export function allocateRecords(game: Game, episodes: number): PublicRecords {
  const records = allocate(game, episodes, Uint8Array);
  return { ...records, encounterOf: new Int32Array(episodes * game.rounds * game.agents) };
}

/** The same for the continuous game; 32 bytes an encounter. */
export function allocateContinuousRecords(game: Game, episodes: number): ContinuousRecords {
  return allocate(game, episodes, Float32Array);
}

/** Throws a GameError unless there is a player for each agent, and a matching for each episode if they are given. */
export function checkCounts(
  { agents }: Game,
  players: readonly unknown[],
  { episodes }: Records<Uint8Array> | Records<Float32Array>,
  matchings: readonly unknown[] | undefined,
): void {
  if (players.length !== agents) {
    throw new GameError("policies", `${players.length} of them`, `one for each of the ${agents} agents`);
  }
  if (matchings !== undefined && matchings.length !== episodes) {
    throw new GameError("matchings", `${matchings.length} of them`, `one for each of the ${episodes} episodes`);
  }
}

function allocate<Values extends Uint8Array | Float32Array>(
  game: Game,
  episodes: number,
  Values: new (length: number) => Values,
): Records<Values> {
  checkGame(game);
  checkValue("episodes", episodes, integer(1), gameError);
  const pairs = pairsPerRound(game);
  // Places among the encounters are 32-bit integers.
  const most = Math.floor(0x7fffffff / (game.rounds * game.agents));
  if (episodes > most) {
    throw new GameError(
      "episodes",
      episodes,
      `at most ${most} of ${game.rounds} rounds of ${game.agents} agents at once`,
    );
  }
  const size = episodes * game.rounds * pairs;
  return {
    game,
    episodes,
    rounds: game.rounds,
    pairs,
    first: new Int32Array(size),
    second: new Int32Array(size),
    reputationFirst: new Values(size),
    reputationSecond: new Values(size),
    actionFirst: new Values(size),
    actionSecond: new Values(size),
    signalFirst: new Values(size),
    signalSecond: new Values(size),
  };
}
