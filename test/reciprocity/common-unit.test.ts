/** Amounts in the common unit, and sizes beyond reach. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineGame } from "../../src/game/index.js";
import { inCommonUnit, iterationIn } from "../../src/reciprocity/common-unit.js";
import { checkStates, TooLargeError } from "../../src/reciprocity/too-large-error.js";

describe("in the common unit", () => {
  const amount = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

  test("amounts are what they were, times what it is worth", () => {
    fc.assert(
      fc.property(amount, amount, (benefit, cost) => {
        const { game, unit } = inCommonUnit(defineGame({ benefit, cost }));
        // The smaller one to 40 bits.
        expect(Math.abs((game.benefit * unit) / benefit - 1)).toBeLessThan(2 ** -39);
        expect(Math.abs((game.cost * unit) / cost - 1)).toBeLessThan(2 ** -39);
        expect(Math.max(game.benefit, game.cost)).toBe(5);
      }),
    );
  });

  test("a game about nothing stays one, and what is next to nothing beside the other becomes nothing", () => {
    const nothing = defineGame({ benefit: 0, cost: 0 });
    expect(inCommonUnit(nothing)).toEqual({ game: nothing, unit: 1 });
    expect(inCommonUnit(defineGame({ benefit: 5e6, cost: 1e-9 })).game.cost).toBe(0);
    expect(inCommonUnit(defineGame({ benefit: 1e-9, cost: 5e6 })).game.benefit).toBe(0);
    expect(inCommonUnit(defineGame({ benefit: 5, cost: 1e-9 })).game.cost).toBeGreaterThan(0);
  });

  test("payoffs are told in the game's own", () => {
    const done = { iteration: 1, episodes: 2, encounters: 3, payoff: 4, payoffStandardError: 5, gradientNorm: 6 };
    expect(iterationIn(10, done)).toEqual({ ...done, payoff: 40, payoffStandardError: 50 });
    expect(iterationIn(10, { ...done, predictedPayoff: 7 }).predictedPayoff).toBe(70);
  });
});

describe("all vectors of reputations", () => {
  test.each([
    [2, 14],
    [4, 7],
    [3, 8],
    [5, 6],
  ])("of %i are followed among up to %i agents", (reputations, most) => {
    expect(() => checkStates({ agents: most, reputations }, "fewer take more")).not.toThrow();
    const beyond = () => checkStates({ agents: most + 1, reputations }, "fewer take more");
    expect(beyond).toThrow(TooLargeError);
    expect(beyond).toThrow(
      `agents: got ${most + 1}, takes at most ${most} here, because all ${reputations}^N vectors of reputations are ` +
        "followed; fewer take more",
    );
  });
});
