import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createRandom,
  decisionsOf,
  defineGame,
  definePolicy,
  defineStage,
  drawMatching,
  type Game,
  type GameOptions,
  isOf,
  type Policy,
  ruleTable,
} from "../../src/game/index.js";
import type { Seen } from "../../src/game/seen.js";
import {
  createEnvironment,
  createOracle,
  exactReturns,
  type Optimize,
  TooLargeError,
} from "../../src/reciprocity/index.js";
import { evaluationOfRecords } from "../../src/reciprocity/oracle/evaluation.js";
import { RuleSpace } from "../../src/reciprocity/oracle/rules.js";
import { anyCharacter, type Character, expectedOf, scenarioOf, scenariosOf } from "./reference-stage.js";

const shapes = {
  a: fc.integer({ min: 1, max: 2 }),
  b: fc.integer({ min: 2, max: 3 }),
  reputations: fc.integer({ min: 2, max: 3 }),
  order: fc.constantFrom("simultaneous" as const, "sequential" as const),
  judged: fc.constantFrom("both" as const, "first" as const, "second" as const),
  judgesSee: fc.constantFrom("subject" as const, "both" as const),
  seats: fc.constantFrom("drawn" as const, "alternating" as const, "fixed" as const),
  own: fc.constantFrom(0, 1),
  grouped: fc.boolean(),
  discount: fc.constantFrom(1, 0.9),
  start: fc.constantFrom(0.3, 1),
  seed: fc.nat(10000),
};

interface Drawn {
  readonly game: Game;
  readonly seed: number;
}

function anyGame(
  matchings: readonly Game["matching"][],
  agents: readonly [number, number],
  rounds: number,
): fc.Arbitrary<Drawn> {
  return fc
    .record({
      ...shapes,
      agents: fc.integer({ min: agents[0], max: agents[1] }),
      matching: fc.constantFrom(...matchings),
      rounds: fc.integer({ min: 1, max: rounds }),
    })
    .filter(({ seats, matching }) => seats !== "alternating" || matching === "direct" || matching === "round-robin")
    .map(({ a, b, order, judged, judgesSee, own, grouped, start, seed, rounds: many, ...rest }) => {
      const stage = defineStage({
        first: Array.from({ length: a }, (_, i) => Array.from({ length: b }, (_, j) => i - 2 * j + (i * j) / 3)),
        second: Array.from({ length: a }, (_, i) => Array.from({ length: b }, (_, j) => 2 * i + j * j)),
        order,
        judged,
        judgesSee,
      });
      const options: GameOptions = {
        ...rest,
        stage,
        initialReputation: start,
        ...(rest.matching !== "round-robin" && { rounds: rest.matching === "indirect" ? 1 : many }),
        ...(rest.seats === "fixed" && {
          classes: Array.from({ length: rest.agents }, (_, agent) =>
            agent === 0 ? own : agent % 2 === 1 ? 1 - own : agent > 2 ? 1 - own : own,
          ),
        }),
        ...(grouped && { groups: Array.from({ length: rest.agents }, (_, agent) => agent % 2) }),
      };
      return { game: defineGame(options), seed };
    });
}

/** Two kinds of residents, so that some are of one type. */
function society({ game, seed }: Drawn, isCertain = false): { characters: Character[]; policies: Policy[] } {
  const kinds = [anyCharacter(seed), anyCharacter(seed + 1, isCertain), anyCharacter(seed + 2, isCertain)];
  const policyOf = ({ action, assessment }: Character) => ({
    action: ruleTable("action", action, game),
    assessment: ruleTable("assessment", assessment, game),
  });
  const tables = kinds.map(policyOf);
  const kindOf = (agent: number) => (agent === 0 ? 0 : 1 + (agent % 3 === 0 ? 1 : 0));
  const agents = Array.from({ length: game.agents }, (_, agent) => kindOf(agent));
  return { characters: agents.map((kind) => kinds[kind]!), policies: agents.map((kind) => tables[kind]!) };
}

function worthOf(
  game: Game,
  { returned, paid, met }: ReturnType<typeof expectedOf>,
): { payoff: number; perEncounter: number } {
  return { payoff: game.discount < 1 ? returned : paid / met, perEncounter: paid / met };
}

describe("in any stage game", () => {
  test("a policy is worth what all histories over all matchings give", async () => {
    await fc.assert(
      fc.asyncProperty(anyGame(["random", "direct"], [2, 5], 2), async (drawn) => {
        const { game } = drawn;
        const { characters, policies } = society(drawn);
        const oracle = await createOracle(game, policies.slice(1));
        const found = oracle.evaluate(policies[0]!);
        const { payoff, perEncounter } = worthOf(game, expectedOf(game, characters, scenariosOf(game)));
        expect(found.exact).toBe(true);
        expect(found.payoff).toBeCloseTo(payoff, 10);
        if (game.discount < 1) expect(found.perEncounter).toBeCloseTo(perEncounter, 10);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test("on drawn matchings too, by the joint distribution and by the vectors that rules bring about", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyGame(["random", "direct", "indirect", "round-robin"], [2, 4], 3),
        fc.boolean(),
        async (drawn, isCertain) => {
          const { game } = drawn;
          const { characters, policies } = society(drawn, isCertain);
          const oracle = await createOracle(game, policies.slice(1), { matchings: 3, seed: drawn.seed });
          const found = oracle.evaluate(policies[0]!);
          expect(found.exact).toBe(false);
          const all = oracle.matchings.map((matching) => expectedOf(game, characters, [scenarioOf(game, matching)]));
          const sum = (what: "returned" | "paid" | "met") => all.reduce((total, one) => total + one[what], 0);
          const met = Math.max(1, sum("met"));
          const payoff = game.discount < 1 ? sum("returned") / all.length : sum("paid") / met;
          expect(found.payoff).toBeCloseTo(payoff, 10);
          if (game.discount < 1) expect(found.perEncounter).toBeCloseTo(sum("paid") / met, 10);
        },
      ),
      { numRuns: 40, seed: 2 },
    );
  });

  test("all agents get what all histories of a matching give", () => {
    fc.assert(
      fc.property(anyGame(["random", "direct", "indirect", "round-robin"], [2, 4], 3), (drawn) => {
        const { game, seed } = drawn;
        const { characters, policies } = society(drawn);
        const matching = drawMatching(game, createRandom(seed));
        const { returns, perEncounter } = exactReturns(game, policies, [matching]);
        for (let agent = 0; agent < game.agents; agent++) {
          const expected = expectedOf(game, characters, [scenarioOf(game, matching)], agent);
          expect(returns[0]![agent]).toBeCloseTo(expected.returned, 10);
          if (expected.met > 0) expect(perEncounter[0]![agent]).toBeCloseTo(expected.paid / expected.met, 10);
          else expect(perEncounter[0]![agent]).toBeNaN();
        }
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  test("play comes within 4 standard errors of it (of 12 games one in 1300 runs would not)", async () => {
    await fc.assert(
      fc.asyncProperty(anyGame(["random", "direct"], [3, 6], 4), async (drawn) => {
        const { game, seed } = drawn;
        const { policies } = society(drawn);
        const oracle = await createOracle(game, policies.slice(1));
        const found = oracle.evaluate(policies[0]!);
        const { payoff, standardError } = played(game, policies, seed);
        expect(Math.abs(found.payoff - payoff)).toBeLessThanOrEqual(4 * standardError + 1e-9);
      }),
      { numRuns: 12, seed: 4 },
    );
  });

  test.each(["action", "signal"] as const)("the best %s rules are the best of all there are", async (optimize) => {
    await fc.assert(
      fc.asyncProperty(anyGame(["random", "direct", "round-robin"], [2, 4], 2), async (drawn) => {
        const { game } = drawn;
        const { policies } = society(drawn);
        const all = everyRule(game, policies[0]!, optimize);
        fc.pre(all !== undefined);
        const oracle = await createOracle(game, policies.slice(1), {
          ...(game.matching === "round-robin" && { matchings: 4 }),
        });
        const best = oracle.bestResponse(optimize, policies[0]!);
        const most = Math.max(...oracle.evaluateAll(all!).map(({ payoff }) => payoff));
        expect(best.payoff).toBeCloseTo(most, 9);
        for (const bound of [oracle.bound(optimize, policies[0]!), oracle.foresightBound(optimize, policies[0]!)]) {
          if (bound !== undefined)
            expect(bound.payoff).toBeGreaterThanOrEqual(best.payoff - 1e-9 - 6 * bound.standardError);
        }
        expect(oracle.bound(optimize, policies[0]!) === undefined).toBe(game.matching === "round-robin");
      }),
      { numRuns: 20, seed: 5 },
    );
  });

  test("who stays with one partner and sees it and the round gets what can be had at all", async () => {
    await fc.assert(
      fc.asyncProperty(anyGame(["direct"], [2, 4], 3), async (drawn) => {
        const { game } = drawn;
        const { policies } = society(drawn);
        const oracle = await createOracle(game, policies.slice(1));
        const best = oracle.bestResponse("joint", policies[0]!, ["partner", "round"]);
        expect(best.payoff).toBeCloseTo(oracle.bound("joint", policies[0]!)!.payoff, 9);
        expect(oracle.evaluate(best.policy).payoff).toBeCloseTo(best.payoff, 9);
      }),
      { numRuns: 15, seed: 6 },
    );
  });
});

test("rules bring about few vectors among however many agents; where chance has its part they are refused in words", () => {
  const game = defineGame({ stage: "trust", agents: 9, matching: "round-robin", reputations: 5, initialReputation: 1 });
  const character = anyCharacter(1, true);
  const rule: Policy = {
    action: ruleTable("action", character.action, game),
    assessment: ruleTable("assessment", character.assessment, game),
  };
  const matching = drawMatching(game, createRandom(1));
  const policies = Array.from({ length: 9 }, () => rule);
  expect(exactReturns(game, policies, [matching]).returns[0]).toHaveLength(9);
  const erring = defineGame({ ...game, executionError: 0.1 });
  expect(() => exactReturns(erring, policies, [matching])).toThrow(TooLargeError);
  expect(() => exactReturns(game, policies.slice(1), [matching])).toThrow(/^policies: got "8 of them"/);
});

test("rows that the learner never comes to are not searched", () => {
  const free = (options: GameOptions, kind = anyCharacter(1)) => {
    const game = defineGame({ agents: 4, reputations: 2, ...options });
    const policy = {
      action: ruleTable("action", kind.action, game),
      assessment: ruleTable("assessment", kind.assessment, game),
    };
    return new RuleSpace(game, [policy, policy, policy], "joint", policy).free.length;
  };
  // A seller acts by two reputations and judges nobody; a buyer judges two qualities besides.
  expect(free({ stage: "market", classes: [0, 1, 0, 1] })).toBe(4);
  expect(free({ stage: "market", classes: [1, 0, 1, 0] })).toBe(4 + 8);
  // Rows towards both groups, unless nobody else is of the learner's own.
  expect(free({ groups: [0, 0, 1, 1] })).toBe(2 * 12);
  expect(free({ groups: [0, 1, 1, 1] })).toBe(12);
  // Nobody defects, so that no defection is judged.
  const giving = { ...anyCharacter(1), action: ({ choices }: Seen) => oneOf(choices, choices - 1) };
  expect(free({}, giving)).toBe(4 + 4);
  expect(free({ stage: "trust", reputations: 2 }, giving)).toBe(4 + 4 + 4 * 5 + 4 * 5);
});

function oneOf(choices: number, chosen: number): number[] {
  return Array.from({ length: choices }, (_, choice) => Number(choice === chosen));
}

/** All deterministic policies of the learner, as far as they are few. */
function everyRule(game: Game, fixed: Policy, optimize: Optimize): Policy[] | undefined {
  const { all, width } = decisionsOf(game);
  const half = optimize === "action" ? "action" : "assessment";
  const rows = all
    .filter((decision) => decision.half === half && isOf(decision, game.classes?.[0]))
    .flatMap(({ start, contexts, choices }) =>
      Array.from({ length: contexts }, (_, at) => ({ row: start + at, choices })),
    );
  const size = rows.reduce((product, { choices }) => product * choices, 1);
  if (size > 512) return undefined;
  return Array.from({ length: size }, (_, number) => {
    const table = Float64Array.from(fixed[half]);
    let left = number;
    for (const { row, choices } of rows) {
      table.fill(0, row * width[half], (row + 1) * width[half]);
      table[row * width[half] + (left % choices)] = 1;
      left = Math.floor(left / choices);
    }
    const tables = { ...fixed, [half]: table };
    return definePolicy(game, tables.action, tables.assessment);
  });
}

function played(game: Game, policies: readonly Policy[], seed: number): { payoff: number; standardError: number } {
  const records = createEnvironment(game, policies.slice(1)).play(policies[0]!, 4000, createRandom(seed));
  return evaluationOfRecords(records);
}
