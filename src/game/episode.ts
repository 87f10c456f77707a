/** Plays episodes: matched in pairs, acting, judging, and carrying the new reputations on. */

import { checkValue, such } from "../options.js";
import { checkRandom, type Random } from "../random.js";
import type { AsyncPlayer, Player } from "./agent.js";
import type { AgentCall } from "./agent-call.js";
import { AskedPlay, type Steps } from "./asked-encounters.js";
import type { Game } from "./game.js";
import { checkGame, GameError, initialDistribution } from "./game.js";
import { gameError } from "./game-error.js";
import type { Matching } from "./matching.js";
import { checkMatching, drawMatching, matchingLength, pairsPerRound } from "./matching.js";
import { checkCounts, type PublicRecords } from "./records.js";
import { SeatTables } from "./seat-tables.js";
import type { StageGame } from "./stage.js";
import { playEncounters } from "./table-encounters.js";
import { packRow } from "./thresholds.js";

/**
 * Plays `records.episodes` episodes and writes every encounter into `records`. Time and memory are linear in N.
 *
 * Draws, in order: an episode's matching unless given, a reputation for every agent, then one for each decision of an encounter
 * (action of the first, of the second, signal about the first, about the second, as many of these as there are). How many there are does
 * not depend on who plays, so that runs with the same seed and other players stay comparable draw by draw, and an agent that answers as
 * a table does plays as it to the last bit.
 *
 * @param players one for every agent, agent 0 first. Tables as performed (see `asPerformed`): the game's errors are not added here. What
 *   an agent answers goes through the game's errors here.
 * @param matchings one an episode; drawn if absent.
 * @throws GameError if any of these do not fit together; an AgentError for an agent that fails, gives no answer, or gives it later. The
 *   records then hold what had been played
 */
export function play(
  game: Game,
  players: readonly Player[],
  random: Random,
  records: PublicRecords,
  matchings?: readonly Matching[],
): void {
  for (const steps of rounds(game, players, random, records, matchings)) for (const each of steps) finish(each);
}

export interface PlayOptions {
  /** One an episode; drawn if absent. */
  readonly matchings?: readonly Matching[];
  /** Gives up, and rejects with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * The same with agents that may answer later; the records are the same, too, whoever answers first. Episodes and rounds follow one
 * another, the encounters of a round go on side by side, and so do two who act at once: nobody waits but for what has to be seen.
 *
 * An agent object that has several seats is asked several things at a time; a function that makes agents makes one for each.
 *
 * @returns rejects, beside what `play` throws, with the reason of the signal
 */
export async function playAsync(
  game: Game,
  players: readonly AsyncPlayer[],
  random: Random,
  records: PublicRecords,
  { matchings, signal }: PlayOptions = {},
): Promise<void> {
  if (signal !== undefined) checkValue("signal", signal, abortable, gameError);
  signal?.throwIfAborted();
  const stop = new AbortController();
  const giveUp = () => stop.abort(signal!.reason);
  signal?.addEventListener("abort", giveUp);
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason));
  });
  // Somebody waits for it only while a round goes on.
  stopped.catch(() => {});
  try {
    for (const steps of rounds(game, players, random, records, matchings, stop.signal)) {
      if (steps.length > 0) await Promise.race([stopped, Promise.all(steps.map((each) => finishLater(each, stop)))]);
    }
  } finally {
    signal?.removeEventListener("abort", giveUp);
  }
}

const abortable = such("the signal of an AbortController", (value) => value instanceof AbortSignal);

/** Asks, and takes nothing but an answer. */
function finish(steps: Steps): void {
  for (let next = steps.next(); next.done !== true; ) {
    next = steps.next(
      next.value.map((call) => {
        const answer = called(call);
        if (!isLater(answer)) return answer;
        answer.then(undefined, () => {});
        throw call.refused(answer, "an answer at once; playAsync waits for answers");
      }),
    );
  }
}

/** Asks, and waits. A failure stops everybody, and so does the reason for which all was given up. */
async function finishLater(steps: Steps, stop: AbortController): Promise<void> {
  try {
    for (let next = steps.next(); next.done !== true; ) {
      const answers = await Promise.all(next.value.map(calledLater));
      if (stop.signal.aborted) return;
      next = steps.next(answers);
    }
  } catch (error) {
    stop.abort(error);
  }
}

function called(call: AgentCall): unknown {
  try {
    return call.run();
  } catch (error) {
    throw call.threw(error);
  }
}

async function calledLater(call: AgentCall): Promise<unknown> {
  try {
    return await call.run();
  } catch (error) {
    throw call.threw(error);
  }
}

function isLater(answer: unknown): answer is PromiseLike<unknown> {
  return typeof (answer as PromiseLike<unknown> | null | undefined)?.then === "function";
}

/**
 * All that is played, bit by bit: gives the steps of those who begin an episode, then round by round those of its encounters, to be
 * finished before it goes on. Where nobody is asked there are none, and a whole episode is played at once.
 */
function* rounds(
  game: Game,
  players: readonly AsyncPlayer[],
  random: Random,
  records: PublicRecords,
  matchings: readonly Matching[] | undefined,
  signal?: AbortSignal,
): Generator<readonly Steps[], void, void> {
  checkGame(game);
  checkRandom(random);
  checkRecords(game, records);
  checkCounts(game, players, records, matchings);
  const tables = new SeatTables(game, players);
  const asked = new AskedPlay(game, players, tables.thresholds, records, signal);
  const opening = new Opening(game, random, matchings);
  const { pairs } = records;
  if (!asked.isAny && !tables.areSituated) {
    playTables(game, tables, opening, random, records);
    return;
  }
  for (let episode = 0; episode < records.episodes; episode++) {
    const matching = opening.draw(episode);
    if (asked.isAny) yield asked.beginEpisode(episode, random);
    tables.beginEpisode();
    for (let round = 0; round < game.rounds; round++) {
      const these = matching.subarray(2 * round * pairs, 2 * (round + 1) * pairs);
      const at = (episode * game.rounds + round) * pairs;
      tables.beginRound(round, these);
      if (asked.isAny) yield asked.beginRound(round, these, opening.reputation, random, at);
      else playEncounters(game, tables.thresholds, random, these, opening.reputation, records, at);
      tables.endRound(these, records, at);
      indexEncounters(records, episode * game.rounds + round, 1);
    }
  }
}

/** Whole episodes among tables, at full speed. */
function playTables(game: Game, tables: SeatTables, opening: Opening, random: Random, records: PublicRecords): void {
  for (let episode = 0; episode < records.episodes; episode++) {
    const matching = opening.draw(episode);
    const offset = episode * game.rounds * records.pairs;
    playEncounters(game, tables.thresholds, random, matching, opening.reputation, records, offset);
  }
  indexEncounters(records, 0, records.episodes * game.rounds);
}

/** How episodes begin. */
class Opening {
  /** Of every agent, as it is now. */
  readonly reputation: Uint8Array;
  private readonly start: Int32Array;
  private readonly drawn: Int32Array | undefined;

  constructor(
    private readonly game: Game,
    private readonly random: Random,
    private readonly matchings: readonly Matching[] | undefined,
  ) {
    this.reputation = new Uint8Array(game.agents);
    this.start = new Int32Array(game.reputations - 1);
    packRow(initialDistribution(game), this.start, 0);
    this.drawn = matchings === undefined ? new Int32Array(matchingLength(game)) : undefined;
  }

  /** Who meets whom, which holds until the next; and first reputations. */
  draw(episode: number): Matching {
    const { game, random } = this;
    const given = this.matchings?.[episode];
    if (given !== undefined) checkMatching(game, given, `matchings[${episode}]`);
    const matching = given ?? drawMatching(game, random, this.drawn);
    drawReputations(this.start, random, this.reputation);
    return matching;
  }
}

/** Fills `encounterOf` of so many rounds from one on, so that whoever follows an agent need not look at the others. */
function indexEncounters(
  { game, pairs, first, second, encounterOf }: PublicRecords,
  from: number,
  rounds: number,
): void {
  const { agents } = game;
  if (2 * pairs < agents) encounterOf.fill(-1, from * agents, (from + rounds) * agents);
  for (let round = from, row = from * agents, at = from * pairs; round < from + rounds; round++, row += agents) {
    for (const end = at + pairs; at < end; at++) {
      encounterOf[row + first[at]!] = at;
      encounterOf[row + second[at]!] = at;
    }
  }
}

function checkRecords(game: Game, records: PublicRecords): void {
  if (typeof records?.game !== "object")
    throw new GameError("records", records, "records, such as allocateRecords gives");
  const { reputations, actions, stage } = records.game;
  const fits =
    reputations === game.reputations &&
    actions === game.actions &&
    hasSameMoves(stage, game.stage) &&
    records.rounds === game.rounds &&
    records.pairs === pairsPerRound(game) &&
    records.first.length === records.episodes * records.rounds * records.pairs;
  if (!fits) {
    const got = `${records.rounds} ${movesOf(stage)} rounds of ${records.pairs} pairs (K = ${reputations}, A = ${actions})`;
    const takes = `${game.rounds} ${movesOf(game.stage)} rounds of ${pairsPerRound(game)} pairs (K = ${game.reputations}, A = ${game.actions})`;
    throw new GameError("records", got, `records allocated for this game: ${takes}`);
  }
}

/** Who moves in an encounter, in a word or two. */
function movesOf({ name, choices }: StageGame): string {
  if (name !== "donation") return name;
  return choices[1] === 1 ? "one-way" : "mutual";
}

function hasSameMoves(one: StageGame, other: StageGame): boolean {
  return (
    one.order === other.order &&
    one.choices.every((count, role) => count === other.choices[role]) &&
    one.judged.every((judged, role) => judged === other.judged[role])
  );
}

/** A reputation for every agent, from the thresholds of the first ones' distribution (see `Thresholds`). */
function drawReputations(start: Int32Array, random: Random, reputation: Uint8Array): void {
  for (let agent = 0; agent < reputation.length; agent++) {
    const draw = random.bits() >>> 1;
    let outcome = 0;
    for (let k = 0; k < start.length; k++) outcome += (start[k]! - draw) >>> 31;
    reputation[agent] = outcome;
  }
}
