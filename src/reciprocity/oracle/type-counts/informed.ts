// The most that can be had without knowing the future: a player who sees every reputation, and whom it meets, decides in every
// state by itself, backwards over the rounds.
import type { Policy } from "../../../game/index.js";
import type { Optimize } from "../../learner.js";
import { bestIn, branchesOf, type Choices } from "../decision.js";
import type { Turn } from "../turns.js";
import type { Crowd } from "./crowd.js";
import { Values } from "./recursion.js";

/**
 * The most that the learner can expect of an episode, discounted.
 *
 * @param turns the roles that it has, by which rounds go in turn: it knows which in each encounter
 * @param fixed the learner's policy, as performed; the halves that are not optimised are taken from it
 */
export function informedTotal(
  crowd: Crowd,
  turns: readonly (readonly Turn[])[],
  choices: Choices,
  optimize: Optimize,
  fixed: Policy,
): number {
  const { game, meetings, states } = crowd;
  const k = game.reputations;
  const branches = turns.map((own) =>
    meetings.map(({ type, kin }) => {
      const meets = { game, partner: type.policy, kin, choices, optimize, fixed };
      return Array.from({ length: k * k }, (_, context) =>
        branchesOf(meets, own, Math.floor(context / k), context % k),
      );
    }),
  );
  const values = new Values(crowd, 1);
  for (let round = game.rounds - 1; round >= 0; round--) {
    const these = branches[round % turns.length]!;
    values.back(({ size, all, chances }, at, after, next) => {
      for (let place = 0; place < size * k; place++) {
        const others = Math.floor(place / k);
        for (let own = 0; own < k; own++) {
          let worth = 0;
          for (const { chance, decision } of these[at]![own * k + (place % k)]!) {
            worth += chance * bestIn(decision, after, others * k * k, k, 1);
          }
          next[own * states + all[place]!]! += chances[place]! * worth;
        }
      }
    });
  }
  return values.mean()[0]!;
}
