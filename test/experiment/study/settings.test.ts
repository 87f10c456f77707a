/** The settings of studies: what was promised of them, the same whenever they are drawn, and found again by their names. */
import { describe, expect, test } from "vitest";
import { contriteSettings, epidemicSettings, randomSettings } from "../../../src/experiment/study/settings.js";
import { families, findSetting } from "../../../src/experiment/study/studies.js";
import { policyFromBits } from "../../../src/game/index.js";
import { createOracle } from "../../../src/reciprocity/index.js";

describe("random settings", () => {
  const settings = randomSettings(300);

  test("keep within what is said of them, and use all of it", () => {
    const seen = (of: (setting: (typeof settings)[number]) => unknown) => new Set(settings.map(of));
    for (const { game, residents } of settings) {
      expect(residents).toHaveLength(game.agents - 1);
      expect(new Set(residents).size).toBeLessThanOrEqual(4);
      expect(game.benefit / game.cost).toBeGreaterThanOrEqual(1.1);
      expect(game.benefit / game.cost).toBeLessThanOrEqual(20);
      expect(game.rounds).toBeGreaterThanOrEqual(3);
      expect(game.rounds).toBeLessThanOrEqual(100);
      expect(Math.max(game.executionError, game.assessmentError)).toBeLessThanOrEqual(0.15);
    }
    expect(seen(({ game }) => game.agents)).toEqual(new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]));
    expect(seen(({ game }) => game.matching)).toEqual(new Set(["random", "direct", "indirect"]));
    expect(seen(({ residents }) => new Set(residents).size)).toEqual(new Set([1, 2, 3, 4]));
    expect(settings.filter(({ optimize }) => optimize === "joint")).toHaveLength(100);
    expect(seen(({ about }) => about).size).toBe(300);
  });

  test("depend on their place and the seed alone", () => {
    expect(randomSettings(5)).toEqual(settings.slice(0, 5));
    expect(randomSettings(5, 2)).not.toEqual(settings.slice(0, 5));
    // Any change would make what was published another study's.
    expect(settings[0]!.about).toBe("6 0110/01000111; N 7, indirect, 5 rounds, b/c 5.26, errors 0.04 and 0.02, action");
  });
});

test("every setting of a family is found by its name, and no other", () => {
  for (const family of Object.values(families)) {
    for (const quick of [true, false]) {
      for (const setting of family.settings(quick)) expect(findSetting(setting.name)).toEqual(setting);
    }
  }
  for (const name of ["random/61", "random", "constructor/1", "", "epidemic/15"])
    expect(findSetting(name)).toBeUndefined();
});

test("in a proud and contrite society the best constant signal gets less than six tenths", async () => {
  const [silent] = contriteSettings();
  const oracle = await createOracle(silent!.game, silent!.residents, { matchings: 4, seed: 1 });
  /** What judging so gets beside the best of all ways to act. */
  const best = (assessment: string) => {
    const rules = Array.from({ length: 16 }, (_, rule) => rule.toString(2).padStart(4, "0"));
    const policies = rules.map((action) => policyFromBits(action, assessment));
    return Math.max(...oracle.evaluateAll(policies).map(({ payoff }) => payoff));
  };
  // Who gave keeps its standing and who did not changes it: 4.377 by brute force over all rules.
  const judging = best("10100101");
  expect(judging).toBeCloseTo(4.377, 1);
  expect(Math.max(best("00000000"), best("11111111")) / judging).toBeLessThan(0.6);
  oracle.dispose();
});

test("in the epidemic one who gives at once is paid by all in the end, and one who never gives gets nothing", async () => {
  const [{ game, residents, optimize, fixed }] = epidemicSettings([8]) as [ReturnType<typeof epidemicSettings>[number]];
  const oracle = await createOracle(game, residents, { matchings: 4, seed: 1 });
  const best = oracle.bestResponse(optimize, fixed);
  expect(best.payoff).toBeGreaterThan(0.7);
  expect(best.action[0]).toBe("1");
  const never = { action: Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0), assessment: fixed.assessment };
  expect(oracle.evaluate(never).payoff).toBeCloseTo(0, 12);
  oracle.dispose();
});
