/** A reputation game: who meets whom, what they play, what is said of them; its settings, their defaults and their limits. */
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
import { donationShares, donationStage } from "./catalogue/donation.js";
import { stages } from "./catalogue/stages.js";
import { GameError, gameError } from "./game-error.js";
import { defineStage, isStage, isSymmetric, type Seats, type StageGame, type StageOptions, widthOf } from "./stage.js";

export { GameError };

/** A game's settings. Build one with `defineGame`, which fills the defaults and checks it. */
export interface Game {
  /** N >= 2, the learner included: agent 0 is the learner, the others are residents. */
  readonly agents: number;
  /** K: reputations are 0..K-1, from 2 to 64. Of two, 0 is Bad and 1 is Good. */
  readonly reputations: number;
  /** What two who meet play. */
  readonly stage: StageGame;
  /**
   * A: the most actions that a role chooses among, from 2 to 64. In the donation game action a donates the share a/(A-1); of two, 0 is
   * Defect and 1 is Cooperate.
   */
  readonly actions: number;
  /** Of the donation game: what a full donation is worth to its recipient: 0, or from 1e-12 to 1e12. */
  readonly benefit: number;
  /** Of the donation game: what a full donation costs its donor: 0, or from 1e-12 to 1e12. */
  readonly cost: number;
  /** Of the donation game. `mutual`: both act and both are judged. `one-way`: the first donates and is judged by the second. */
  readonly encounter: "mutual" | "one-way";
  /** Rounds of an episode, >= 1; with `round-robin` matching unless told as many as there are pairs. */
  readonly rounds: number;
  /**
   * `random`: new pairs every round. `direct`: the same pairs all episode. `indirect`: no pair meets twice. `round-robin`: every pair
   * once, in a random order, one a round.
   */
  readonly matching: "random" | "direct" | "indirect" | "round-robin";
  /**
   * How two who meet come to their roles. `symmetric`: roles are alike. `drawn`: by chance. `alternating`: each agent has now the one,
   * now the other. `fixed`: by class.
   */
  readonly seats: Seats;
  /**
   * With `fixed` seats: the role of each agent, `[N]`, and those who have role 0 meet those who have role 1. Unless told every second
   * agent has role 1. Undefined with other seats.
   */
  readonly classes: readonly number[] | undefined;
  /**
   * The group of each agent, an integer, `[N]`, where agents tell their own group from others: then all they do may depend on it.
   * Undefined where they do not.
   */
  readonly groups: readonly number[] | undefined;
  /** An agent's k-th own encounter, from 0, counts `discount` ** k; above 0, at most 1. */
  readonly discount: number;
  /**
   * The chance of the best reputation, K - 1, at the start of an episode, all others having the worst, 0; or the distribution
   * over all K reputations.
   */
  readonly initialReputation: number | readonly number[];
  /** Chance that the executed action is not the chosen one. */
  readonly executionError: number;
  /** `symmetric`: the error makes any other action, all alike. `one-sided`: it turns what was chosen into action 0. */
  readonly executionErrorKind: "symmetric" | "one-sided";
  /** Chance that the emitted signal is not the chosen one; it is then any other, all alike. */
  readonly assessmentError: number;
}

/** What `defineGame` takes: a stage game may be told by its name or by its payoffs. */
export type GameOptions = Partial<Omit<Game, "stage">> & { readonly stage?: StageGame | StageOptions | string };

const defaults = {
  agents: 9,
  reputations: 2,
  actions: 2,
  benefit: 5,
  cost: 0.5,
  encounter: "mutual",
  rounds: 36,
  matching: "random",
  discount: 1,
  initialReputation: 0.5,
  executionError: 0,
  executionErrorKind: "symmetric",
  assessmentError: 0,
} as const;

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

const stageTaken = such(`a stage game, or one of donation, ${Object.keys(stages).join(", ")}`, () => true);
const discountTaken = real({ above: 0, most: 1 });

const taken: OptionTable<Game> = {
  agents: integer(2, 0x7fffffff),
  reputations: integer(2, 64),
  actions: integer(2, 64),
  benefit: amount,
  cost: amount,
  rounds: integer(1, 0x7fffffff),
  matching: oneOf(["random", "direct", "indirect", "round-robin"]),
  encounter: oneOf(["mutual", "one-way"]),
  stage: stageTaken,
  seats: oneOf(["symmetric", "drawn", "alternating", "fixed"]),
  // What they may be depends on the agents.
  classes: such("a role, 0 or 1, for each agent", () => true),
  groups: such("an integer for each agent", () => true),
  discount: discountTaken,
  // What it may be depends on the reputations.
  initialReputation: such("a probability, or a list of them", () => true),
  executionError: probability,
  executionErrorKind: oneOf(["symmetric", "one-sided"]),
  assessmentError: probability,
};

/** Games that need not be checked again: they are frozen. */
const defined = new WeakSet<Game>();

/** Fills what is absent with the defaults, checks everything and freezes it. Throws a `GameError`. */
export function defineGame(options: GameOptions = {}): Game {
  checkOptions("a game", options as Partial<Game>, taken, { refuse: gameError });
  const told = given(options);
  const all = { ...defaults, ...told };
  const stage = stageOf(told, all);
  const isDonation = stage.name === "donation";
  // Seats that come along from the stage game of a game defined before go with it.
  const isOfBefore = isStage(told.stage) && told.stage !== stage && told.seats === told.stage.seats;
  const seats = isOfBefore ? stage.seats : (told.seats ?? stage.seats);
  const classes = seats === "fixed" ? Object.freeze([...classesOf(told.classes, all.agents)]) : told.classes;
  const start = all.initialReputation;
  const matched = { ...all, classes };
  const game: Game = Object.freeze({
    ...all,
    stage,
    seats,
    classes,
    groups: Array.isArray(told.groups) ? Object.freeze([...told.groups]) : told.groups,
    actions: widthOf(stage),
    ...(!isDonation && { benefit: 0, cost: 0, encounter: "mutual" as const }),
    rounds: told.rounds ?? (all.matching === "round-robin" ? pairsOf(matched) : all.rounds),
    initialReputation: Array.isArray(start) ? Object.freeze([...start]) : start,
  });
  checkWhole(game);
  defined.add(game);
  return game;
}

/** The same game with these payoffs, which are not checked again. */
export function withStage(game: Game, stage: StageGame, donation: Partial<Pick<Game, "benefit" | "cost">> = {}): Game {
  const changed = Object.freeze({ ...game, ...donation, stage });
  defined.add(changed);
  return changed;
}

/** The same game with two agents exchanged, which is not checked again. */
export function renumbered(game: Game, one: number, other: number): Game {
  const { classes, groups } = game;
  if (one === other || (classes === undefined && groups === undefined)) return game;
  const exchanged = (list: readonly number[] | undefined) =>
    list && Object.freeze(list.with(one, list[other]!).with(other, list[one]!));
  const changed = Object.freeze({ ...game, classes: exchanged(classes), groups: exchanged(groups) });
  defined.add(changed);
  return changed;
}

function stageOf(told: GameOptions, all: Pick<Game, "benefit" | "cost" | "actions" | "encounter">): StageGame {
  const stage = told.stage ?? "donation";
  // That of a game that was defined before has payoffs that are told beside it, perhaps anew.
  if (stage === "donation" || (isStage(stage) && stage.name === "donation")) return donationStage(all);
  const found = isStage(stage)
    ? stage
    : typeof stage === "string"
      ? stages[stage.trim().toLowerCase()]
      : defineStage(stage);
  if (found === undefined) throw new GameError("stage", stage, stageTaken.takes);
  const none = { benefit: 0, cost: 0, encounter: "mutual", actions: widthOf(found) };
  for (const field of ["benefit", "cost", "encounter", "actions"] as const) {
    if (told[field] === undefined || told[field] === none[field]) continue;
    throw new GameError(field, told[field], `nothing: it is of the donation game, and this is ${found.name}`);
  }
  return found;
}

/** By turns, unless told. */
function classesOf(told: unknown, agents: number): readonly number[] {
  if (told === undefined) return Array.from({ length: agents }, (_, agent) => agent % 2);
  return Array.isArray(told) ? told : [];
}

/** How many pairs can meet. */
export function pairsOf({ agents, classes }: Pick<Game, "agents" | "classes">): number {
  if (classes === undefined) return (agents * (agents - 1)) / 2;
  const second = classes.reduce((count, role) => count + role, 0);
  return second * (agents - second);
}

/** Throws a GameError unless it is a game, such as `defineGame` gives. */
export function checkGame(game: Game): void {
  if (defined.has(game)) return;
  if (typeof game !== "object" || game === null) throw new GameError("game", game, "a game, such as defineGame gives");
  checkOptions("a game", game, taken, { refuse: gameError });
  for (const field of Object.keys(taken) as (keyof Game)[]) {
    if (field !== "classes" && field !== "groups" && game[field] === undefined)
      throw new GameError(field, undefined, `${taken[field].takes}; defineGame fills it in`);
  }
  checkWhole(game);
}

/** What depends on several fields. */
function checkWhole(game: Game): void {
  checkInitialReputation(game);
  checkSeats(game);
  const { agents, matching, rounds } = game;
  const most = matching === "indirect" ? mostIndirectRounds(agents, game.classes) : pairsOf(game);
  if (matching === "indirect" && rounds > most) {
    const takes = `at most ${most} with "indirect" matching of ${agents} agents, because no pair may meet twice`;
    throw new GameError("rounds", rounds, takes);
  }
  if (matching === "round-robin" && rounds !== most) {
    throw new GameError("rounds", rounds, `${most} with "round-robin" matching of ${agents} agents: one for each pair`);
  }
}

/** More agents than this can seldom be brought to alternate all through a round-robin. */
const MOST_ALTERNATING = 40;

function checkSeats(game: Game): void {
  const { seats, stage, classes, agents, matching } = game;
  if (!isStage(stage)) throw new GameError("stage", stage, stageTaken.takes);
  if (widthOf(stage) !== game.actions)
    throw new GameError("actions", game.actions, `${widthOf(stage)}, as in the stage game`);
  if (seats === "symmetric" && !isSymmetric(stage)) {
    throw new GameError(
      "seats",
      seats,
      "drawn, alternating or fixed, because the roles of this stage game are not alike",
    );
  }
  const { groups } = game;
  const areGroups =
    Array.isArray(groups) && groups.length === agents && groups.every((group) => Number.isSafeInteger(group));
  if (groups !== undefined && !areGroups)
    throw new GameError("groups", groups, `an integer for each of the ${agents} agents`);
  if (seats !== "fixed" && classes !== undefined) {
    throw new GameError("classes", classes, 'none unless seats are "fixed"');
  }
  if (seats === "fixed") {
    const roles = classes as readonly unknown[];
    const isFit =
      roles.length === agents &&
      roles.every((role) => role === 0 || role === 1) &&
      roles.includes(0) &&
      roles.includes(1);
    if (!isFit)
      throw new GameError("classes", classes, `a role, 0 or 1, for each of the ${agents} agents, and both of them`);
  }
  if (seats !== "alternating") return;
  if (matching !== "direct" && matching !== "round-robin") {
    throw new GameError("matching", matching, "direct or round-robin, because with others agents cannot alternate");
  }
  if (matching === "round-robin" && agents > MOST_ALTERNATING) {
    throw new GameError("agents", agents, `at most ${MOST_ALTERNATING} with alternating seats in a round-robin`);
  }
}

/** Rounds in which all can meet somebody new: the most that `indirect` matching can fill. */
export function mostIndirectRounds(agents: number, classes?: readonly number[]): number {
  if (classes === undefined) return agents % 2 === 0 ? agents - 1 : agents;
  const second = classes.reduce((count, role) => count + role, 0);
  return Math.max(second, agents - second);
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
export function donation({ actions }: Pick<Game, "actions">): Float64Array {
  return donationShares(actions);
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
