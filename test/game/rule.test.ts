/** Rules as text, choices or chances for any number of reputations and actions; names lifted from binary games. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  actionRules,
  allocateRecords,
  createRandom,
  defineGame,
  definePopulation,
  findNorm,
  type Game,
  norms,
  type PolicyShape,
  play,
  policyFromBits,
  type Rule,
  ruleInWords,
  ruleTable,
} from "../../src/game/index.js";

const anyShape = fc.record({ reputations: fc.integer({ min: 2, max: 7 }), actions: fc.integer({ min: 2, max: 7 }) });
const sizeOf = (half: "action" | "assessment", { reputations: k, actions: a }: PolicyShape) =>
  half === "action" ? { contexts: k * k, outcomes: a } : { contexts: k * k * a, outcomes: k };

test.each(["action", "assessment"] as const)("text, choices and rows say the same: %s", (half) => {
  const rules = anyShape.chain((shape) => {
    const { contexts, outcomes } = sizeOf(half, shape);
    const choices = fc.array(fc.integer({ min: 0, max: outcomes - 1 }), { minLength: contexts, maxLength: contexts });
    return fc.record({ shape: fc.constant(shape), choices });
  });
  fc.assert(
    fc.property(rules, ({ shape, choices }) => {
      const { outcomes } = sizeOf(half, shape);
      const rows = choices.map((choice) => Array.from({ length: outcomes }, (_, at) => Number(at === choice)));
      const table = Float64Array.from(rows.flat());
      for (const rule of [choices.join(""), choices, rows] satisfies Rule[]) {
        expect(ruleTable(half, rule, shape)).toEqual(table);
      }
    }),
  );
});

test("rows of chances are taken as they are, letters are choices above 9", () => {
  const shape = { reputations: 2, actions: 3 };
  const rows = [
    [0.25, 0.5, 0.25],
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ];
  expect([...ruleTable("action", rows, shape)]).toEqual(rows.flat());
  const many = { reputations: 2, actions: 36 };
  expect(ruleTable("action", "0az1", many).indexOf(1, 36)).toBe(36 + 10);
  expect(ruleTable("action", "0az1", many)[2 * 36 + 35]).toBe(1);
});

describe("a name", () => {
  test("is its bits in a binary game", () => {
    for (const [name, { action, assessment }] of Object.entries(norms)) {
      const shape = { reputations: 2, actions: 2 };
      const bits = policyFromBits(action, assessment);
      expect(ruleTable("action", name, shape)).toEqual(bits.action);
      expect(ruleTable("assessment", name.toUpperCase(), shape)).toEqual(bits.assessment);
    }
  });

  test("cuts reputations and actions in the middle: what is at half or above is Good, and cooperation", () => {
    const shape = { reputations: 3, actions: 5 };
    // Of three, 2 alone is in the upper half; of five, 3 and 4.
    expect(ruleTable("action", "Discriminator", shape)).toEqual(ruleTable("action", "004004004", shape));
    const scoring = "00022".repeat(9);
    expect(ruleTable("assessment", "ImageScoring", shape)).toEqual(ruleTable("assessment", scoring, shape));
    const even = { reputations: 4, actions: 2 };
    expect(ruleTable("action", "Discriminator", even)).toEqual(ruleTable("action", "0011".repeat(4), even));
  });

  test("makes the same game of more reputations and actions: the same episodes, all or nothing, best or worst", () => {
    const names = fc.constantFrom(...Object.keys(norms));
    const learner = fc.constantFrom(...Object.keys(actionRules));
    fc.assert(
      fc.property(
        anyShape,
        names,
        names,
        learner,
        fc.nat(),
        fc.boolean(),
        (shape, one, other, acting, seed, mutual) => {
          const options = {
            agents: 5,
            rounds: 6,
            encounter: mutual ? "mutual" : "one-way",
            initialReputation: 0.3,
          } as const;
          const groups = [
            { count: 1, action: acting, assessment: other },
            { count: 2, norm: one },
            { count: 2, norm: other },
          ];
          const played = (game: Game) => {
            const records = allocateRecords(game, 2);
            play(game, definePopulation(groups, game), createRandom(seed), records);
            return records;
          };
          const binary = played(defineGame(options));
          const wide = played(defineGame({ ...options, ...shape }));
          const levels = (values: Uint8Array, most: number) =>
            values.map((value) => (value === 255 ? value : value * most));
          for (const half of ["First", "Second"] as const) {
            expect(wide[`action${half}`]).toEqual(levels(binary[`action${half}`], shape.actions - 1));
            expect(wide[`signal${half}`]).toEqual(levels(binary[`signal${half}`], shape.reputations - 1));
            expect(wide[`reputation${half}`]).toEqual(levels(binary[`reputation${half}`], shape.reputations - 1));
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test("of a norm in words is lifted, too", () => {
    const shape = { reputations: 5, actions: 3 };
    const [policy] = definePopulation([{ count: 1, norm: "stern judging" }], shape);
    expect(policy!.action).toEqual(ruleTable("action", "L6", shape));
    expect(policy!.assessment).toEqual(ruleTable("assessment", "L6", shape));
    expect(findNorm("stern judging")).toBe(norms.L6);
  });
});

describe("what is no rule of the game is named, with what is", () => {
  const three = { reputations: 3, actions: 3 };
  const five = Array.from({ length: 9 }, () => [0.5, 0.5, 0]);
  test.each<[Rule, RegExp]>([
    ["0101", /^action: got "0101", takes 9 characters from 0 to 2, a list of 9 choices from 0 to 2 or .*, AllD, /],
    ["012012013", /^action: got "012012013", takes 9 characters from 0 to 2/],
    ["Nobody", /^action: got "Nobody", takes 9 characters/],
    [[0, 1, 2], /^action: got "a list of 3", takes 9 characters/],
    [[0, 1, 2, 0, 1, 2, 0, 1, 3], /^action\[8\]: got 3, takes an integer from 0 to 2/],
    [[0, 1, 2, 0, 0.5, 2, 0, 1, 2], /^action\[4\]: got 0\.5, takes an integer from 0 to 2/],
    [five.with(2, [0.5, 0.4, 0]), /^action\[2\]: got \[0\.5, 0\.4, 0\], takes 3 probabilities that sum to 1/],
    [five.with(7, [1, 0]), /^action\[7\]: got \[1, 0\], takes 3 probabilities/],
    [5 as unknown as Rule, /^action: got 5, takes 9 characters/],
  ])("%j", (rule, message) => {
    expect(() => ruleTable("action", rule, three)).toThrow(message);
    expect(() => ruleTable("action", rule, three)).toThrow(/^[^\n]*$/);
  });

  test("in a binary game, bits are what comes first", () => {
    const binary = { reputations: 2, actions: 2 };
    expect(() => ruleTable("assessment", [1, 0], binary, "residents[0].assessment")).toThrow(
      /^residents\[0\]\.assessment: got "a list of 2", takes 8 bits, a list of 8 choices or rows of chances, or one of L1, /,
    );
  });

  test("text goes up to 35, lists further", () => {
    const shape = { reputations: 2, actions: 40 };
    expect(ruleTable("action", "000z", shape)).toEqual(ruleTable("action", [0, 0, 0, 35], shape));
    expect(ruleTable("action", [0, 0, 0, 39], shape)[159]).toBe(1);
    expect(() => ruleTable("action", "000-", shape)).toThrow(
      /^action: got "000-", takes 4 characters from 0 to z, a list of 4 choices from 0 to 39 or of 4 rows of 40 chances, /,
    );
  });
});

test("a rule in words is short", () => {
  expect(ruleInWords("HybridCoop")).toBe("HybridCoop");
  expect(ruleInWords("0123".repeat(25))).toBe("012301230123012301230...");
  expect(ruleInWords([0, 1, 0, 1])).toBe("a list of choices");
  expect(ruleInWords([[0.5, 0.5]])).toBe("a table of chances");
});
