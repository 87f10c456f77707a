// A decision process: all that a learner by samples knows of the world. Every reputation game is one (reputation-process.ts),
// imagined episodes are another, and so are a bandit and a chain in the tests.
import type { Random } from "../../game/index.js";

/** A kind of decision, as acting and judging are: always the same choices, in one of a few contexts. */
export interface Head {
  readonly contexts: number;
  readonly choices: number;
  /** What a policy's network sees of each context, [contexts, inputs]. */
  readonly features: Float32Array;
  readonly inputs: number;
  /** P(done | chosen), [choices, choices]; absent where what is chosen is done. */
  readonly channel?: Float64Array;
}

/** A policy: P(chosen | context) of each head, [contexts, choices]. */
export type Tables = readonly Float64Array[];

export interface Process {
  readonly heads: readonly Head[];
  /** Most decisions of an episode. */
  readonly decisions: number;
  /** Numbers that a critic sees at a decision; 0 if nothing was asked for. */
  readonly seen: number;
  play(tables: Tables, episodes: number, random: Random): Trajectories;
}

/** Decisions of played episodes, in the order in which they were made. */
export interface Trajectories {
  /** Where each episode begins among the decisions, and at the end their number: [episodes + 1]. */
  readonly starts: Int32Array;
  readonly head: Uint8Array;
  readonly context: Int32Array;
  /** What was done. */
  readonly choice: Uint8Array;
  /** When, in steps of discounting, from 0; ascending within an episode. */
  readonly time: Int32Array;
  /**
   * By how much less everything from here on counts than at the decision before it, or than at the episode's start: the game's own
   * discount, to the power of the learner's encounters in between; 1 in a game without.
   */
  readonly fade: Float64Array;
  /** What was paid after a decision and before the next one, in a unit that makes it about 1, as the game counts it at the decision. */
  readonly payoff: Float64Array;
  /** What a critic sees, [decisions, seen]. */
  readonly seen: Float32Array;
  /** Everything that was paid in each episode, and in how many encounters. */
  readonly total: Float64Array;
  readonly meetings: Int32Array;
  /** The same as the game counts them: what was paid, and encounters, discounted by the game. */
  readonly earned: Float64Array;
  readonly weight: Float64Array;
  /** Encounters of everybody. */
  readonly encounters: number;
}

/** The policy that plays while one learns: a share of its choices is drawn uniformly. */
export function explored(heads: readonly Head[], tables: Tables, share: number): Tables {
  return tables.map((table, head) => table.map((chance) => (1 - share) * chance + share / heads[head]!.choices));
}

/** What choosing is worth, [contexts, choices], from what doing is worth: what is chosen may come out as something else. */
export function chosenWorth({ choices, channel }: Head, done: Float64Array): Float64Array {
  if (channel === undefined) return done;
  return done.map((_, at) => {
    const row = at - (at % choices);
    let worth = 0;
    for (let outcome = 0; outcome < choices; outcome++) {
      worth += channel[(at % choices) * choices + outcome]! * done[row + outcome]!;
    }
    return worth;
  });
}

/** What episodes were worth. */
export type Earnings = Pick<Trajectories, "total" | "meetings" | "earned" | "weight" | "encounters">;

/** Mean payoff of an encounter over episodes, and its standard error as in `learnerPayoff`. */
export function payoffOf(played: readonly Earnings[]): { payoff: number; payoffStandardError: number } {
  const totals = played.flatMap(({ total }) => [...total]);
  const meetings = played.flatMap((trajectories) => [...trajectories.meetings]);
  const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
  const count = sum(meetings);
  const payoff = sum(totals) / Math.max(1, count);
  const squares = sum(totals.map((total, episode) => square(total - payoff * meetings[episode]!)));
  const episodes = totals.length;
  const error = episodes === 1 ? Number.NaN : Math.sqrt((squares * episodes) / (episodes - 1)) / count;
  return { payoff, payoffStandardError: error };
}

/** What is to be made as large as it can be: the mean payoff of an encounter, as the game counts encounters. */
export function objectiveOf({ earned, weight }: Earnings): number {
  const encounters = weight.reduce((sum, one) => sum + one, 0);
  const sum = earned.reduce((all, one) => all + one, 0);
  // No encounter, nothing earned.
  return encounters === 0 ? 0 : sum / encounters;
}

/** What the game counts of everything from each decision on: the product of what it fades by in its episode, [decisions]. */
export function weightsOf({ starts, fade }: Pick<Trajectories, "starts" | "fade">): Float64Array {
  const weights = new Float64Array(starts.at(-1)!);
  for (let episode = 0; episode + 1 < starts.length; episode++) {
    let weight = 1;
    for (let at = starts[episode]!; at < starts[episode + 1]!; at++) {
      weight *= fade[at]!;
      weights[at] = weight;
    }
  }
  return weights;
}

function square(number: number): number {
  return number * number;
}
