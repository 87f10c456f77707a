/**
 * Slopes of a payoff by the tables of a policy, and how near numbers are. A row of chances sums to 1, so that a slope means
 * something only between outcomes: what is gained where chance moves from a row's first outcome to another.
 */
import { expect } from "vitest";
import type { Game, Policy } from "../../src/game/index.js";

/** Central differences, exact for polynomials of the degree: 1, or up to 4. */
export function slopesOf(game: Game, policy: Policy, payoff: (policy: Policy) => number, degree: 1 | 4 = 4): Policy {
  const step = 1e-2;
  const by = (half: "action" | "assessment", width: number) =>
    policy[half].map((_, at) => {
      const first = at - (at % width);
      if (at === first) return 0;
      const moved = (by: number) => {
        const table = Float64Array.from(policy[half]);
        table[at]! += by * step;
        table[first]! -= by * step;
        return payoff({ ...policy, [half]: table });
      };
      if (degree === 1) return (moved(1) - moved(-1)) / (2 * step);
      return (8 * (moved(1) - moved(-1)) - (moved(2) - moved(-2))) / (12 * step);
    });
  return { action: by("action", game.actions), assessment: by("assessment", game.reputations) };
}

/** The same of gradients by each chance alone. */
export function betweenOutcomes(game: Game, gradient: Policy): Policy {
  const differences = (table: Float64Array, width: number) =>
    table.map((slope, at) => slope - table[at - (at % width)]!);
  return {
    action: differences(gradient.action, game.actions),
    assessment: differences(gradient.assessment, game.reputations),
  };
}

export function expectSlopes(game: Game, gradient: Policy, wanted: Policy, tolerance: number): void {
  const { action, assessment } = betweenOutcomes(game, gradient);
  expectNear(action, wanted.action, tolerance, "slope by action");
  expectNear(assessment, wanted.assessment, tolerance, "slope by assessment");
}

/** Within `tolerance` of each other, in units of 1 or of their size where that is larger. */
export function expectNear(actual: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number, what = ""): void {
  expect(actual.length, what).toBe(wanted.length);
  for (let at = 0; at < wanted.length; at++) {
    const off = Math.abs(actual[at]! - wanted[at]!);
    if (!(off <= tolerance * Math.max(1, Math.abs(wanted[at]!)))) {
      expect.fail(`${what} [${at}]: got ${actual[at]}, wanted ${wanted[at]} within ${tolerance}`);
    }
  }
}
