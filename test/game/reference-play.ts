/**
 * The rules of an encounter read out plainly, one draw at a time: what `play` must do, bit for bit, for probabilities that
 * 31 bits hold exactly.
 */
import type { Game, Matching, Policy, Random } from "../../src/game/index.js";
import { initialDistribution, pairsPerRound } from "../../src/game/index.js";

export interface Encounter {
  readonly agents: readonly [number, number];
  readonly reputations: readonly [number, number];
  readonly actions: readonly [number, number];
  readonly signals: readonly [number, number];
}

/** The learner's policy with a partner in a round, where `memory` is what both did when they met last. */
export type LearnerIn = (partner: number, memory: Memory | undefined, round: number) => Policy;
export type Memory = readonly [own: number | undefined, other: number | undefined];

/** @param learnerIn of a learner that sees more */
export function playPlainly(
  game: Game,
  everybody: readonly Policy[],
  random: Random,
  matching: Matching,
  learnerIn?: LearnerIn,
): Encounter[] {
  const policies = [...everybody];
  const memories = new Map<number, Memory>();
  const { reputations: k, actions: a } = game;
  const choose = (chances: ArrayLike<number>): number => {
    const drawn = (random.bits() >>> 1) / 2 ** 31;
    let sum = 0;
    for (let outcome = 0; outcome < chances.length - 1; outcome++) {
      sum += chances[outcome]!;
      if (drawn < sum) return outcome;
    }
    return chances.length - 1;
  };
  const act = (agent: number, own: number, partner: number): number =>
    choose(policies[agent]!.action.slice((own * k + partner) * a, (own * k + partner + 1) * a));
  const judge = (agent: number, subject: number, own: number, action: number): number => {
    const row = (subject * k + own) * a + action;
    return choose(policies[agent]!.assessment.slice(row * k, (row + 1) * k));
  };

  const reputation = policies.map(() => choose(initialDistribution(game)));
  const encounters: Encounter[] = [];
  for (let at = 0; at < game.rounds * pairsPerRound(game); at++) {
    const i = matching[2 * at]!;
    const j = matching[2 * at + 1]!;
    const met = i === 0 || j === 0;
    if (met && learnerIn !== undefined) {
      policies[0] = learnerIn(i + j, memories.get(i + j), Math.floor(at / pairsPerRound(game)));
    }
    const ri = reputation[i]!;
    const rj = reputation[j]!;
    const ai = act(i, ri, rj);
    const aj = game.encounter === "mutual" ? act(j, rj, ri) : 255;
    const si = judge(j, ri, rj, ai);
    const sj = game.encounter === "mutual" ? judge(i, rj, ri, aj) : rj;
    encounters.push({ agents: [i, j], reputations: [ri, rj], actions: [ai, aj], signals: [si, sj] });
    const done = aj === 255 ? undefined : aj;
    if (met) memories.set(i + j, i === 0 ? [ai, done] : [done, ai]);
    reputation[i] = si;
    reputation[j] = sj;
  }
  return encounters;
}
