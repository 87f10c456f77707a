import { describe, expect, test } from "vitest";
import { shownDecisions } from "../../src/experiment/contexts.js";
import {
  gameDifferences,
  gameOf,
  type PartialConfiguration,
  parseConfiguration,
  RequestError,
  resolveConfiguration,
} from "../../src/experiment/index.js";
import { payoffRange } from "../../src/experiment/payoff-range.js";
import { decisionsOf } from "../../src/game/index.js";

const residents = [{ count: 3, norm: "discerning" }];
const resolved = (file: PartialConfiguration) => resolveConfiguration({ file: { residents, ...file } });

describe("a configuration of a stage game", () => {
  test("says its name, its payoffs, or how many levels of trust there are", () => {
    expect(gameOf(resolved({ game: { stage: "dilemma" } })).stage.name).toBe("dilemma");
    const custom = gameOf(
      resolved({
        game: {
          stage: {
            first: [
              [1, 3],
              [0, 2],
            ],
            name: "mine",
            judged: "both",
          },
        },
      }),
    );
    expect([custom.stage.name, ...custom.stage.payoffs[0]]).toEqual(["mine", 1, 3, 0, 2]);
    expect(gameOf(resolved({ game: { stage: { name: "trust", levels: 6 } } })).stage.choices).toEqual([7, 7]);
  });

  test("is complete without what is of the donation game, and without rounds in a round-robin", () => {
    const dilemma = resolved({ game: { stage: "dilemma" } }).game;
    for (const field of ["benefit", "cost", "actions", "encounter"]) expect(dilemma).not.toHaveProperty(field);
    expect(dilemma.rounds).toBe(36);
    const everybody = resolved({ game: { matching: "round-robin" } });
    expect(everybody.game).not.toHaveProperty("rounds");
    expect(gameOf(everybody).rounds).toBe(6);
    // What was resolved once is complete: a run's own file.
    for (const one of [everybody, resolveConfiguration({ preset: "align-market" })]) {
      expect(resolveConfiguration({ file: parseConfiguration(JSON.parse(JSON.stringify(one))) })).toEqual(one);
    }
  });

  test("says who is in which role and group", () => {
    const game = { stage: "market", matching: "random" } as const;
    const roles = resolved({
      game,
      residents: [
        { ...residents[0]!, role: 0 },
        { count: 2, norm: "choosy", role: 1 },
      ],
      learner: { role: 1 },
    });
    expect(gameOf(roles).classes).toEqual([1, 0, 0, 0, 1, 1]);
    // By turns where nobody says.
    expect(gameOf(resolved({ game })).classes).toEqual([0, 1, 0, 1]);
    const groups = gameOf(resolved({ residents: [{ count: 2, norm: "clan", group: 4 }, ...residents] })).groups!;
    expect(groups.slice(1, 3)).toEqual([4, 4]);
    expect(new Set(groups).size).toBe(5);
  });

  test.each<[PartialConfiguration, RegExp]>([
    [{ game: { stage: "chess" } }, /^game\.stage: got "chess", takes one of "donation", "dilemma"/],
    [{ game: { stage: "dilemma", benefit: 3 } }, /^game\.benefit: got 3, takes nothing: .*this is dilemma/],
    [{ game: { stage: { name: "trust", levels: 0 } } }, /^game\.stage: got an object, takes/],
    [{ game: { stage: { first: [[1, 2], [3]] } } }, /^game\.stage\.first\[1\]: got \[3\], takes a row of 2/],
    [{ game: { tones: ["bad"] } }, /^game\.tones: got \["bad"\], takes 2 names/],
    [{ game: { tones: ["bad", "bad"] } }, /^game\.tones: .*takes 2 names, another for each/],
    [{ game: { discount: 0 } }, /^game\.discount: got 0, takes a number above 0/],
    [{ game: { discount: 0.9, actions: "continuous" } }, /^game\.discount: got 0\.9, takes 1 with continuous/],
    [{ game: { seats: "fixed", actions: "continuous" } }, /^game\.seats: got "fixed", takes nothing with continuous/],
    [{ game: { matching: "round-robin", actions: "continuous" } }, /^game\.matching: .*with continuous/],
    [
      { game: { actions: "continuous" }, learner: { group: 1 } },
      /^learner\.group: got 1, takes nothing with continuous/,
    ],
    [{ game: { matching: "round-robin", rounds: 3 } }, /^game\.rounds: got 3, takes 6/],
    [{ learner: { role: 1 } }, /^learner\.role: got 1, takes nothing unless seats are fixed/],
    [{ game: { stage: "market" }, learner: { role: 1 } }, /^residents\[0\]\.role: got nothing, takes a role, 0 or 1/],
    [{ game: { stage: "market" }, residents: [{ ...residents[0]!, role: 0 }] }, /^game\.classes: .*and both of them/],
    [{ residents: [{ count: 2, norm: "clan" }] }, /^residents\[0\]\.norm: .*groups/],
  ])("that cannot be is refused in a line: %j", (file, message) => {
    const make = () => resolved(parseConfiguration(file));
    expect(make).toThrow(RequestError);
    expect(make).toThrow(message);
  });

  test("changes a preset in just that: what is of the preset's own game alone is gone", () => {
    const { game } = resolveConfiguration({ preset: "align-donation", file: { game: { stage: "dilemma" } } });
    expect(game).toMatchObject({ stage: "dilemma", discount: 0.99, tones: expect.any(Array) });
    expect(game).not.toHaveProperty("seats");
    const two = resolveConfiguration({
      preset: "align-donation",
      file: { game: { reputations: 2, matching: "random" } },
    });
    expect(two.game).not.toHaveProperty("tones");
    expect(two.game.rounds).toBe(36);
    const changed = resolveConfiguration({
      preset: "align-dilemma",
      file: { game: { stage: { name: "trust", levels: 2 } } },
    });
    expect(gameDifferences(changed)).toEqual(["stage trust with 2 levels"]);
  });
});

describe("what is shown", () => {
  test("every row that the learner can come to, by names, and no other", () => {
    for (const preset of ["l6", "align-donation", "align-dilemma", "align-trust", "align-market"]) {
      const configuration = resolveConfiguration({ preset });
      const game = gameOf(configuration);
      const shown = shownDecisions(configuration);
      const { rows } = decisionsOf(game);
      for (const half of ["action", "assessment"] as const) {
        const own = shown.filter((decision) => decision.half === half);
        const count = own.reduce((sum, { contexts }) => sum + contexts.length, 0);
        // A seller acts and is not asked what it thinks of buyers.
        if (preset !== "align-market") expect(count).toBe(rows[half]);
        else expect(count).toBe(half === "action" ? 25 : 0);
        for (const { contexts } of own) expect(new Set(contexts.map(String)).size).toBe(contexts.length);
      }
    }
    const trust = shownDecisions(resolveConfiguration({ preset: "align-trust" }));
    expect(trust.map(({ half, role, titles }) => [half, role, titles.at(-1)])).toEqual([
      ["action", " in role 0", "partner"],
      ["action", " in role 1", "partner did"],
      ["assessment", " in role 0", "judge did"],
      ["assessment", " in role 1", "judge did"],
    ]);
    expect(trust[1]!.contexts.at(-1)).toEqual(["praising", "praising", "invests 100 %"]);
    expect(trust[2]!.contexts.at(-1)).toEqual(["praising", "praising", "returns 100 %", "invests 100 %"]);
    expect(trust[2]!.choices.at(-1)).toBe("praising");
  });
});

test("a payoff from a file is one that the game can pay, a discounted return no more than all encounters can", () => {
  const dilemma = payoffRange(gameOf(resolved({ game: { stage: "dilemma" } })));
  expect([5, -1, 0].every(dilemma.has) && ![5.1, -1.1, Number.NaN].some(dilemma.has)).toBe(true);
  const returns = payoffRange(gameOf(resolveConfiguration({ preset: "align-dilemma" })));
  expect(returns.has(19.7)).toBe(true);
  expect(returns.has(48)).toBe(false);
});
