/** Who meets whom: the pairs of every round of an episode. */

import { checkRandom, type Random } from "../random.js";
import type { Game } from "./game.js";
import { checkGame, GameError } from "./game.js";

/**
 * The pairs of an episode, `[rounds][pairs][2]`, flat. The pairs of a round are disjoint; with odd N one agent sits out.
 * In one-way encounters the first of a pair is the donor, the second the recipient.
 */
export type Matching = Int32Array;

/** floor(N / 2). */
export function pairsPerRound(game: Pick<Game, "agents">): number {
  return Math.floor(game.agents / 2);
}

/** Length of a matching: rounds * pairs * 2. */
export function matchingLength(game: Pick<Game, "agents" | "rounds">): number {
  return game.rounds * pairsPerRound(game) * 2;
}

/**
 * Draws an episode's matching as `game.matching` says, every one as likely as any other of its kind. Which of a pair is
 * first is drawn too; in `direct` matching pairs keep their place in the round, and one-way encounters redraw who donates.
 *
 * @param out filled and returned; made if absent. GameError if its length is not `matchingLength(game)`.
 */
export function drawMatching(game: Game, random: Random, out?: Int32Array): Matching {
  checkGame(game);
  checkRandom(random);
  const matching = out ?? new Int32Array(matchingLength(game));
  if (matching.length !== matchingLength(game)) throw lengthError(game, matching.length, "out");
  if (game.matching === "indirect") drawRoundRobin(game, random, matching);
  else if (game.matching === "direct") drawKeptPairs(game, random, matching);
  else {
    const pool = numbered(game.agents);
    const width = 2 * pairsPerRound(game);
    for (let round = 0; round < game.rounds; round++) drawRound(pool, random, matching, round * width);
  }
  return matching;
}

/** Throws a GameError unless the matching fits the game: its length, agents in range, none twice in a round. */
export function checkMatching(game: Pick<Game, "agents" | "rounds">, matching: Matching, field = "matching"): void {
  if (matching.length !== matchingLength(game)) throw lengthError(game, matching.length, field);
  const width = 2 * pairsPerRound(game);
  const seen = new Int32Array(game.agents).fill(-1);
  for (let at = 0; at < matching.length; at++) {
    const agent = matching[at]!;
    if (agent < 0 || agent >= game.agents) {
      throw new GameError(`${field}[${at}]`, agent, `an agent from 0 to ${game.agents - 1}`);
    }
    const round = Math.floor(at / width);
    if (seen[agent] === round)
      throw new GameError(`${field}[${at}]`, agent, `every agent at most once in round ${round}`);
    seen[agent] = round;
  }
}

function lengthError(game: Pick<Game, "agents" | "rounds">, length: number, field: string): GameError {
  const takes = `${matchingLength(game)}: ${game.rounds} rounds of ${pairsPerRound(game)} pairs`;
  return new GameError(field, `${length} numbers`, takes);
}

/** 0..length-1, by a loop: once an episode, `Int32Array.from` took a quarter of the time. */
function numbered(length: number): Int32Array {
  const list = new Int32Array(length);
  for (let at = 0; at < length; at++) list[at] = at;
  return list;
}

/**
 * One round's pairs, uniformly: the last of the pool takes any of the others. One draw a pair gives the partner and who
 * is first. `pool` holds every agent once, in any order, and is reordered.
 */
function drawRound(pool: Int32Array, random: Random, out: Int32Array, offset: number): void {
  let left = pool.length;
  if (left % 2 === 1) {
    left -= 1;
    const sitting = random.below(left + 1);
    const other = pool[left]!;
    pool[left] = pool[sitting]!;
    pool[sitting] = other;
  }
  for (let at = offset; left > 0; left -= 2, at += 2) {
    const draw = random.below(2 * (left - 1));
    const chosen = draw >>> 1;
    const swap = draw & 1;
    const partner = pool[chosen]!;
    out[at + swap] = pool[left - 1]!;
    out[at + 1 - swap] = partner;
    // What stood second to last takes the chosen one's place; the pool stays a permutation for the next round.
    pool[chosen] = pool[left - 2]!;
    pool[left - 2] = partner;
  }
}

function drawKeptPairs(game: Game, random: Random, out: Int32Array): void {
  const width = 2 * pairsPerRound(game);
  drawRound(numbered(game.agents), random, out, 0);
  for (let start = width; start < out.length; start += width) {
    out.copyWithin(start, 0, width);
    if (game.encounter === "mutual") continue;
    for (let at = start; at < start + width; at += 2) {
      if (coin(random) === 1) continue;
      const donor = out[at]!;
      out[at] = out[at + 1]!;
      out[at + 1] = donor;
    }
  }
}

/**
 * A round-robin by the circle method, the agents renamed at random and the rounds in random order (in the circle's own
 * order, two partners' next partners would meet the round after: a loop that chance does not make).
 */
function drawRoundRobin(game: Game, random: Random, out: Int32Array): void {
  const names = shuffled(game.agents, random);
  // With odd N the seat in the middle stays empty, and whoever is to face it sits out.
  const circle = game.agents % 2 === 0 ? game.agents - 1 : game.agents;
  const order = shuffled(circle, random);
  let at = 0;
  for (let round = 0; round < game.rounds; round++) {
    const turn = order[round]!;
    // Around the circle from the round's turn, forth and back.
    let forth = turn;
    let back = turn;
    for (let step = 0; step <= (circle - 1) / 2; step++) {
      // With even N the first faces the one in the middle.
      if (step > 0 || circle < game.agents) {
        const swap = coin(random);
        out[at + swap] = names[forth]!;
        out[at + 1 - swap] = step === 0 ? names[circle]! : names[back]!;
        at += 2;
      }
      forth = forth + 1 === circle ? 0 : forth + 1;
      back = back === 0 ? circle - 1 : back - 1;
    }
  }
}

/** 0 or 1: `below(2)` without its divisions. */
function coin(random: Random): number {
  return random.bits() >>> 31;
}

/** 0..length-1 in an order drawn uniformly (Fisher & Yates). */
function shuffled(length: number, random: Random): Int32Array {
  const order = numbered(length);
  for (let last = length - 1; last > 0; last--) {
    const chosen = random.below(last + 1);
    const moved = order[last]!;
    order[last] = order[chosen]!;
    order[chosen] = moved;
  }
  return order;
}
