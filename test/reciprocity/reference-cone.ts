/**
 * How far a decision is followed with so many axes, found by trying: the encounters of a round may come in any order, and a
 * cone fits if in every round there is an order in which no more axes are taken at a time than there are.
 */
import type { Policy, PublicRecords } from "../../src/game/index.js";
import type { Trial } from "./arbitrary.js";
import { anchorsOf, anchorTotal, meetingsFrom } from "./reference-anchored.js";

type Pair = readonly [number, number];

/** Rounds after the anchor's own that its cone reaches over, at most `horizon`. */
export function coneEnd(records: PublicRecords, anchor: number, horizon: number, axes: number): number {
  const { pairs, rounds, first, second } = records;
  const own = Math.floor(anchor / pairs);
  const last = Math.min(horizon, rounds - 1 - (own % rounds));
  const pairsIn = (round: number): Pair[] =>
    Array.from({ length: pairs }, (_, pair) => {
      const at = (own + round) * pairs + pair;
      return [first[at]!, second[at]!] as const;
    });
  // Who carries the influence at the start of each round: in the anchor's own, nobody but those two pass it on.
  const carriers = [new Set<number>(), new Set([first[anchor]!, second[anchor]!])];
  for (let round = 1; round < last; round++) {
    const next = new Set(carriers[round]);
    for (const [i, j] of pairsIn(round)) if (next.has(i) || next.has(j)) next.add(i).add(j);
    carriers.push(next);
  }
  for (let end = 1; end <= last; end++) if (!fits(end)) return end - 1;
  return last;

  function fits(end: number): boolean {
    let after = new Set<number>();
    for (let round = end; round >= 1; round--) {
      const met = pairsIn(round).filter((pair) => pair.includes(0));
      // What is followed: whoever is asked for afterwards, by encounters that change a reputation, and what pays the learner.
      const followed = pairsIn(round).filter(([i, j]) => after.has(i) || after.has(j));
      const events = [...followed, ...met.filter((pair) => !followed.some((other) => other[0] === pair[0]))];
      const before = new Set([...after, ...events.flat()].filter((agent) => carriers[round]!.has(agent)));
      if (leastAxes(before, events, after) > axes) return false;
      after = before;
    }
    return true;
  }
}

/** Axes in use at most, in the order of events for which they are fewest. */
function leastAxes(held: ReadonlySet<number>, events: readonly Pair[], after: ReadonlySet<number>): number {
  if (events.length === 0) return held.size;
  const orders = events.map((event) => {
    const during = new Set([...held, ...event]);
    const then = new Set([...during].filter((agent) => after.has(agent) || !event.includes(agent)));
    const rest = events.filter((other) => other !== event);
    return Math.max(during.size, leastAxes(then, rest, after));
  });
  return Math.min(...orders);
}

/**
 * Ends of the cones of all anchors, and the mean expected payoff over all encounters that they count, by the learner's policy
 * in the anchors' own encounters.
 */
export function conesOf({ game, policies }: Trial, records: PublicRecords, horizon: number, axes: number) {
  const anchors = anchorsOf(records);
  const ends = anchors.map((anchor) => coneEnd(records, anchor, horizon, axes));
  const meetings = anchors.reduce((sum, anchor, at) => sum + meetingsFrom(records, anchor, ends[at]!), 0);
  const payoff = (now: Policy) => {
    const totals = anchors.map((anchor, at) => anchorTotal(game, policies, now, records, anchor, ends[at]!));
    return totals.reduce((sum, total) => sum + total, 0) / Math.max(1, meetings);
  };
  return { ends, meetings, payoff };
}
