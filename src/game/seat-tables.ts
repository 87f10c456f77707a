/** The tables of those who have one, in the form that episodes are played from; and in which situation each of them is. */
import { type AsyncPlayer, isAsked } from "./agent.js";
import type { Game } from "./game.js";
import type { Matching } from "./matching.js";
import { checkPolicy, isSituated, type Policy } from "./policy.js";
import type { PublicRecords } from "./records.js";
import { checkSituations, Memory, policyIn, Situations } from "./situation.js";
import { packThresholds, type Thresholds } from "./thresholds.js";

/** A seat whose policy depends on the situation. */
interface SituatedSeat {
  readonly seat: number;
  readonly memory: Memory;
  /** Where its tables start in each situation. */
  readonly actionStarts: Int32Array;
  readonly assessmentStarts: Int32Array;
}

export class SeatTables {
  /** Starts of seats that are asked mean nothing; those of a seat that sees more are of its situation in the round. */
  readonly thresholds: Thresholds;
  private readonly situated: readonly SituatedSeat[];

  constructor(game: Game, players: readonly AsyncPlayer[]) {
    const tables: Policy[] = [];
    const seats: number[] = [];
    const starts = players.map((player, seat) => {
      const start = tables.length;
      if (isAsked(player)) return 0;
      const field = `policies[${seat}]`;
      if (typeof player !== "object" || player === null) checkPolicy(game, player, field);
      if (!isSituated(player)) tables.push(player);
      else {
        checkPolicy(game, player, field);
        checkSituations(game, player, field);
        for (let situation = 0; situation < player.situations; situation++) tables.push(policyIn(player, situation));
      }
      while (seats.length < tables.length) seats.push(seat);
      return start;
    });
    const packed = packThresholds(game, tables, (at) => `policies[${seats[at]}]`);
    this.thresholds = {
      ...packed,
      actionStart: Int32Array.from(starts, (start) => packed.actionStart[start] ?? 0),
      assessmentStart: Int32Array.from(starts, (start) => packed.assessmentStart[start] ?? 0),
    };
    this.situated = players.flatMap((player, seat) => {
      if (isAsked(player) || !isSituated(player)) return [];
      const [from, to] = [starts[seat]!, starts[seat]! + player.situations];
      return {
        seat,
        memory: new Memory(new Situations(game, player.sees), game.agents),
        actionStarts: packed.actionStart.slice(from, to),
        assessmentStarts: packed.assessmentStart.slice(from, to),
      };
    });
  }

  /** Whether anybody's tables depend on the situation, so that rounds have to be played one by one. */
  get areSituated(): boolean {
    return this.situated.length > 0;
  }

  beginEpisode(): void {
    for (const { memory } of this.situated) memory.clear();
  }

  /** @param pairs of the round */
  beginRound(round: number, pairs: Matching): void {
    const { actionStart, assessmentStart } = this.thresholds;
    for (const { seat, memory, actionStarts, assessmentStarts } of this.situated) {
      const place = pairs.indexOf(seat);
      if (place < 0) continue;
      const situation = memory.situation(inOwnNumbers(seat, pairs[place ^ 1]!), round);
      actionStart[seat] = actionStarts[situation]!;
      assessmentStart[seat] = assessmentStarts[situation]!;
    }
  }

  /** @param start place of the round's first encounter in the records */
  endRound(pairs: Matching, { actionFirst, actionSecond }: PublicRecords, start: number): void {
    for (const { seat, memory } of this.situated) {
      const place = pairs.indexOf(seat);
      if (place < 0) continue;
      const at = start + (place >> 1);
      const other = inOwnNumbers(seat, pairs[place ^ 1]!);
      if (place % 2 === 0) memory.meet(other, actionFirst[at]!, actionSecond[at]!, 0);
      else memory.meet(other, actionSecond[at]!, actionFirst[at]!, 1);
    }
  }
}

/** The number of another agent where one is oneself number 0: who has that number has one's own. */
function inOwnNumbers(seat: number, other: number): number {
  return other === 0 ? seat : other;
}
