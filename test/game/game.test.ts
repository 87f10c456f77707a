import { describe, expect, test } from "vitest";
import { defineGame, donation, type Game, GameError, initialDistribution } from "../../src/game/index.js";

test("the defaults are those of the presets", () => {
  const { stage, ...rest } = defineGame();
  expect(stage.name).toBe("donation");
  expect(stage.payoffs[0]).toEqual(Float64Array.of(0, 5, -0.5, 4.5));
  expect(rest).toEqual({
    seats: "symmetric",
    classes: undefined,
    groups: undefined,
    discount: 1,
    agents: 9,
    reputations: 2,
    actions: 2,
    benefit: 5,
    cost: 0.5,
    rounds: 36,
    matching: "random",
    encounter: "mutual",
    initialReputation: 0.5,
    executionError: 0,
    executionErrorKind: "symmetric",
    assessmentError: 0,
  });
});

test("a game is frozen, and keeps its own copy of what it was given", () => {
  const start = [0.2, 0.3, 0.5];
  const game = defineGame({ reputations: 3, initialReputation: start });
  start[0] = 7;
  expect(game.initialReputation).toEqual([0.2, 0.3, 0.5]);
  expect(Object.isFrozen(game) && Object.isFrozen(game.initialReputation)).toBe(true);
});

test("one number is P(Good)", () => {
  expect([...initialDistribution(defineGame({ initialReputation: 0.25 }))]).toEqual([0.75, 0.25]);
  expect([...initialDistribution(defineGame({ initialReputation: 0.25, reputations: 4 }))]).toEqual([0.75, 0, 0, 0.25]);
  expect([...initialDistribution(defineGame({ initialReputation: [0.25, 0.75] }))]).toEqual([0.25, 0.75]);
});

test("actions donate equal steps from nothing to all", () => {
  expect([...donation(defineGame())]).toEqual([0, 1]);
  expect([...donation(defineGame({ actions: 5 }))]).toEqual([0, 0.25, 0.5, 0.75, 1]);
});

test("indirect matching takes a full round-robin and no more", () => {
  expect(defineGame({ agents: 8, matching: "indirect", rounds: 7 }).rounds).toBe(7);
  expect(defineGame({ agents: 9, matching: "indirect", rounds: 9 }).rounds).toBe(9);
});

describe("what is wrong is named, shown and put right", () => {
  // As a script without types would send it.
  const cases: [Record<string, unknown>, string][] = [
    [{ agents: 1 }, "agents: got 1, takes an integer from 2 to 2147483647"],
    [{ agents: 2.5 }, "agents: got 2.5, takes an integer from 2 to 2147483647"],
    [{ agents: "9" }, 'agents: got "9", takes an integer from 2 to 2147483647'],
    [{ reputations: 1 }, "reputations: got 1, takes an integer from 2 to 64"],
    [{ actions: 65 }, "actions: got 65, takes an integer from 2 to 64"],
    [{ benefit: -1 }, "benefit: got -1, takes a number from 1e-12 to 1e12, or 0"],
    [{ benefit: 1e300 }, "benefit: got 1e+300, takes a number from 1e-12 to 1e12, or 0"],
    [{ cost: 1e-300 }, "cost: got 1e-300, takes a number from 1e-12 to 1e12, or 0"],
    [{ benefit: Number.NaN }, "benefit: got NaN, takes a number from 1e-12 to 1e12, or 0"],
    [{ cost: Number.POSITIVE_INFINITY }, "cost: got Infinity, takes a number from 1e-12 to 1e12, or 0"],
    [{ cost: null }, "cost: got null, takes a number from 1e-12 to 1e12, or 0"],
    [{ rounds: 0 }, "rounds: got 0, takes an integer from 1 to 2147483647"],
    [{ matching: "Random" }, 'matching: got "Random", takes one of "random", "direct", "indirect", "round-robin"'],
    [{ encounter: 1 }, 'encounter: got 1, takes one of "mutual", "one-way"'],
    [{ executionError: 1.01 }, "executionError: got 1.01, takes a probability from 0 to 1"],
    [{ executionErrorKind: "both" }, 'executionErrorKind: got "both", takes one of "symmetric", "one-sided"'],
    [{ assessmentError: "no" }, 'assessmentError: got "no", takes a probability from 0 to 1'],
    [
      { initialReputation: 2 },
      "initialReputation: got 2, takes a probability from 0 to 1, or a list of 2 probabilities that sum to 1",
    ],
    [
      { initialReputation: [0.5, 0.6] },
      "initialReputation: got [0.5, 0.6], takes a list of 2 probabilities that sum to 1",
    ],
    [
      { initialReputation: [1.5, -0.5] },
      "initialReputation: got [1.5, -0.5], takes a list of 2 probabilities that sum to 1",
    ],
    [
      { reputations: 3, initialReputation: [0.5, 0.5] },
      "initialReputation: got [0.5, 0.5], takes a list of 3 probabilities that sum to 1",
    ],
    [
      { matching: "indirect" },
      'rounds: got 36, takes at most 9 with "indirect" matching of 9 agents, because no pair may meet twice',
    ],
    [
      { matching: "indirect", agents: 8, rounds: 8 },
      'rounds: got 8, takes at most 7 with "indirect" matching of 8 agents, because no pair may meet twice',
    ],
  ];
  test.each(cases)("%j", (options, message) => {
    let thrown: unknown;
    try {
      defineGame(options as Partial<Game>);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(GameError);
    expect((thrown as GameError).message).toBe(message);
    expect((thrown as GameError).field).toBe(message.slice(0, message.indexOf(":")));
  });

  test("a misspelt field is not passed over", () => {
    expect(() => defineGame({ benefits: 3 } as Partial<Game>)).toThrow(/^benefits: .*agents, reputations/);
  });
});
