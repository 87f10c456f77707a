/**
 * Theory of public assessment in one-way encounters (method.md, section 6), exactly: the infinite population, the finite
 * one, and a single learner among residents. Binary reputations and actions; one-sided execution error, symmetric
 * assessment error, both of chance mu; the recipient judges the donor.
 */
import { asPerformed, defineGame, findNorm, type Game, type Policy, policyFromBits } from "../../src/game/index.js";

/** A number for each context, `[own or donor's reputation][other's]`: BB, BG, GB, GG. */
export type Contexts = readonly [number, number, number, number];

export function gameWith(mu: number, options: Partial<Game> = {}): Game {
  const errors = { executionError: mu, executionErrorKind: "one-sided", assessmentError: mu } as const;
  return defineGame({ encounter: "one-way", ...errors, ...options });
}

export function performedNorm(name: string, game: Game): Policy {
  const norm = findNorm(name);
  return asPerformed(game, policyFromBits(norm.action, norm.assessment));
}

/** P(the donor gives). */
export function givingChance(donor: Policy): Contexts {
  const gives = (context: number): number => donor.action[context * 2 + 1]!;
  return [gives(0), gives(1), gives(2), gives(3)];
}

/** E: P(the donor is judged Good). */
export function goodChance(donor: Policy, judge: Policy): Contexts {
  const good = (context: number): number =>
    [0, 1].reduce((sum, action) => {
      const row = context * 2 + action;
      return sum + donor.action[row]! * judge.assessment[row * 2 + 1]!;
    }, 0);
  return [good(0), good(1), good(2), good(3)];
}

/** Mean over contexts, when a share `own` of donors and a share `other` of recipients are Good, independently. */
export function average([bb, bg, gb, gg]: Contexts, own: number, other: number): number {
  return (1 - own) * ((1 - other) * bb + other * bg) + own * ((1 - other) * gb + other * gg);
}

/** Stationary share of Good in the infinite population: the map h -> E(h, h), iterated from 1/2 until it stands still. */
export function infiniteShare(good: Contexts): number {
  let share = 0.5;
  for (let step = 0; step < 1_000_000; step++) {
    const next = average(good, share, share);
    if (Math.abs(next - share) < 1e-15) return next;
    share = next;
  }
  throw new Error("the map did not settle");
}

/**
 * The root in [0, 1] of the quadratic that a stationary share solves. It is the only one there, because the quadratic falls
 * from E_BB > 0 to E_GG - 1 < 0; of the two roots it is the smaller where the parabola opens upwards, else the larger.
 */
export function quadraticShare([bb, bg, gb, gg]: Contexts): number {
  const linear = gb + bg - 2 * bb - 1;
  const square = gg - gb - bg + bb;
  if (Math.abs(square) < 1e-12) return -bb / linear;
  return (-linear - Math.sqrt(linear * linear - 4 * square * bb)) / (2 * square);
}

/**
 * Stationary distribution of the number of Good agents, `[agents + 1]`, in a population of an even number of agents, all
 * paired at random every round: the exact Markov chain.
 */
export function finiteDistribution(good: Contexts, agents: number): Float64Array {
  const transition = Array.from({ length: agents + 1 }, (_, number) => nextNumber(good, agents, number));
  let distribution = new Float64Array(agents + 1).fill(1 / (agents + 1));
  for (let step = 0; step < 100_000; step++) {
    const next = new Float64Array(agents + 1);
    transition.forEach((row, from) => {
      for (let to = 0; to <= agents; to++) next[to]! += distribution[from]! * row[to]!;
    });
    const moved = next.reduce((sum, chance, at) => sum + Math.abs(chance - distribution[at]!), 0);
    distribution = next;
    if (moved < 1e-13) return distribution;
  }
  throw new Error("the chain did not settle");
}

/** Mean over a finite population of what depends on the reputations of two different agents. */
export function finiteAverage(value: Contexts, distribution: Float64Array): number {
  const agents = distribution.length - 1;
  const pairs = agents * (agents - 1);
  return distribution.reduce((sum, chance, good) => {
    const bad = agents - good;
    const mixed = good * bad * (value[1] + value[2]);
    return sum + (chance * (bad * (bad - 1) * value[0] + mixed + good * (good - 1) * value[3])) / pairs;
  }, 0);
}

/** Distribution of the number of Good agents a round after there were `number`. */
function nextNumber(good: Contexts, agents: number, number: number): Float64Array {
  const donors = agents / 2;
  const next = new Float64Array(agents + 1);
  hypergeometric(agents, number, donors).forEach((chanceOfDonors, goodDonors) => {
    const goodRecipients = number - goodDonors;
    if (chanceOfDonors === 0) return;
    hypergeometric(donors, goodRecipients, goodDonors).forEach((chanceOfMeeting, both) => {
      const chance = chanceOfDonors * chanceOfMeeting;
      if (chance === 0) return;
      const meetings = [donors - goodDonors - goodRecipients + both, goodRecipients - both, goodDonors - both, both];
      let judgedGood = Float64Array.of(1);
      meetings.forEach((count, context) => {
        judgedGood = convolve(judgedGood, binomial(count, good[context]!));
      });
      judgedGood.forEach((part, count) => {
        next[goodRecipients + count]! += chance * part;
      });
    });
  });
  return next;
}

/** Chances of 0..drawn marked among so many drawn without replacement. */
function hypergeometric(total: number, marked: number, drawn: number): Float64Array {
  return Float64Array.from({ length: drawn + 1 }, (_, count) => {
    if (count > marked || drawn - count > total - marked) return 0;
    return Math.exp(logChoose(marked, count) + logChoose(total - marked, drawn - count) - logChoose(total, drawn));
  });
}

function binomial(count: number, chance: number): Float64Array {
  let distribution = Float64Array.of(1);
  for (let trial = 0; trial < count; trial++)
    distribution = convolve(distribution, Float64Array.of(1 - chance, chance));
  return distribution;
}

function convolve(one: Float64Array, other: Float64Array): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(one.length + other.length - 1);
  one.forEach((first, at) => {
    for (let to = 0; to < other.length; to++) sum[at + to]! += first * other[to]!;
  });
  return sum;
}

function logChoose(n: number, k: number): number {
  let log = 0;
  for (let factor = 1; factor <= k; factor++) log += Math.log((n - k + factor) / factor);
  return log;
}
