/** What one decision of a learner that sees more is worth: everything that it can lead to, memories included, one by one. */
import { type Game, type Policy, type PublicRecords, policyIn, type SituatedPolicy } from "../../src/game/index.js";
import type { Memory } from "../game/reference-play.js";
import { anchorsOf, meetingsFromAll } from "./reference-anchored.js";
import { outcomesOf } from "./reference-encounter.js";

interface Branch {
  readonly chance: number;
  readonly reputation: ReadonlyMap<number, number>;
  /** What was done when the learner last met an agent: its own action and the other's. */
  readonly memory: ReadonlyMap<number, Memory>;
}

/** The number of a situation, as it is documented: partner first, then the last encounter, then the round. */
export function situationNumber(
  { actions: a, rounds, encounter }: Game,
  sees: readonly string[],
  partner: number,
  memory: Memory | undefined,
  round: number,
): number {
  const lasts = 1 + (encounter === "mutual" ? a * a : 2 * a);
  const last = () => {
    if (memory === undefined) return 0;
    const [own, other] = memory;
    if (own === undefined) return 1 + a + other!;
    return 1 + (other === undefined ? own : own * a + other);
  };
  let number = sees.includes("partner") ? partner - 1 : 0;
  if (sees.includes("last")) number = number * lasts + last();
  if (sees.includes("round")) number = number * rounds + round;
  return number;
}

function anchorTotal(
  game: Game,
  policies: readonly Policy[],
  now: SituatedPolicy,
  records: PublicRecords,
  anchor: number,
  horizon: number,
): number {
  const { first, second, reputationFirst, reputationSecond, actionFirst, actionSecond, rounds, pairs } = records;
  const start = Math.floor(anchor / (rounds * pairs)) * rounds * pairs;
  const ownRound = Math.floor((anchor - start) / pairs);
  const last = Math.min(rounds - 1, ownRound + horizon);
  const action = (done: number) => (done === 255 ? undefined : done);
  const before = new Map<number, Memory>();
  for (let at = start; at < anchor; at++) {
    if (first[at] === 0) before.set(second[at]!, [action(actionFirst[at]!), action(actionSecond[at]!)]);
    if (second[at] === 0) before.set(first[at]!, [action(actionSecond[at]!), action(actionFirst[at]!)]);
  }
  const influenced = new Set([first[anchor]!, second[anchor]!]);
  let branches: Branch[] = [{ chance: 1, reputation: new Map(), memory: before }];
  let total = 0;
  for (let at = anchor; at < start + (last + 1) * pairs; at++) {
    const round = Math.floor((at - start) / pairs);
    if (at !== anchor && round === ownRound) continue;
    const i = first[at]!;
    const j = second[at]!;
    if (!influenced.has(i) && !influenced.has(j)) continue;
    influenced.add(i).add(j);
    const next = new Map<string, Branch>();
    for (const { chance, reputation, memory } of branches) {
      const partner = i + j;
      const situation = situationNumber(game, now.sees, partner, memory.get(partner), round);
      const policyOf = (agent: number) => {
        if (agent !== 0) return policies[agent]!;
        return policyIn(at === anchor ? now : policies[0]!, situation);
      };
      const ri = reputation.get(i) ?? reputationFirst[at]!;
      const rj = reputation.get(j) ?? reputationSecond[at]!;
      for (const outcome of outcomesOf(game, policyOf(i), policyOf(j), ri, rj)) {
        const both = chance * outcome.chance;
        const [one, other] = outcome.actions;
        if (i === 0) total += both * outcome.payoffs[0];
        if (j === 0) total += both * outcome.payoffs[1];
        const after = new Map(reputation).set(i, outcome.signals[0]).set(j, outcome.signals[1]);
        const kept = new Map(memory);
        if (i === 0) kept.set(j, [one, other]);
        if (j === 0) kept.set(i, [other, one]);
        const key = JSON.stringify([[...after].sort(), [...kept].sort()]);
        const chances = both + (next.get(key)?.chance ?? 0);
        next.set(key, { chance: chances, reputation: after, memory: kept });
      }
    }
    branches = [...next.values()];
  }
  return total;
}

/** The mean over all encounters that all decisions count. */
export function situatedPayoff(
  game: Game,
  policies: readonly Policy[],
  now: SituatedPolicy,
  records: PublicRecords,
  horizon: number,
): number {
  const totals = anchorsOf(records).map((anchor) => anchorTotal(game, policies, now, records, anchor, horizon));
  return totals.reduce((sum, total) => sum + total, 0) / Math.max(1, meetingsFromAll(records, horizon));
}
