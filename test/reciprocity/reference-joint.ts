/** The learner's exact expected payoff in an episode, by enumeration. Policies are as performed, agent 0 first. */
import { type Game, initialDistribution, kinOf, type Matching, type Policy } from "../../src/game/index.js";
import { outcomesOf } from "./reference-encounter.js";

/** Every course an episode can take, followed to its end one at a time. */
export function enumeratedTotal(game: Game, policies: readonly Policy[], matching: Matching): number {
  const start = initialDistribution(game);
  const reputation = policies.map(() => 0);
  const from = (encounter: number, own: number): number => {
    if (2 * encounter === matching.length) return 0;
    const i = matching[2 * encounter]!;
    const j = matching[2 * encounter + 1]!;
    const ri = reputation[i]!;
    const rj = reputation[j]!;
    let total = 0;
    for (const { chance, payoffs, signals } of outcomesOf(
      game,
      policies[i]!,
      policies[j]!,
      ri,
      rj,
      kinOf(game, i, j),
    )) {
      reputation[i] = signals[0];
      reputation[j] = signals[1];
      const paid = i === 0 ? payoffs[0] : j === 0 ? payoffs[1] : 0;
      total += chance * (game.discount ** own * paid + from(encounter + 1, own + Number(i === 0 || j === 0)));
    }
    reputation[i] = ri;
    reputation[j] = rj;
    return total;
  };
  const drawn = (agent: number): number => {
    if (agent === policies.length) return from(0, 0);
    let total = 0;
    for (const [r, chance] of start.entries()) {
      reputation[agent] = r;
      if (chance > 0) total += chance * drawn(agent + 1);
    }
    return total;
  };
  return drawn(0);
}

/**
 * The same, courses that meet in the same reputations going on as one. The first agent is the lowest digit of a state.
 *
 * @param known everybody's reputation at the start, where it is not drawn
 */
export function exactTotal(
  game: Game,
  policies: readonly Policy[],
  matching: Matching,
  known?: readonly number[],
): number {
  const k = game.reputations;
  const place = policies.map((_, agent) => k ** agent);
  const digit = (state: number, agent: number) => Math.floor(state / place[agent]!) % k;
  let chances = new Float64Array(k ** policies.length);
  const start = initialDistribution(game);
  for (let state = 0; state < chances.length; state++) {
    const chance = (agent: number) =>
      known === undefined ? start[digit(state, agent)]! : Number(digit(state, agent) === known[agent]);
    chances[state] = place.reduce((product, _, agent) => product * chance(agent), 1);
  }
  let total = 0;
  let weight = 1;
  for (let at = 0; at < matching.length; at += 2) {
    const i = matching[at]!;
    const j = matching[at + 1]!;
    const next = new Float64Array(chances.length);
    for (let ri = 0; ri < k; ri++) {
      for (let rj = 0; rj < k; rj++) {
        const outcomes = outcomesOf(game, policies[i]!, policies[j]!, ri, rj, kinOf(game, i, j));
        for (let state = 0; state < chances.length; state++) {
          if (digit(state, i) !== ri || digit(state, j) !== rj || chances[state] === 0) continue;
          for (const { chance, payoffs, signals } of outcomes) {
            const after = state + (signals[0] - ri) * place[i]! + (signals[1] - rj) * place[j]!;
            next[after]! += chances[state]! * chance;
            if (i === 0) total += weight * chances[state]! * chance * payoffs[0];
            if (j === 0) total += weight * chances[state]! * chance * payoffs[1];
          }
        }
      }
    }
    chances = next;
    if (i === 0 || j === 0) weight *= game.discount;
  }
  return total;
}

/** How often the learner plays. */
export function meetingsIn(matching: Matching): number {
  return matching.filter((agent) => agent === 0).length;
}

/** What so many encounters count, each so much less than the one before. */
export function countedIn({ discount }: Pick<Game, "discount">, meetings: number): number {
  let counted = 0;
  for (let own = 0; own < meetings; own++) counted += discount ** own;
  return counted;
}

/** Payoff per encounter of the learner over episodes of these matchings, each counted as it is discounted. */
export function exactPayoff(game: Game, policies: readonly Policy[], matchings: readonly Matching[]): number {
  let total = 0;
  let meetings = 0;
  for (const matching of matchings) {
    total += exactTotal(game, policies, matching);
    meetings += countedIn(game, meetingsIn(matching));
  }
  return meetings === 0 ? 0 : total / meetings;
}
