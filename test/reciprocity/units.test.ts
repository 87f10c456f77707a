/**
 * The unit of payoff: benefit and cost told in another one change what is paid, and nothing else. Bit for bit, whatever the
 * method, the belief and the kind of donations; so every threshold of learners and references is free of the unit.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom, defineGame, definePopulation, type Game, policyFromBits } from "../../src/game/index.js";
import { inCommonUnit } from "../../src/reciprocity/common-unit.js";
import {
  type BestResponse,
  ContinuousOracle,
  continuousTrainings,
  createArena,
  createContinuousMethod,
  createEnvironment,
  createMethod,
  createOracle,
  createTrainer,
  type Evaluation,
  type MethodRun,
  methodNames,
  methodsWithBelief,
  PlayedOracle,
} from "../../src/reciprocity/index.js";
import { expectNear } from "./slopes.js";

/** Benefit and cost as somebody would write them, one of them above 0, and another unit. */
const anyGame = fc
  .record({
    benefit: fc.integer({ min: 0, max: 99 }),
    cost: fc.integer({ min: 0, max: 99 }),
    power: fc.integer({ min: -6, max: 6 }),
  })
  .filter(({ benefit, cost }) => benefit + cost > 0)
  .map(({ benefit, cost, power }) => {
    const told = (tenths: number, exponent: number) => Number(`${tenths}e${exponent - 1}`);
    const of = (exponent: number) => ({ benefit: told(benefit, exponent), cost: told(cost, exponent) });
    return { game: of(0), other: of(power), factor: Number(`1e${power}`) };
  });

const residents = definePopulation([
  { count: 2, norm: "L6" },
  { count: 2, action: "AllD", assessment: "L3" },
]);
const plain = { agents: 5, rounds: 6, executionError: 0.05, assessmentError: 0.05 };

interface Shown {
  readonly did: readonly object[];
  readonly paid: readonly number[];
  readonly checkpoint: string;
  readonly policy: readonly number[];
}

/** Everything that a run shows; its payoffs apart. */
function shown(run: MethodRun, iterations: number): Shown {
  const paid: number[] = [];
  const did = Array.from({ length: iterations }, () => {
    const { payoff, payoffStandardError, predictedPayoff = 0, ...rest } = run.step();
    paid.push(payoff, payoffStandardError, predictedPayoff);
    return rest;
  });
  const { action, assessment } = run.policy();
  const all = { did, paid, checkpoint: JSON.stringify(run.checkpoint()), policy: [...action, ...assessment] };
  run.dispose();
  return all;
}

/** What is paid is told in the unit, to within the rounding of that. */
function expectPaid(other: readonly number[], one: readonly number[], factor: number): void {
  const most = Math.max(...one.map(Math.abs));
  const inOne = (amounts: readonly number[]) => amounts.map((amount) => (most === 0 ? amount : amount / most));
  expectNear(inOne(other.map((amount) => amount / factor)), inOne(one), 1e-14);
}

async function expectSame(runs: number, start: (game: Partial<Game>) => Promise<Shown>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyGame, async ({ game, other, factor }) => {
      const [one, same] = [await start(game), await start(other)];
      expectPaid(same.paid, one.paid, factor);
      expect({ ...same, paid: [] }).toEqual({ ...one, paid: [] });
    }),
    { numRuns: runs },
  );
}

describe("training goes the same way in every unit", () => {
  test.each(methodNames)("%s", async (name) => {
    const beliefs = methodsWithBelief.includes(name) ? (["anchored", "joint", "mean-field"] as const) : [undefined];
    for (const belief of beliefs) {
      await expectSame(5, async (amounts) => {
        const world = { game: defineGame({ ...plain, ...amounts }), residents };
        return shown(await createMethod(name, world, { episodes: 4, ...(belief && { belief }) }), 4);
      });
    }
  });

  test.each(continuousTrainings.method)("%s, continuous donations", async (name) => {
    await expectSame(4, async (amounts) => {
      const world = { game: defineGame({ ...plain, ...amounts }), residents };
      // Long enough for a challenger to be compared.
      return shown(await createContinuousMethod(name, world, { episodes: 32, hidden: [4] }), 24);
    });
  });

  test("a trainer in an environment of one's own", async () => {
    await expectSame(5, async (amounts) => {
      const environment = createEnvironment(defineGame({ ...plain, ...amounts }), residents);
      return shown(await createTrainer(environment, { episodes: 4 }), 4);
    });
  });

  test("and where nothing is ever paid", async () => {
    const world = { game: defineGame({ ...plain, benefit: 0, cost: 0 }), residents };
    const { paid, policy } = shown(await createMethod("reciprocity-gradient", world, { episodes: 4 }), 4);
    expectNear(
      paid,
      paid.map(() => 0),
      0,
    );
    for (const chance of policy) expect(chance).toBeGreaterThanOrEqual(0);
  });
});

test("a power of two changes not even the last bit of a payoff", async () => {
  for (const power of [-20, -1, 7]) {
    const start = async (benefit: number, cost: number) => {
      const world = { game: defineGame({ ...plain, benefit, cost }), residents };
      return shown(await createMethod("reciprocity-gradient", world, { episodes: 4 }), 4);
    };
    const [one, other] = [await start(3.7, 0.9), await start(3.7 * 2 ** power, 0.9 * 2 ** power)];
    expect(other).toEqual({ ...one, paid: one.paid.map((amount) => amount * 2 ** power) });
  }
});

describe("references are the same in every unit", () => {
  interface Told {
    readonly evaluation: Evaluation;
    readonly best: BestResponse;
    readonly bound?: Evaluation | undefined;
  }
  const learner = policyFromBits("0111", "11011001");
  const fixed = policyFromBits("0101", "10011001");
  // Without errors much is never seen, so that rules tie; the best shares lie between 0 and 1.
  const referees: Readonly<Record<string, (amounts: Partial<Game>) => Promise<Told>>> = {
    exact: async (amounts) => {
      const game = defineGame({ agents: 5, rounds: 6, initialReputation: 0.3, ...amounts });
      const oracle = await createOracle(game, residents);
      const evaluation = oracle.evaluate(learner);
      return { evaluation, best: oracle.bestResponse("joint", fixed), bound: oracle.bound("joint", fixed) };
    },
    "over drawn matchings": async (amounts) => {
      const game = defineGame({ agents: 5, rounds: 6, initialReputation: 0.3, ...amounts });
      const oracle = await createOracle(game, residents, { matchings: 4 });
      const evaluation = oracle.evaluate(learner);
      return { evaluation, best: oracle.bestResponse("joint", fixed), bound: oracle.foresightBound("joint", fixed) };
    },
    played: async (amounts) => {
      const game = defineGame({ agents: 5, rounds: 6, initialReputation: 0.3, ...amounts });
      const oracle = new PlayedOracle(game, residents, { episodes: 50 });
      return { evaluation: oracle.evaluate(learner), best: oracle.bestResponse("action", fixed) };
    },
    continuous: async (amounts) => {
      const game = defineGame({ ...plain, initialReputation: 0.3, ...amounts });
      const oracle = new ContinuousOracle(game, residents, { matchings: 4 });
      return { evaluation: oracle.evaluate(learner), best: oracle.bestResponse("action", fixed) };
    },
  };
  const payoffsOf = ({ evaluation, best, bound }: Told) => [
    ...[evaluation, best, ...(bound ? [bound] : [])].flatMap(({ payoff, standardError, perMatching }) => [
      payoff,
      standardError,
      ...perMatching,
    ]),
    best.constantPayoff,
  ];

  test.each(Object.keys(referees))("%s", async (kind) => {
    await fc.assert(
      fc.asyncProperty(anyGame, async ({ game, other, factor }) => {
        const [one, same] = [await referees[kind]!(game), await referees[kind]!(other)];
        expectPaid(payoffsOf(same), payoffsOf(one), factor);
        // And to the last bit what they are in the common unit, told in another.
        const common = inCommonUnit(defineGame(other));
        const { benefit, cost } = common.game;
        const inside = payoffsOf(await referees[kind]!({ benefit, cost }));
        expect(payoffsOf(same)).toEqual(inside.map((amount) => common.unit * amount));
        const rules = ({ best: { action, assessment, policy, degenerate, ties } }: Told) => {
          const tied = ties.map((each) => `${each.action} ${each.assessment}`);
          return { action, assessment, degenerate, tied, corners: [...policy.action] };
        };
        expect(rules(same)).toEqual(rules(one));
      }),
      { numRuns: 6 },
    );
  });
});

test("episodes are played the same, and paid in the unit", () => {
  const played = (amounts: Partial<Game>) => {
    const arena = createArena("discrete", { game: defineGame({ ...plain, ...amounts }), residents });
    return arena.play(policyFromBits("0101", "10011001"), 20, createRandom(3)).payoff;
  };
  fc.assert(
    fc.property(anyGame, ({ game, other, factor }) => {
      const [one, same] = [played(game), played(other)];
      expectPaid([same.mean, same.standardError], [one.mean, one.standardError], factor);
    }),
    { numRuns: 20 },
  );
});

describe("the common unit", () => {
  test("is that of the presets: they are left as they are", () => {
    const game = defineGame({ benefit: 5, cost: 0.5 });
    expect(inCommonUnit(game)).toEqual({ game, unit: 1 });
  });

  test("of a game in which nothing is at stake is its own", () => {
    const game = defineGame({ benefit: 0, cost: 0 });
    expect(inCommonUnit(game)).toEqual({ game, unit: 1 });
  });

  test("changes nothing twice, and the ratio of benefit and cost by less than 1e-12", () => {
    const amount = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (benefit, cost) => {
        const { game, unit } = inCommonUnit(defineGame({ benefit, cost }));
        expect(inCommonUnit(game)).toEqual({ game, unit: 1 });
        expect(Math.max(game.benefit, game.cost)).toBe(5);
        const larger = Math.max(benefit, cost);
        // What is less than that share of the larger one may be left out.
        for (const [told, own] of [
          [game.benefit * unit, benefit],
          [game.cost * unit, cost],
        ] as const) {
          expectNear([told / own], [own < 1e-12 * larger && told === 0 ? 0 : 1], 1e-12);
        }
      }),
    );
  });
});
