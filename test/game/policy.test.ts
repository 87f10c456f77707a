import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allAsPerformed, asPerformed, defineGame, definePolicy, policyFromBits } from "../../src/game/index.js";
import { anyPolicy, anyShape } from "./arbitrary.js";

describe("policyFromBits", () => {
  test("reads BB BG GB GG and BBD BBC BGD BGC GBD GBC GGD GGC", () => {
    const contexts = ["BB", "BG", "GB", "GG"];
    const reputation = { B: 0, G: 1 } as const;
    for (let bit = 0; bit < 4; bit++) {
      const bits = [..."0000"].map((_, at) => (at === bit ? "1" : "0")).join("");
      const [own, partner] = [...contexts[bit]!] as ["B" | "G", "B" | "G"];
      const { action } = policyFromBits(bits, "00000000");
      expect(action[(reputation[own] * 2 + reputation[partner]) * 2 + 1]).toBe(1);
      expect(action.reduce((sum, chance) => sum + chance, 0)).toBe(4);
      expect([0, 2, 4, 6].filter((at) => action[at] === 0)).toEqual([bit * 2]);
    }
    const cases = ["BBD", "BBC", "BGD", "BGC", "GBD", "GBC", "GGD", "GGC"];
    for (let bit = 0; bit < 8; bit++) {
      const bits = [..."00000000"].map((_, at) => (at === bit ? "1" : "0")).join("");
      const [subject, judge, act] = [...cases[bit]!] as ["B" | "G", "B" | "G", "C" | "D"];
      const { assessment } = policyFromBits("0000", bits);
      const row = (reputation[subject] * 2 + reputation[judge]) * 2 + (act === "C" ? 1 : 0);
      expect([0, 1, 2, 3, 4, 5, 6, 7].filter((at) => assessment[at * 2 + 1] === 1)).toEqual([row]);
    }
  });

  test.each([
    ["01011", "10011001", /^action: got "01011", takes 4 bits/],
    ["0102", "10011001", /^action: got "0102"/],
    ["0101", "1001", /^assessment: got "1001", takes 8 bits/],
    ["0101", "L6", /^assessment: got "L6"/],
  ])("refuses %s with %s", (action, assessment, message) => {
    expect(() => policyFromBits(action, assessment)).toThrow(message);
  });
});

describe("definePolicy", () => {
  const shape = { reputations: 2, actions: 2 };
  const action = [1, 0, 0, 1, 1, 0, 0.5, 0.5];
  const assessment = [1, 0, 0, 1, 1, 0, 0.5, 0.5, 1, 0, 0, 1, 1, 0, 0.5, 0.5];

  test("copies", () => {
    const policy = definePolicy(shape, action, assessment);
    expect([...policy.action]).toEqual(action);
    const source = Float64Array.from(assessment);
    expect(definePolicy(shape, action, source).assessment).not.toBe(source);
  });

  test("takes rows that were computed in single precision", () => {
    const third = Math.fround(1 / 3);
    const rows = (length: number): number[] => Array.from({ length }, () => third);
    expect(() => definePolicy({ reputations: 3, actions: 3 }, rows(27), rows(81))).not.toThrow();
  });

  test.each([
    [action.slice(2), assessment, /^action: got "6 numbers", takes 8 for 2 reputations and 2 actions$/],
    [action, assessment.slice(1), /^assessment: got "15 numbers", takes 16 for/],
    [[1, 0, 0.4, 0.5, 1, 0, 0, 1], assessment, /^action\[1\]: got \[0.4, 0.5\], takes 2 probabilities that sum to 1$/],
    [action, [...assessment.slice(0, 14), -0.5, 1.5], /^assessment\[7\]: got \[-0.5, 1.5\]/],
    [action, [...assessment.slice(0, 14), Number.NaN, 1], /^assessment\[7\]: got \[NaN, 1\]/],
  ])("refuses %j and %j", (badAction, badAssessment, message) => {
    expect(() => definePolicy(shape, badAction, badAssessment)).toThrow(message);
  });
});

describe("asPerformed", () => {
  const error = fc.double({ min: 0, max: 1, noNaN: true });
  const kind = fc.constantFrom("symmetric" as const, "one-sided" as const);
  const setting = anyShape.chain((shape) => fc.record({ shape: fc.constant(shape), policy: anyPolicy(shape) }));
  const gameOf = (
    { reputations, actions }: { reputations: number; actions: number },
    executionError: number,
    executionErrorKind: "symmetric" | "one-sided",
    assessmentError: number,
  ) => {
    const initialReputation = Array.from({ length: reputations }, () => 1 / reputations);
    return defineGame({ reputations, actions, initialReputation, executionError, executionErrorKind, assessmentError });
  };

  test("gives distributions", () => {
    fc.assert(
      fc.property(setting, error, kind, error, ({ shape, policy }, execution, executionKind, assessment) => {
        const game = gameOf(shape, execution, executionKind, assessment);
        const performed = asPerformed(game, policy);
        expect(() => definePolicy(shape, performed.action, performed.assessment)).not.toThrow();
      }),
    );
  });

  test("without errors is the policy itself", () => {
    fc.assert(
      fc.property(setting, kind, ({ shape, policy }, executionKind) => {
        expect(asPerformed(gameOf(shape, 0, executionKind, 0), policy)).toBe(policy);
      }),
    );
  });

  test("a one-sided error takes its share of every donation and adds it to action 0", () => {
    fc.assert(
      fc.property(setting, error, ({ shape, policy }, e) => {
        const performed = asPerformed(gameOf(shape, e, "one-sided", 0), policy);
        policy.action.forEach((before, at) => {
          if (at % shape.actions !== 0) expect(performed.action[at]).toBeCloseTo((1 - e) * before, 12);
        });
        expect(performed.assessment).toEqual(policy.assessment);
      }),
    );
  });

  test("symmetric errors of chance (n-1)/n leave nothing but noise", () => {
    fc.assert(
      fc.property(setting, ({ shape, policy }) => {
        const { reputations: k, actions: a } = shape;
        const performed = asPerformed(gameOf(shape, (a - 1) / a, "symmetric", (k - 1) / k), policy);
        for (const chance of performed.action) expect(chance).toBeCloseTo(1 / a, 12);
        for (const chance of performed.assessment) expect(chance).toBeCloseTo(1 / k, 12);
      }),
    );
  });

  test("by hand: three actions, a tenth in error", () => {
    const game = defineGame({ actions: 3, executionError: 0.1, assessmentError: 0.2 });
    const action = [0, 0, 1, 0, 1, 0, 1, 0, 0, 0.5, 0.5, 0];
    const assessment = Array.from({ length: 12 }, () => [0, 1]).flat();
    const performed = asPerformed(game, definePolicy(game, action, assessment));
    const expected = [0.05, 0.05, 0.9, 0.05, 0.9, 0.05, 0.9, 0.05, 0.05, 0.475, 0.475, 0.05];
    performed.action.forEach((chance, at) => {
      expect(chance).toBeCloseTo(expected[at]!, 12);
    });
    performed.assessment.forEach((chance, at) => {
      expect(chance).toBeCloseTo(at % 2 === 0 ? 0.2 : 0.8, 12);
    });
  });

  test("agents that share a policy share its performed form", () => {
    const game = defineGame({ executionError: 0.1 });
    const one = policyFromBits("0101", "10011001");
    const other = policyFromBits("0101", "10011001");
    const [a, b, c] = allAsPerformed(game, [one, other, one]);
    expect(c).toBe(a);
    expect(b).not.toBe(a);
    expect(b).toEqual(a);
  });
});
