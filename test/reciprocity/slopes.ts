/**
 * Slopes of a payoff by the tables of a policy, and how near numbers are. A row of chances sums to 1, so that a slope means
 * something only between outcomes: what is gained where chance moves from a row's first outcome to another.
 */
import { expect } from "vitest";
import { decisionsOf, type Game, type Half, openChoices, type Policy } from "../../src/game/index.js";

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

/** The same of a policy of any stage game, in its open choices alone. */
export function openSlopesOf(game: Game, policy: Policy, payoff: (policy: Policy) => number): Policy {
  return betweenOutcomes(game, slopesOf(game, policy, payoff));
}

/** The same of gradients by each chance alone; 0 for choices that are not open. */
export function betweenOutcomes(game: Game, gradient: Policy): Policy {
  const decisions = decisionsOf(game);
  const differences = (table: Float64Array, half: Half) => {
    const width = decisions.width[half];
    const open = openChoices(decisions, half);
    return table.map((slope, at) => {
      const isOpen = at % width < open[Math.floor(at / width) % open.length]!;
      return isOpen ? slope - table[at - (at % width)]! : 0;
    });
  };
  return {
    action: differences(gradient.action, "action"),
    assessment: differences(gradient.assessment, "assessment"),
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
