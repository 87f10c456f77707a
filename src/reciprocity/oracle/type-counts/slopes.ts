// How a policy's worth changes with what it does in each context, to first order: chances forward, payoffs backward.
import type { Policy } from "../../../game/index.js";
import type { Turn } from "../turns.js";
import type { Crowd, Meeting } from "./crowd.js";
import { addEncounters, type Encounters, encountersWith, Values } from "./recursion.js";
import type { Transitions } from "./sparse.js";

/** How the learner's expected return of an episode changes with the encounters with one type. */
export interface EncounterSlopes {
  /** By the mean payoff, `[own][partner's]`: how often that encounter is expected, discounted. */
  readonly payoffs: Float64Array;
  /** By the chance of both new reputations, `[own][partner's][new own][new partner's]`. */
  readonly tables: Float64Array;
}

/** The most numbers that are kept of an episode, for as long as it takes. */
const MOST_KEPT = 2 ** 25;

/** Whether the chances of all states in all rounds can be kept. */
export function hasSlopes({ game, start }: Crowd): boolean {
  return game.rounds * start.length <= MOST_KEPT;
}

/**
 * The slopes by encounters with each type, where the learner has this policy: one list for each of the `turns`, by which rounds go in
 * turn.
 *
 * @param turns the roles that the learner has
 */
export function slopesIn(crowd: Crowd, policy: Policy, turns: readonly (readonly Turn[])[]): EncounterSlopes[][] {
  const { game, meetings, start } = crowd;
  const k = game.reputations;
  const encounters = turns.map((own) => encountersWith(crowd, [policy], own));
  const inRound = <One>(list: readonly One[], round: number) => list[round % turns.length]!;
  const kept = [start];
  for (let round = 1; round < game.rounds; round++) {
    kept.push(forward(crowd, inRound(encounters, round - 1), kept.at(-1)!));
  }
  const slopes = turns.map(() =>
    meetings.map(() => ({ payoffs: new Float64Array(k * k), tables: new Float64Array(k ** 4) })),
  );
  const values = new Values(crowd, 1);
  for (let round = game.rounds - 1; round >= 0; round--) {
    values.back((meeting, at, after, next) => {
      addSlopes(crowd, meeting, kept[round]!, after, inRound(slopes, round)[at]!);
      addEncounters(crowd, inRound(encounters, round)[at]!, meeting, after, next, 1);
    });
  }
  return slopes;
}

function addSlopes(
  { game, states }: Crowd,
  { size, all, chances: meets }: Meeting,
  chances: Float64Array,
  after: Float64Array,
  { payoffs, tables }: EncounterSlopes,
): void {
  const k = game.reputations;
  for (let place = 0; place < size * k; place++) {
    const from = Math.floor(place / k) * k * k;
    for (let own = 0; own < k; own++) {
      const chance = meets[place]! * chances[own * states + all[place]!]!;
      if (chance === 0) continue;
      const context = own * k + (place % k);
      payoffs[context]! += chance;
      const to = context * k * k;
      for (let outcome = 0; outcome < k * k; outcome++) tables[to + outcome]! += chance * after[from + outcome]!;
    }
  }
}

/** Chances of the states after a round, discounted, from those before it. */
function forward(crowd: Crowd, encounters: readonly Encounters[], chances: Float64Array): Float64Array {
  const { game, states, meetings, alone, aloneChance } = crowd;
  const k = game.reputations;
  const next = new Float64Array(chances.length);
  if (alone !== undefined) {
    for (let own = 0; own < k; own++) {
      const part = (numbers: Float64Array) => numbers.subarray(own * states, (own + 1) * states);
      spread(alone, part(chances), part(next), 1);
    }
    for (let at = 0; at < next.length; at++) next[at]! *= aloneChance;
  }
  for (const [number, meeting] of meetings.entries()) {
    const met = new Float64Array(meeting.size * k * k);
    meet(crowd, meeting, encounters[number]!, chances, met);
    const left = new Float64Array(met.length);
    spread(meeting.others, met, left, k * k);
    for (let others = 0, place = 0; others < meeting.size; others++) {
      for (let own = 0; own < k; own++) {
        for (let partner = 0; partner < k; partner++, place++) {
          next[own * states + meeting.all[others * k + partner]!]! += left[place]!;
        }
      }
    }
  }
  return next;
}

/** Adds the chances of both new reputations after the encounter, discounted, by the state of the others, `[others][new own][new partner's]`. */
function meet(
  { game, states }: Crowd,
  { size, all, chances: meets }: Meeting,
  { tables, starts, outcomes }: Encounters,
  chances: Float64Array,
  met: Float64Array,
): void {
  const k = game.reputations;
  for (let place = 0; place < size * k; place++) {
    const to = Math.floor(place / k) * k * k;
    for (let own = 0; own < k; own++) {
      const chance = game.discount * meets[place]! * chances[own * states + all[place]!]!;
      if (chance === 0) continue;
      const context = own * k + (place % k);
      for (let at = starts[context]!; at < starts[context + 1]!; at++) {
        met[to + outcomes[at]!]! += chance * tables[context * k * k + outcomes[at]!]!;
      }
    }
  }
}

/** Adds rows of chances to where the matrix takes them. */
function spread({ starts, to, chances }: Transitions, from: Float64Array, out: Float64Array, width: number): void {
  for (let row = 0, at = 0; row + 1 < starts.length; row++) {
    for (const end = starts[row + 1]!; at < end; at++) {
      const chance = chances[at]!;
      const target = to[at]! * width;
      for (let place = 0; place < width; place++) out[target + place]! += chance * from[row * width + place]!;
    }
  }
}
