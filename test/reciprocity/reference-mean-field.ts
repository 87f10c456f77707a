/** The mean field, plainly: every agent's reputation a distribution of its own, as if independent of all others. */
import { type Game, initialDistribution, kinOf, type Matching, type Policy } from "../../src/game/index.js";
import { outcomesOf } from "./reference-encounter.js";

/** The learner's expected return of an episode, discounted as the game says. Policies are as performed, agent 0 first. */
export function meanFieldTotal(game: Game, policies: readonly Policy[], matching: Matching): number {
  const marginals = policies.map(() => [...initialDistribution(game)]);
  let total = 0;
  let met = 0;
  for (let at = 0; at < matching.length; at += 2) {
    const i = matching[at]!;
    const j = matching[at + 1]!;
    const nextI = marginals[i]!.map(() => 0);
    const nextJ = marginals[j]!.map(() => 0);
    for (const [ri, chanceI] of marginals[i]!.entries()) {
      for (const [rj, chanceJ] of marginals[j]!.entries()) {
        for (const { chance, payoffs, signals } of outcomesOf(
          game,
          policies[i]!,
          policies[j]!,
          ri,
          rj,
          kinOf(game, i, j),
        )) {
          const all = chanceI * chanceJ * chance;
          nextI[signals[0]]! += all;
          nextJ[signals[1]]! += all;
          if (i === 0) total += game.discount ** met * all * payoffs[0];
          if (j === 0) total += game.discount ** met * all * payoffs[1];
        }
      }
    }
    if (i === 0 || j === 0) met += 1;
    // They sum to 1; what rounding takes from that would grow with every product.
    const sum = nextI.reduce((all, chance) => all + chance, 0);
    marginals[i] = nextI.map((chance) => chance / sum);
    marginals[j] = nextJ.map((chance) => chance / sum);
  }
  return total;
}
