/** The donation game with public reputations: its settings, their defaults and their limits. */
import {
  checkOptions,
  checkValue,
  given,
  integer,
  type OptionTable,
  oneOf,
  real,
  such,
  type Taken,
} from "../options.js";
import { GameError, gameError } from "./game-error.js";

export { GameError };

/** A game's settings. Build one with `defineGame`, which fills the defaults and checks it. */
export interface Game {
  /** N >= 2, the learner included: agent 0 is the learner, the others are residents. */
  readonly agents: number;
  /** K: reputations are 0..K-1, from 2 to 64. Of two, 0 is Bad and 1 is Good. */
  readonly reputations: number;
  /** A: actions are 0..A-1, from 2 to 64; action a donates the share a/(A-1). Of two, 0 is Defect and 1 is Cooperate. */
  readonly actions: number;
  /** What a full donation is worth to its recipient: 0, or from 1e-12 to 1e12. */
  readonly benefit: number;
  /** What a full donation costs its donor: 0, or from 1e-12 to 1e12. */
  readonly cost: number;
  /** Rounds of an episode, >= 1. */
  readonly rounds: number;
  /** `random`: new pairs every round. `direct`: the same pairs all episode. `indirect`: no pair meets twice. */
  readonly matching: "random" | "direct" | "indirect";
  /** `mutual`: both act and both are judged. `one-way`: the first donates and is judged by the second. */
  readonly encounter: "mutual" | "one-way";
  /**
   * The chance of the best reputation, K - 1, at the start of an episode, all others having the worst, 0; or the distribution
   * over all K reputations.
   */
  readonly initialReputation: number | readonly number[];
  /** Chance that the executed action is not the chosen one. */
  readonly executionError: number;
  /** `symmetric`: the error makes any other action, all alike. `one-sided`: it turns a donation into action 0. */
  readonly executionErrorKind: "symmetric" | "one-sided";
  /** Chance that the emitted signal is not the chosen one; it is then any other, all alike. */
  readonly assessmentError: number;
}

const defaults: Game = {
  agents: 9,
  reputations: 2,
  actions: 2,
  benefit: 5,
  cost: 0.5,
  rounds: 36,
  matching: "random",
  encounter: "mutual",
  initialReputation: 0.5,
  executionError: 0,
  executionErrorKind: "symmetric",
  assessmentError: 0,
};

/** A probability vector may miss a sum of 1 by this much: enough for rows that were computed in single precision. */
export const DISTRIBUTION_TOLERANCE = 1e-6;

/** Amounts whose sums and squares neither overflow nor vanish, in single precision either. */
const within = real({ least: 1e-12, most: 1e12 });
export const amount: Taken = {
  takes: "a number from 1e-12 to 1e12, or 0",
  schema: { type: "number", minimum: 0, maximum: 1e12 },
  accepts: (value) => value === 0 || within.accepts(value),
};
const probability = { ...real({ least: 0, most: 1 }), takes: "a probability from 0 to 1" };

const taken: OptionTable<Game> = {
  agents: integer(2, 0x7fffffff),
  reputations: integer(2, 64),
  actions: integer(2, 64),
  benefit: amount,
  cost: amount,
  rounds: integer(1, 0x7fffffff),
  matching: oneOf(["random", "direct", "indirect"]),
  encounter: oneOf(["mutual", "one-way"]),
  // What it may be depends on the reputations.
  initialReputation: such("a probability, or a list of them", () => true),
  executionError: probability,
  executionErrorKind: oneOf(["symmetric", "one-sided"]),
  assessmentError: probability,
};

/** Games that need not be checked again: they are frozen. */
const defined = new WeakSet<Game>();

/** Fills what is absent with the presets' values, checks everything and freezes it. Throws a `GameError`. */
export function defineGame(options: Partial<Game> = {}): Game {
  checkOptions("a game", options, taken, { refuse: gameError });
  const all: Game = { ...defaults, ...given(options) };
  const start = all.initialReputation;
  const game = Object.freeze({
    ...all,
    initialReputation: Array.isArray(start) ? Object.freeze([...start]) : start,
  });
  checkWhole(game);
  defined.add(game);
  return game;
}

/** Throws a GameError unless it is a game, such as `defineGame` gives. */
export function checkGame(game: Game): void {
  if (defined.has(game)) return;
  if (typeof game !== "object" || game === null) throw new GameError("game", game, "a game, such as defineGame gives");
  checkOptions("a game", game, taken, { refuse: gameError });
  for (const field of Object.keys(defaults) as (keyof Game)[]) {
    if (game[field] === undefined)
      throw new GameError(field, undefined, `${taken[field].takes}; defineGame fills it in`);
  }
  checkWhole(game);
}

/** What depends on several fields. */
function checkWhole(game: Game): void {
  checkInitialReputation(game);
  const most = mostIndirectRounds(game.agents);
  if (game.matching === "indirect" && game.rounds > most) {
    throw new GameError(
      "rounds",
      game.rounds,
      `at most ${most} with "indirect" matching of ${game.agents} agents, because no pair may meet twice`,
    );
  }
}

/** Rounds of a round-robin of so many agents: the most that `indirect` matching can fill. */
export function mostIndirectRounds(agents: number): number {
  return agents % 2 === 0 ? agents - 1 : agents;
}

/** The distribution of an agent's reputation at the start of an episode, `[K]`. */
export function initialDistribution(game: Game): Float64Array {
  const start = game.initialReputation;
  if (typeof start !== "number") return Float64Array.from(start);
  const distribution = new Float64Array(game.reputations);
  distribution[0] = 1 - start;
  distribution[game.reputations - 1] = start;
  return distribution;
}

/** The share that each action donates, `[A]`: g(a) = a/(A-1), from 0 to 1. */
export function donation(game: Game): Float64Array {
  return Float64Array.from({ length: game.actions }, (_, action) => action / (game.actions - 1));
}

/** Whether these are probabilities that sum to 1. */
export function isDistribution(row: ArrayLike<number>): boolean {
  let sum = 0;
  for (let at = 0; at < row.length; at++) {
    if (!(row[at]! >= 0)) return false;
    sum += row[at]!;
  }
  return Math.abs(sum - 1) <= DISTRIBUTION_TOLERANCE;
}

function checkInitialReputation(game: Game): void {
  const start: unknown = game.initialReputation;
  const list = `a list of ${game.reputations} probabilities that sum to 1`;
  if (Array.isArray(start)) {
    const numbers = start.every((chance) => typeof chance === "number");
    if (numbers && start.length === game.reputations && isDistribution(start)) return;
    throw new GameError("initialReputation", start, list);
  }
  checkValue("initialReputation", start, { ...probability, takes: `${probability.takes}, or ${list}` }, gameError);
}
