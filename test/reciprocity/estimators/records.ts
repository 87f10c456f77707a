/** Played records, and what an agent was seen to do and say in them, counted plainly in the order of a policy's tables. */
import {
  allAsPerformed,
  allocateRecords,
  createRandom,
  type Game,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  play,
} from "../../../src/game/index.js";

export function seen(game: Game, policies: readonly Policy[], episodes: number, seed: number): PublicRecords {
  const records = allocateRecords(game, episodes);
  play(game, allAsPerformed(game, policies), createRandom(seed), records);
  return records;
}

export interface PlainCounts {
  readonly action: number[];
  readonly assessment: number[];
}

export function countsOf(agent: number, batches: readonly PublicRecords[]): PlainCounts {
  const { reputations: k, actions: a } = batches[0]!.game;
  const counts = { action: new Array<number>(k * k * a).fill(0), assessment: new Array<number>(k ** 3 * a).fill(0) };
  for (const r of batches) {
    for (let at = 0; at < r.first.length; at++) {
      const [i, j] = [r.first[at]!, r.second[at]!];
      const [ri, rj] = [r.reputationFirst[at]!, r.reputationSecond[at]!];
      const sides = [
        [i, j, ri, rj, r.actionFirst[at]!, r.signalFirst[at]!],
        [j, i, rj, ri, r.actionSecond[at]!, r.signalSecond[at]!],
      ] as const;
      for (const [subject, judge, own, other, action, signal] of sides) {
        if (action === NO_ACTION) continue;
        const context = own * k + other;
        if (subject === agent) counts.action[context * a + action]! += 1;
        if (judge === agent) counts.assessment[(context * a + action) * k + signal]! += 1;
      }
    }
  }
  return counts;
}
