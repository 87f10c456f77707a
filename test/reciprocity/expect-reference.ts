/** The anchored belief held against enumeration. */
import { played, type Trial } from "./arbitrary.js";
import { onBelief } from "./on-belief.js";
import { anchoredPayoff } from "./reference-anchored.js";
import { expectNear } from "./slopes.js";

/** An axis for everybody is always enough. */
export const roomFor = ({ game }: Trial, horizon: number) => ({ horizon, axes: Math.max(2, game.agents) });

export function expectReference(trial: Trial, horizon: number, episodes: number, axes?: number): void {
  const { game, policies } = trial;
  const records = played(trial, episodes);
  const wanted = anchoredPayoff(game, policies, policies[0]!, records, horizon);
  const cone = axes === undefined ? roomFor(trial, horizon) : { horizon, axes };
  expectNear([onBelief("anchored", game, policies, records, cone).payoff], [wanted], 1e-10, "payoff");
}
