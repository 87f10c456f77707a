/** Games at the ends of what there is: whatever learns or judges in them gives finite numbers, or one error that says why. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineGame, definePolicy, definePopulation, type Game, type Policy } from "../../src/game/index.js";
import {
  type Belief,
  continuousTrainings,
  createArena,
  type Iteration,
  type MethodName,
  methodNames,
  methodsWithBelief,
} from "../../src/reciprocity/index.js";
import { rules } from "../../src/testing/games.js";

const ends = fc.constantFrom(0, 0.5, 1, 1e-12, 1 - 1e-12);
const amounts = fc.constantFrom(
  [1, 1],
  [0, 0],
  [1e12, 1e11],
  [1e-12, 1e-12],
  [1e12, 1e-12],
  [1e-12, 1e12],
  [0, 1],
  [5, 0],
);

/** With odd numbers of agents and few rounds, the learner often meets nobody. */
const degenerate: fc.Arbitrary<Game> = fc
  .record({
    agents: fc.constantFrom(2, 3, 5),
    rounds: fc.constantFrom(1, 2),
    matching: fc.constantFrom("random", "direct", "indirect"),
    encounter: fc.constantFrom("mutual", "one-way"),
    initialReputation: fc.constantFrom(0, 0.5, 1),
    executionError: ends,
    executionErrorKind: fc.constantFrom("symmetric", "one-sided"),
    assessmentError: ends,
  })
  .chain(({ agents, rounds, matching, ...rest }) =>
    amounts.map(([benefit, cost]) => {
      const fits = matching === "indirect" && agents === 2 ? 1 : rounds;
      return defineGame({ agents, matching, rounds: fits, benefit: benefit!, cost: cost!, ...rest } as Partial<Game>);
    }),
  );

const society = fc.record({ game: degenerate, rule: rules(), seed: fc.nat(1000), episodes: fc.constantFrom(2, 3) });

function residentsOf({ agents }: Game, rule: { action: string; assessment: string }): Policy[] {
  return definePopulation([{ count: agents - 1, ...rule }]);
}

/** A standard error is unknown without an encounter; else every number is one. */
function expectFinite({ payoffStandardError, ...numbers }: Iteration): void {
  for (const [name, value] of Object.entries(numbers)) expect(value, name).toSatisfy(Number.isFinite);
  const isUnknown = Number.isNaN(payoffStandardError) && numbers.payoff === 0;
  if (!isUnknown) expect(payoffStandardError, "payoffStandardError").toSatisfy(Number.isFinite);
}

const trainings = {
  discrete: methodNames.flatMap((method): { method: MethodName; belief?: Belief }[] =>
    methodsWithBelief.includes(method)
      ? (["anchored", "joint", "mean-field"] as const).map((belief) => ({ method, belief }))
      : [{ method }],
  ),
  continuous: continuousTrainings.method.map((method): { method: MethodName; belief?: Belief } => ({ method })),
};

describe.each(["discrete", "continuous"] as const)("%s donations", (actions) => {
  // Continuous learners first play 64 episodes of rules drawn at random.
  const iterations = actions === "continuous" ? 34 : 2;

  test.each(trainings[actions])("learns by $method $belief", async ({ method, belief }) => {
    await fc.assert(
      fc.asyncProperty(society, async ({ game, rule, seed, episodes }) => {
        const arena = createArena(actions, { game, residents: residentsOf(game, rule) });
        const options = { episodes, seed, hidden: [2], ...(belief && { belief }) };
        const run = await arena.train(method, options);
        for (let iteration = 0; iteration < iterations; iteration++) expectFinite(run.step());
        const { action, assessment } = run.policy();
        definePolicy(game, action, assessment);
        run.dispose();
      }),
      { numRuns: actions === "continuous" ? 3 : 50 },
    );
  });

  test("has references", async () => {
    await fc.assert(
      fc.asyncProperty(society, fc.constantFrom(1, 2), async ({ game, rule, seed }, matchings) => {
        const [policy] = definePopulation([{ count: 1, ...rule }]);
        const arena = createArena(actions, { game, residents: residentsOf(game, rule) });
        const referee = await arena.referee({ matchings, seed });
        // The search among shares takes a second or so with both halves.
        const half = actions === "continuous" ? "action" : "joint";
        const best = referee.bestResponse(half, policy!);
        const { payoff, standardError } = referee.evaluate(policy!);
        const bound = referee.bound(half, policy!)?.payoff ?? 0;
        const numbers = { best: best.payoff, error: best.standardError, constant: best.constantPayoff };
        for (const [name, value] of Object.entries({ ...numbers, payoff, standardError, bound })) {
          expect(value, name).toSatisfy(Number.isFinite);
        }
        expect(best.ties.length).toBeGreaterThan(0);
        const unit = 1e-6 * (game.benefit + game.cost);
        expect(best.payoff).toBeGreaterThanOrEqual(payoff - unit);
        referee.dispose();
      }),
      { numRuns: actions === "continuous" ? 5 : 20 },
    );
  });
});

test.each(["discrete", "continuous"] as const)("references of one who meets nobody are 0, %s", async (actions) => {
  const game = defineGame({ agents: 3, rounds: 1 });
  const residents = definePopulation([{ count: 2, norm: "L6" }]);
  const [policy] = residents;
  let isAlone = false;
  for (let seed = 1; !isAlone; seed++) {
    const referee = await createArena(actions, { game, residents }).referee({ matchings: 2, seed });
    const { payoff, standardError, perMatching } = referee.evaluate(policy!);
    isAlone = perMatching.every(Number.isNaN);
    if (isAlone) {
      expect([payoff, standardError]).toEqual([0, 0]);
      const best = referee.bestResponse("action", policy!);
      expect([best.payoff, best.standardError, best.constantPayoff, best.degenerate]).toEqual([0, 0, 0, true]);
    }
    referee.dispose();
  }
});

test.each<[MethodName, Belief?]>([
  ["reciprocity-gradient", "anchored"],
  ["reciprocity-gradient", "joint"],
  ["ppo"],
  ["q-learning"],
  ["evolution-strategies"],
])("an episode may have 10,000 rounds: %s", async (method, belief) => {
  const game = defineGame({ agents: 2, rounds: 10_000 });
  const arena = createArena("discrete", { game, residents: definePopulation([{ count: 1, norm: "L6" }]) });
  const run = await arena.train(method, { episodes: 2, hidden: [2], ...(belief && { belief }) });
  expectFinite(run.step());
  run.dispose();
});

/** Those that learn from episodes they imagine, or whose weights decay. */
const restless: readonly MethodName[] = [
  "model-reinforce",
  "straight-through",
  "gumbel-softmax",
  "evolution-strategies",
];

test("whoever meets nobody is paid nothing, and learns nothing from it", async () => {
  // Of three agents one sits out: with some seed it is the learner, in both episodes.
  const game = defineGame({ agents: 3, rounds: 1 });
  const residents = definePopulation([{ count: 2, norm: "L6" }]);
  const arena = createArena("discrete", { game, residents });
  for (const method of methodNames) {
    let met = true;
    for (let seed = 1; met && seed < 40; seed++) {
      const run = await arena.train(method, { episodes: 2, seed });
      const before = run.policy();
      const { payoff, payoffStandardError } = run.step();
      met = !Number.isNaN(payoffStandardError);
      if (!met) expect(payoff).toBe(0);
      if (!met && !restless.includes(method)) {
        for (const half of ["action", "assessment"] as const) {
          for (const [at, chance] of run.policy()[half].entries()) expect(chance).toBeCloseTo(before[half][at]!, 5);
        }
      }
      run.dispose();
    }
    expect(met, method).toBe(false);
  }
});
