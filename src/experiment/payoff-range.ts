/** What a game can pay: figures from files are held against it, and differences are told in parts of it. */
import { type Game, scaleOf } from "../game/index.js";

type Paying = Pick<Game, "stage" | "discount" | "rounds">;

export interface PayoffRange {
  has(value: unknown): boolean;
  readonly inWords: string;
}

/** Sums in single precision may be off by as much, as a share of the amounts. */
const ROUNDING = 1e-4;

/** From the worst that an encounter can pay to the best; of discounted returns, so many times as much as encounters can count. */
export function payoffRange(game: Paying): PayoffRange {
  const all = game.stage.payoffs.flatMap((table) => [...table]);
  const weight = mostWeight(game);
  const least = weight * Math.min(0, ...all);
  const most = weight * Math.max(0, ...all);
  const off = ROUNDING * (most - least);
  return {
    has: (value) => typeof value === "number" && value >= least - off && value <= most + off,
    inWords: `a payoff from ${least} to ${most}`,
  };
}

/** What is large for a payoff, or a discounted return, of this game. */
export function payoffScale(game: Paying): number {
  return scaleOf(game.stage) * mostWeight(game);
}

/** What the encounters of an episode count together at most; 1 where a payoff is the mean of an encounter. */
function mostWeight({ discount, rounds }: Paying): number {
  return discount === 1 ? 1 : (1 - discount ** rounds) / (1 - discount);
}
