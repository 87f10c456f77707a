/**
 * What one decision of the learner is worth, as `anchored` means it: the reputations at the anchor are those seen, all that
 * the anchor's encounter can influence is enumerated, and whoever it cannot has when met the reputation that was seen.
 */
import { type Game, kinOf, type Policy, type PublicRecords } from "../../src/game/index.js";
import { outcomesOf } from "./reference-encounter.js";

/** A course so far: the reputations of those influenced, and how likely it is. */
interface Branch {
  readonly chance: number;
  readonly reputation: ReadonlyMap<number, number>;
}

/** Indices of the learner's encounters in the records, each an anchor. */
export function anchorsOf({ first, second }: PublicRecords): number[] {
  return Array.from(first, (_, at) => at).filter((at) => first[at] === 0 || second[at] === 0);
}

/**
 * The learner's expected total from the anchor's round to `horizon` rounds after it.
 *
 * @param policies as performed, agent 0 first
 * @param now the learner's policy in the anchor's own encounter
 */
export function anchorTotal(
  game: Game,
  policies: readonly Policy[],
  now: Policy,
  records: PublicRecords,
  anchor: number,
  horizon: number,
): number {
  const { first, second, reputationFirst, reputationSecond, rounds, pairs } = records;
  const episode = Math.floor(anchor / (rounds * pairs));
  const round = Math.floor(anchor / pairs) % rounds;
  const last = Math.min(rounds - 1, round + horizon);
  const influenced = new Set([first[anchor]!, second[anchor]!]);
  let branches: Branch[] = [{ chance: 1, reputation: new Map() }];
  let total = 0;
  for (let at = anchor; at < (episode * rounds + last + 1) * pairs; at++) {
    // In the anchor's own round only its encounter; an encounter between two who are not influenced was seen.
    if (at !== anchor && Math.floor(at / pairs) === Math.floor(anchor / pairs)) continue;
    const i = first[at]!;
    const j = second[at]!;
    if (!influenced.has(i) && !influenced.has(j)) continue;
    influenced.add(i).add(j);
    const policyOf = (agent: number) => (agent === 0 && at === anchor ? now : policies[agent]!);
    const next = new Map<string, Branch>();
    for (const { chance, reputation } of branches) {
      const ri = reputation.get(i) ?? reputationFirst[at]!;
      const rj = reputation.get(j) ?? reputationSecond[at]!;
      for (const outcome of outcomesOf(game, policyOf(i), policyOf(j), ri, rj, kinOf(game, i, j))) {
        const both = chance * outcome.chance;
        if (i === 0) total += weightOf(records, at) * both * outcome.payoffs[0];
        if (j === 0) total += weightOf(records, at) * both * outcome.payoffs[1];
        const after = new Map(reputation).set(i, outcome.signals[0]).set(j, outcome.signals[1]);
        const key = [...after].sort(([one], [other]) => one - other).join();
        next.set(key, { chance: both + (next.get(key)?.chance ?? 0), reputation: after });
      }
    }
    branches = [...next.values()];
  }
  return total;
}

/** What an encounter of the learner counts: less with each that it had before in the episode. */
function weightOf(records: PublicRecords, at: number): number {
  const { game, rounds, pairs } = records;
  if (game.discount === 1) return 1;
  const start = Math.floor(at / (rounds * pairs)) * rounds * pairs;
  return game.discount ** anchorsOf(records).filter((own) => own >= start && own < at).length;
}

/** How many encounters of the learner an anchor's total is of, each counted as it is discounted. */
export function meetingsFrom(records: PublicRecords, anchor: number, horizon: number): number {
  const { rounds, pairs } = records;
  const round = Math.floor(anchor / pairs);
  const last = Math.min(round + horizon, Math.floor(round / rounds) * rounds + rounds - 1);
  return anchorsOf(records)
    .filter((at) => at >= anchor && Math.floor(at / pairs) <= last)
    .reduce((sum, at) => sum + weightOf(records, at), 0);
}

/** The same for all anchors together. */
export function meetingsFromAll(records: PublicRecords, horizon: number): number {
  return anchorsOf(records).reduce((sum, anchor) => sum + meetingsFrom(records, anchor, horizon), 0);
}

/** The mean over all encounters that all anchors count. */
export function anchoredPayoff(
  game: Game,
  policies: readonly Policy[],
  now: Policy,
  records: PublicRecords,
  horizon: number,
): number {
  let sum = 0;
  for (const anchor of anchorsOf(records)) sum += anchorTotal(game, policies, now, records, anchor, horizon);
  const counted = meetingsFromAll(records, horizon);
  return counted === 0 ? 0 : sum / counted;
}
