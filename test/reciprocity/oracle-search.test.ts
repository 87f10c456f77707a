/** Where there are too many rules to try them all: ascent against trying all, and its slopes against finite differences. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allAsPerformed,
  createRandom,
  defineGame,
  definePolicy,
  type Game,
  type Policy,
} from "../../src/game/index.js";
import { createOracle, type Optimize } from "../../src/reciprocity/index.js";
import { choicesAsText, choicesIn, RuleSpace } from "../../src/reciprocity/oracle/rules.js";
import { type Found, searched } from "../../src/reciprocity/oracle/search.js";
import { ExactEvaluator } from "../../src/reciprocity/oracle/type-counts/exact-evaluator.js";
import type { Worth } from "../../src/reciprocity/oracle/worth.js";
import { games } from "../../src/testing/index.js";
import { innerPolicy } from "./arbitrary.js";
import { payoffOverAll } from "./reference-all-matchings.js";
import { withErrors } from "./reference-encounter.js";
import { expectNear } from "./slopes.js";

const optimizes = ["action", "signal", "joint"] as const;
const CLOSE = 1e-9;

/** Each row one of its outcomes. */
function drawnRule({ reputations: k, actions: a }: Pick<Game, "reputations" | "actions">, seed: number): Policy {
  const random = createRandom(seed);
  const rows = (count: number, width: number) => {
    const table = new Float64Array(count * width);
    for (let row = 0; row < count; row++) table[row * width + random.below(width)] = 1;
    return table;
  };
  return definePolicy({ reputations: k, actions: a }, rows(k * k, a), rows(k * k * a, k));
}

function evaluatorOf(game: Game, residents: readonly Policy[]): ExactEvaluator {
  return ExactEvaluator.of(game, allAsPerformed(game, residents))!;
}

/** The same question answered by trying all and by ascent. */
function bothWays(game: Game, residents: readonly Policy[], optimize: Optimize, fixed: Policy): [Found, Found] {
  const space = new RuleSpace(game, allAsPerformed(game, residents), optimize, fixed);
  const worth = evaluatorOf(game, residents).worthIn(space);
  const by = (canTry: boolean) => {
    const answers: Worth = { ...worth, canTry: () => canTry };
    return searched(space, answers, residents, createRandom(1), CLOSE);
  };
  return [by(true), by(false)];
}

test("ascent never finds more than there is, and nearly always all of it", () => {
  const settings = Array.from({ length: 40 }, (_, seed) => {
    const random = createRandom(seed);
    const agents = 3 + random.below(4);
    const game = defineGame({
      agents,
      rounds: 8,
      cost: 1,
      matching: random.below(2) === 0 ? "random" : "direct",
      encounter: random.below(2) === 0 ? "mutual" : "one-way",
      executionError: random.below(2) * 0.05,
      assessmentError: random.below(2) * 0.1,
    });
    const types = [drawnRule(game, 2 * seed), drawnRule(game, 2 * seed + 1)] as const;
    const residents = Array.from({ length: agents - 1 }, () => types[random.below(2)]!);
    return { game, residents, fixed: drawnRule(game, seed + 500), optimize: optimizes[seed % 3]! };
  });
  let missed = 0;
  for (const { game, residents, optimize, fixed } of settings) {
    const [all, some] = bothWays(game, residents, optimize, fixed);
    expect([all.isLowerBound, some.isLowerBound]).toEqual([false, true]);
    for (const field of ["payoff", "constantSignalPayoff", "constantActionPayoff"] as const) {
      expect(some[field], field).toBeLessThanOrEqual(all[field] + 1e-9);
      if (some[field] < all[field] - 1e-6) missed += 1;
    }
    expect(some.constantPayoff).toBeCloseTo(all.constantPayoff, 9);
  }
  // Of 120 answers.
  expect(missed).toBeLessThanOrEqual(4);
});

describe("trying all", () => {
  test("512 action rules of three reputations: the best by another evaluator", async () => {
    const game = defineGame({
      agents: 3,
      reputations: 3,
      rounds: 2,
      cost: 1,
      initialReputation: [0.5, 0.3, 0.2],
      assessmentError: 0.1,
    });
    const residents = [drawnRule(game, 5), drawnRule(game, 6)];
    const fixed = drawnRule(game, 7);
    const oracle = await createOracle(game, residents);
    const best = oracle.bestResponse("action", fixed);
    const performed = residents.map((policy) => withErrors(game, policy));
    const worth = (rule: number) => {
      const action = Float64Array.from({ length: 18 }, (_, at) => Number(((rule >> (at >> 1)) & 1) === at % 2));
      return payoffOverAll(game, [withErrors(game, { ...fixed, action }), ...performed]);
    };
    const all = Array.from({ length: 512 }, (_, rule) => worth(rule));
    expectNear([best.payoff], [Math.max(...all)], 1e-9);
    expectNear([best.constantPayoff], [Math.max(all[0]!, all[511]!)], 1e-9);
    expect(best.isLowerBound).toBe(false);
    expect(best.constantSignalPayoff).toBeNull();
    expect(best.action).toMatch(/^[01]{9}$/);
    expect(best.assessment).toMatch(/^[012]{18}$/);
    expect(best.ties.length).toBe(all.filter((payoff) => payoff >= Math.max(...all) - 1e-8).length);
  });

  test("constant halves are the best of the policies that have them", async () => {
    const game = defineGame({ agents: 4, rounds: 5, cost: 1, executionError: 0.05 });
    const residents = [drawnRule(game, 1), drawnRule(game, 1), drawnRule(game, 4)];
    const fixed = drawnRule(game, 9);
    const oracle = await createOracle(game, residents);
    const best = oracle.bestResponse("joint", fixed);
    const space = new RuleSpace(game, allAsPerformed(game, residents), "joint", fixed);
    const points = [...space.all()];
    const payoffs = oracle.evaluateAll(points.map((point) => space.rules(point).policy)).map(({ payoff }) => payoff);
    const most = (isIn: (action: string, assessment: string) => boolean) =>
      Math.max(
        ...payoffs.filter((_, at) => {
          const { action, assessment } = space.rules(points[at]!);
          return isIn(action, assessment);
        }),
      );
    const isAlike = (bits: string) => new Set(bits).size === 1;
    expect(points.length).toBe(4096);
    expectNear([best.payoff], [most(() => true)], 1e-12);
    expectNear([best.constantSignalPayoff!], [most((_, assessment) => isAlike(assessment))], 1e-12);
    expectNear([best.constantActionPayoff!], [most((action) => isAlike(action))], 1e-12);
    expectNear([best.constantPayoff], [most((action, assessment) => isAlike(action) && isAlike(assessment))], 1e-12);
  });
});

describe("of many reputations and actions", () => {
  const game = defineGame({
    agents: 4,
    reputations: 4,
    actions: 3,
    rounds: 5,
    initialReputation: new Array(4).fill(0.25),
  });
  const residents = [drawnRule(game, 1), drawnRule(game, 1), drawnRule(game, 2)];
  const fixed = drawnRule(game, 3);

  test("no change of one choice is better than what was found, and nobody beats the bound", async () => {
    const oracle = await createOracle(game, residents);
    const best = oracle.bestResponse("joint", fixed);
    expect(best.isLowerBound).toBe(true);
    expect(best.payoff).toBeLessThanOrEqual(oracle.bound("joint", fixed)!.payoff + 1e-9);
    expect(best.payoff).toBeGreaterThanOrEqual(Math.max(best.constantSignalPayoff!, best.constantActionPayoff!) - 1e-9);
    expect(Math.min(best.constantSignalPayoff!, best.constantActionPayoff!)).toBeGreaterThanOrEqual(
      best.constantPayoff - 1e-9,
    );
    const changed = (table: Float64Array, width: number) =>
      Array.from(table, (_, at) => {
        const other = table.slice();
        other.fill(0, at - (at % width), at - (at % width) + width)[at] = 1;
        return other;
      });
    const neighbours = [
      ...changed(best.policy.action, 3).map((action) => ({ ...best.policy, action })),
      ...changed(best.policy.assessment, 4).map((assessment) => ({ ...best.policy, assessment })),
    ];
    for (const { payoff } of oracle.evaluateAll(neighbours)) expect(payoff).toBeLessThanOrEqual(best.payoff + 1e-6);
  });

  test("the same seed finds the same", async () => {
    const found = async () => (await createOracle(game, residents, { seed: 4 })).bestResponse("joint", fixed);
    expect(await found()).toEqual(await found());
  });

  test("over drawn matchings, without slopes: as much as trying all", async () => {
    const small = defineGame({
      agents: 3,
      reputations: 3,
      rounds: 3,
      matching: "indirect",
      initialReputation: [0.2, 0.4, 0.4],
    });
    const others = [drawnRule(small, 1), drawnRule(small, 2)];
    const judge = drawnRule(small, 3);
    const oracle = await createOracle(small, others, { matchings: 4 });
    const all = oracle.bestResponse("action", judge);
    const both = oracle.bestResponse("joint", judge);
    expect([all.isLowerBound, both.isLowerBound, oracle.exact]).toEqual([false, true, false]);
    expect(both.payoff).toBeLessThanOrEqual(oracle.foresightBound("joint", judge)!.payoff + 1e-9);
    expect(both.payoff).toBeGreaterThanOrEqual(both.constantPayoff);
    expectNear([oracle.evaluate(both.policy).payoff], [both.payoff], 1e-12);
  });
});

test("slopes are those of the payoff by the chance of a choice", () => {
  fc.assert(
    fc.property(
      games({ maxAgents: 5, maxKinds: 3, maxRounds: 4 }).filter(({ matching }) => matching !== "indirect"),
      fc.nat(1000),
      (game, seed) => {
        const residents = Array.from({ length: game.agents - 1 }, (_, at) => innerPolicy(game, at % 2));
        const evaluator = evaluatorOf(game, residents);
        const space = new RuleSpace(game, allAsPerformed(game, residents), "joint", residents[0]!);
        const random = createRandom(seed);
        const point = space.point((place) => random.below(space.width(place)));
        const { policy } = space.rules(point);
        const slope = evaluator.worthIn(space).slopes!(point);
        const place = space.free[random.below(space.free.length)]!;
        const choice = random.below(space.width(place));
        const other = space.rules(point.with(place, choice)).policy;
        // A little of the other choice, and as much less.
        const mixed = (share: number) => ({
          action: policy.action.map((chance, at) => chance + share * (other.action[at]! - chance)),
          assessment: policy.assessment.map((chance, at) => chance + share * (other.assessment[at]! - chance)),
        });
        const step = 1e-4;
        const [up, down] = evaluator.payoffs([mixed(step), mixed(-step)]) as unknown as [number, number];
        expectNear([slope(place, choice) - slope(place, point[place]!)], [(up - down) / (2 * step)], 1e-6);
      },
    ),
    { numRuns: 60, seed: 5 },
  );
});

describe("rules as text", () => {
  test.each([2, 5, 36, 40, 64])("of %i choices are read as they were written", (width) => {
    const choices = Array.from({ length: 50 }, (_, at) => (at * 7) % width);
    expect(choicesIn(choicesAsText(choices, width))).toEqual(choices);
  });

  test("are bits where there are two", () => {
    expect(choicesAsText([0, 1, 1, 0], 2)).toBe("0110");
    expect(choicesAsText([10, 35], 36)).toBe("az");
  });
});
