/** Estimators: what is seen of others, and nothing else, becomes what is believed of them. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/autodiff/index.js";
import {
  allAsPerformed,
  allocateRecords,
  createRandom,
  defineGame,
  type Game,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  play,
  policyFromBits,
} from "../../src/game/index.js";
import { Estimators } from "../../src/reciprocity/estimator.js";
import { innerPolicy } from "./arbitrary.js";
import { expectNear } from "./slopes.js";

const engine = await createEngine();
const options = { hidden: [16], seed: 3, rate: 0.05, window: 8 };

function seen(game: Game, policies: readonly Policy[], episodes: number, seed: number): PublicRecords {
  const records = allocateRecords(game, episodes);
  play(game, allAsPerformed(game, policies), createRandom(seed), records);
  return records;
}

interface Counts {
  readonly action: number[];
  readonly assessment: number[];
}

/** What an agent was seen to do and say, counted plainly in the order of a policy's tables. */
function countsOf(agent: number, batches: readonly PublicRecords[]): Counts {
  const { reputations: k, actions: a } = batches[0]!.game;
  const counts = { action: new Array<number>(k * k * a).fill(0), assessment: new Array<number>(k ** 3 * a).fill(0) };
  for (const r of batches) {
    for (let at = 0; at < r.first.length; at++) {
      const sides = [
        [
          r.first[at]!,
          r.second[at]!,
          r.reputationFirst[at]!,
          r.reputationSecond[at]!,
          r.actionFirst[at]!,
          r.signalFirst[at]!,
        ],
        [
          r.second[at]!,
          r.first[at]!,
          r.reputationSecond[at]!,
          r.reputationFirst[at]!,
          r.actionSecond[at]!,
          r.signalSecond[at]!,
        ],
      ] as const;
      for (const [subject, judge, own, other, action, signal] of sides) {
        if (action === NO_ACTION) continue;
        const context = own * k + other;
        if (subject === agent) counts.action[context * a + action]! += 1;
        if (judge === agent) counts.assessment[(context * a + action) * k + signal]! += 1;
      }
    }
  }
  return counts;
}

/** The estimates of one opponent in contexts seen often enough, against the shares of what was seen there. */
function expectShares(
  estimates: ArrayLike<number>,
  counts: readonly number[],
  width: number,
  tolerance: number,
): number {
  let compared = 0;
  for (let row = 0; row < counts.length; row += width) {
    const all = counts.slice(row, row + width).reduce((sum, count) => sum + count, 0);
    if (all < 30) continue;
    for (let at = row; at < row + width; at++) {
      expect(Math.abs(estimates[at]! - counts[at]! / all), `outcome ${at}`).toBeLessThanOrEqual(tolerance);
      compared += 1;
    }
  }
  return compared;
}

function expectSeen(estimators: Estimators, batches: readonly PublicRecords[], tolerance: number): void {
  const { agents, reputations, actions } = batches[0]!.game;
  const action = estimators.action.value();
  const assessment = estimators.assessment.value();
  const part = (table: ArrayLike<number>, agent: number) => {
    const size = table.length / (agents - 1);
    return Array.from({ length: size }, (_, at) => table[(agent - 1) * size + at]!);
  };
  let compared = 0;
  for (let agent = 1; agent < agents; agent++) {
    const counts = countsOf(agent, batches);
    compared += expectShares(part(action, agent), counts.action, actions, tolerance);
    compared += expectShares(part(assessment, agent), counts.assessment, reputations, tolerance);
  }
  expect(compared).toBeGreaterThan(20);
}

describe("converge to the shares of what was seen in every context visited, errors included", () => {
  const settings: { readonly name: string; readonly game: Game }[] = [
    { executionError: 0.1, assessmentError: 0.2 },
    { executionError: 0.2, executionErrorKind: "one-sided" as const, encounter: "one-way" as const },
    { reputations: 3, actions: 3, initialReputation: [0.3, 0.3, 0.4], assessmentError: 0.1 },
  ].map((options, at) => ({ name: `setting ${at}`, game: defineGame({ agents: 4, rounds: 20, ...options }) }));

  test.each(settings)("$name", ({ game }) => {
    const policies = Array.from({ length: 4 }, (_, agent) => innerPolicy(game, 10 + agent));
    const batches = [1, 2, 3].map((seed) => seen(game, policies, 80, seed));
    const estimators = new Estimators(engine, game, options);
    for (const batch of batches) estimators.observe(batch);
    estimators.train(600);
    expectSeen(estimators, batches, 0.06);
    estimators.dispose();
  });

  test("certain rules to within a hundredth", () => {
    const game = defineGame({ agents: 4, rounds: 20 });
    const policies = ["0101", "1010", "0110", "1001"].map((bits, at) =>
      policyFromBits(bits, ["10011001", "01010101", "00110110", "11011101"][at]!),
    );
    const batches = [seen(game, policies, 40, 1)];
    const estimators = new Estimators(engine, game, options);
    estimators.observe(batches[0]!);
    estimators.train(300);
    expectSeen(estimators, batches, 0.01);
    estimators.dispose();
  });
});

test("the losses are the mean cross-entropies of the records in the window", () => {
  const game = defineGame({ agents: 3, rounds: 10, matching: "random", executionError: 0.1 });
  const policies = [0, 1, 2].map((agent) => innerPolicy(game, agent));
  const estimators = new Estimators(engine, game, options);
  const batch = seen(game, policies, 10, 1);
  estimators.observe(batch);
  const losses = estimators.train(5);
  const wanted = (["action", "assessment"] as const).map((half) => {
    const estimates = estimators[half].value();
    const counts = [1, 2].flatMap((agent) => countsOf(agent, [batch])[half]);
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.reduce((sum, count, at) => sum - (count === 0 ? 0 : (count / all) * Math.log(estimates[at]!)), 0);
  });
  expectNear([losses.action, losses.assessment], wanted, 1e-5);
  estimators.dispose();
});

describe("nothing that the learner does or says is estimated", () => {
  const game = defineGame({ agents: 3, rounds: 10, executionError: 0.1, assessmentError: 0.1 });
  const records = seen(
    game,
    [0, 1, 2].map((agent) => innerPolicy(game, agent)),
    5,
    1,
  );

  /** The same encounters, but what an agent did, or said, was always the opposite. */
  function opposite(agent: number, what: "did" | "said"): PublicRecords {
    const other = structuredClone(records);
    for (let at = 0; at < other.first.length; at++) {
      // The first agent's signal is what the second one said.
      const isFirst = other.first[at] === agent;
      if (!isFirst && other.second[at] !== agent) continue;
      const of = what === "did" ? [other.actionFirst, other.actionSecond] : [other.signalSecond, other.signalFirst];
      const numbers = of[isFirst ? 0 : 1]!;
      numbers[at] = 1 - numbers[at]!;
    }
    return other;
  }

  function estimatesFrom(batch: PublicRecords) {
    const estimators = new Estimators(engine, game, options);
    estimators.observe(batch);
    estimators.train(20);
    const estimates = { action: [...estimators.action.value()], assessment: [...estimators.assessment.value()] };
    estimators.dispose();
    return estimates;
  }

  const plain = estimatesFrom(records);

  test("there is no place for it", () => {
    expect(plain.action).toHaveLength(2 * 4 * 2);
    expect(plain.assessment).toHaveLength(2 * 8 * 2);
  });

  test("what it says of others changes no estimate; what another one says does", () => {
    expect(estimatesFrom(opposite(0, "said"))).toEqual(plain);
    for (const agent of [1, 2]) {
      const { action, assessment } = estimatesFrom(opposite(agent, "said"));
      expect(action).toEqual(plain.action);
      expect(assessment).not.toEqual(plain.assessment);
    }
  });

  test("what it does changes no estimate of what is done; what another one does, does", () => {
    const { action, assessment } = estimatesFrom(opposite(0, "did"));
    expect(action).toEqual(plain.action);
    // Others judge it by what it did.
    expect(assessment).not.toEqual(plain.assessment);
    for (const agent of [1, 2]) expect(estimatesFrom(opposite(agent, "did")).action).not.toEqual(plain.action);
  });
});

describe("the window", () => {
  const game = defineGame({ agents: 3, rounds: 20 });
  const before = [1, 2, 3].map(() => policyFromBits("1111", "11111111"));
  const after = [1, 2, 3].map(() => policyFromBits("0000", "11111111"));

  /** P(cooperates) of agent 1 towards the Good, when Good. */
  function believed(window: number, batches: readonly (readonly Policy[])[]): number {
    const estimators = new Estimators(engine, game, { ...options, window });
    batches.forEach((policies, at) => {
      estimators.observe(seen(game, policies, 20, at));
    });
    estimators.train(300);
    const chance = estimators.action.value()[7]!;
    estimators.dispose();
    return chance;
  }

  test("forgets what is older", () => {
    expect(believed(2, [before, before, after, after])).toBeLessThan(0.01);
    expect(believed(3, [before, after, before, before])).toBeGreaterThan(0.6);
  });

  test("remembers what is not", () => {
    expect(believed(4, [before, before, after, after])).toBeCloseTo(0.5, 1);
    expect(believed(3, [before, before, after, after])).toBeCloseTo(1 / 3, 1);
  });
});

test("save and restore go on bit for bit", () => {
  const game = defineGame({ agents: 3, rounds: 10 });
  const policies = [0, 1, 2].map((agent) => innerPolicy(game, agent));
  const [one, other] = [new Estimators(engine, game, options), new Estimators(engine, game, { ...options, seed: 9 })];
  one.observe(seen(game, policies, 5, 1));
  one.train(20);
  other.restore(structuredClone(one.save()));
  for (const estimators of [one, other]) {
    estimators.observe(seen(game, policies, 5, 2));
    estimators.train(20);
  }
  expect([...other.action.value(), ...other.assessment.value()]).toEqual([
    ...one.action.value(),
    ...one.assessment.value(),
  ]);
  one.dispose();
  other.dispose();
});
