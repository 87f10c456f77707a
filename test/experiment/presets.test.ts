import { describe, expect, test } from "vitest";
import { defineSetting, findPreset, presets, resolveConfiguration } from "../../src/experiment/index.js";
import { donationPresets } from "../../src/experiment/presets.js";
import { actionRules, norms, policyFromBits, tablesOf } from "../../src/game/index.js";
import { createOracle } from "../../src/reciprocity/index.js";

// method.md, section 2, written out once more.
const discriminator = "0101";
const table: readonly (readonly [
  name: string,
  residents: readonly (readonly [number, string, string])[],
  fixed: string,
])[] = [
  [
    "proud-outcasts",
    [
      [3, "1000", "00001110"],
      [5, "0011", "00001110"],
    ],
    "00001110",
  ],
  ["l1", [[8, "1101", "01011101"]], "01011101"],
  ["l2", [[8, "1101", "01011001"]], "01011001"],
  ["l3", [[8, "0101", "11011101"]], "11011101"],
  ["l4", [[8, "0101", "10011101"]], "10011101"],
  ["l5", [[8, "0101", "11011001"]], "11011001"],
  ["l6", [[8, "0101", "10011001"]], "10011001"],
  ["l7", [[8, "0101", "00011101"]], "00011101"],
  ["l8", [[8, "0101", "00011001"]], "00011001"],
  [
    "hybrid-alld",
    [
      [4, "0001", "10011001"],
      [4, "0000", "10011001"],
    ],
    "10011001",
  ],
  [
    "proud-alld",
    [
      [4, "0011", "01010101"],
      [4, "0000", "01010101"],
    ],
    "01010101",
  ],
];

const aligned = [
  ["align-donation", 9, 36, "donation", "alternating"],
  ["align-dilemma", 5, 10, "dilemma", "symmetric"],
  ["align-trust", 5, 10, "trust", "alternating"],
  ["align-market", 12, 36, "market", "fixed"],
] as const;

describe("presets", () => {
  test("are those of the table", () => {
    expect(Object.keys(presets)).toEqual([...table.map(([name]) => name), ...aligned.map(([name]) => name)]);
  });

  test.each(table)("%s: its residents, its fixed rules and the common game", (name, groups, fixedAssessment) => {
    const { game, residents, fixed } = defineSetting(resolveConfiguration({ preset: name }));
    expect(residents).toEqual(
      groups.flatMap(([count, action, assessment]) => new Array(count).fill(policyFromBits(action, assessment))),
    );
    expect(fixed).toEqual(policyFromBits(discriminator, fixedAssessment));
    const { stage, ...fields } = game;
    expect(stage.name).toBe("donation");
    expect(fields).toEqual({
      seats: "symmetric",
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
      ...(name === "proud-outcasts" && { benefit: 2, cost: 1 }),
    });
  });

  test.each(aligned)("%s: the schedule, the tones and the discount of ALIGN", (name, agents, rounds, stage, seats) => {
    const { game, residents } = defineSetting(resolveConfiguration({ preset: name }));
    expect(game).toMatchObject({ agents, rounds, seats, discount: 0.99, matching: "round-robin", reputations: 5 });
    expect(game.initialReputation).toEqual([0, 0, 0, 1, 0]);
    expect(game.stage.name).toBe(stage);
    expect(residents).toHaveLength(agents - 1);
    if (name === "align-market") expect(game.classes).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    if (name === "align-donation") expect([...game.stage.payoffs[0], ...game.stage.payoffs[1]]).toEqual([0, -1, 0, 5]);
  });

  test.each(Object.entries(donationPresets))("%s is written in names, in any case found by its own", (name, preset) => {
    expect(findPreset(` ${name.toUpperCase()} `)).toBe(preset);
    expect(preset.fixedAction in actionRules).toBe(true);
    // Of the flagship, judging has no name.
    expect(preset.fixedAssessment in norms).toBe(name !== "proud-outcasts");
  });

  test("the flagship is one in which both halves matter: neither constant is worth more than 70 % of the best response", async () => {
    const { game, residents, fixed } = defineSetting(resolveConfiguration({ preset: "proud-outcasts" }));
    const oracle = await createOracle(game, tablesOf(residents, "this test"));
    const best = oracle.bestResponse("joint", fixed);
    expect(best.exact).toBe(true);
    expect(best.constantSignalPayoff! / best.payoff).toBeLessThan(0.7);
    expect(best.constantActionPayoff! / best.payoff).toBeLessThan(0.7);
    // And it is nearly all that can be had.
    expect(best.payoff).toBeGreaterThan(0.99 * oracle.bound("joint", fixed)!.payoff);
    oracle.dispose();
  });
});
