/** Estimators: what is seen of others, and nothing else, becomes what is believed of them. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import {
  createRandom,
  defineGame,
  type Game,
  type Policy,
  type PublicRecords,
  policyFromBits,
} from "../../../src/game/index.js";
import { Estimators } from "../../../src/reciprocity/estimators/estimators.js";
import { halves } from "../../../src/reciprocity/estimators/tally.js";
import { innerPolicy } from "../arbitrary.js";
import { expectNear } from "../slopes.js";
import { countsOf, seen } from "./records.js";

const engine = await createEngine();
const options = { hidden: [16], seed: 3, rate: 0.05 };

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

  test("certain rules to within what one record more would make of them", () => {
    const game = defineGame({ agents: 4, rounds: 20 });
    const policies = ["0101", "1010", "0110", "1001"].map((bits, at) =>
      policyFromBits(bits, ["10011001", "01010101", "00110110", "11011101"][at]!),
    );
    const batches = [seen(game, policies, 40, 1)];
    const estimators = new Estimators(engine, game, options);
    estimators.observe(batches[0]!);
    estimators.train(300);
    for (const agent of [1, 2, 3]) {
      for (const half of halves) {
        const counts = countsOf(agent, batches)[half];
        const estimates = estimators[half].value().subarray((agent - 1) * counts.length);
        for (let at = 0; at < counts.length; at += 2) {
          const all = counts[at]! + counts[at + 1]!;
          if (all === 0) continue;
          for (const outcome of [at, at + 1]) {
            // In single precision.
            expect(Math.abs(estimates[outcome]! - counts[outcome]! / all)).toBeLessThanOrEqual(1 / (all + 1) + 1e-7);
          }
        }
      }
    }
    estimators.dispose();
  });
});

describe("counts", () => {
  const game = defineGame({ agents: 4, rounds: 3, reputations: 3, actions: 2, initialReputation: [0.8, 0.1, 0.1] });
  const policies = [0, 1, 2, 3].map((agent) => innerPolicy(game, agent));
  const batches = [1, 2, 3].map((seed) => seen(game, policies, 2, seed));

  /** One record more, from a pool to which each of those seen gives a share of at most 1, and an even one gives 1. */
  function smoothedPlainly(counts: readonly (readonly number[])[], opponent: number, row: number, width: number) {
    const outcomes = Array.from({ length: width }, (_, outcome) => outcome);
    const totals = counts.map((table) => outcomes.reduce((sum, outcome) => sum + table[row + outcome]!, 0));
    const weights = totals.map((total) => total / (total + 1));
    const all = weights.reduce((sum, weight) => sum + weight, 1);
    return outcomes.map((outcome) => {
      const shares = totals.map((total, at) =>
        total === 0 ? 0 : (weights[at]! * counts[at]![row + outcome]!) / total,
      );
      const pool = shares.reduce((sum, share) => sum + share, 1 / width) / all;
      return (counts[opponent]![row + outcome]! + pool) / (totals[opponent]! + 1);
    });
  }

  test("are tallied, and smoothed by what the others do in the same context", () => {
    const estimators = new Estimators(engine, game, options);
    for (const batch of batches) estimators.observe(batch);
    const all = [1, 2, 3].map((agent) => countsOf(agent, batches));
    const { history } = estimators.save();
    expect(history.reduce((sum, { batches }) => sum + batches, 0)).toBe(3);
    let unseen = 0;
    for (const [half, width] of [
      ["action", 2],
      ["assessment", 3],
    ] as const) {
      const counts = all.map((one) => one[half]);
      const remembered = counts.flat().map((_, at) => history.reduce((sum, epoch) => sum + epoch[half][at]!, 0));
      expect(remembered).toEqual(counts.flat());
      // The counts' own estimates, whether or not they are the ones in use.
      const { fromCounts } = estimators[half] as unknown as { readonly fromCounts: Float32Array };
      for (const [opponent, table] of counts.entries()) {
        for (let row = 0; row < table.length; row += width) {
          const wanted = smoothedPlainly(counts, opponent, row, width);
          expectNear([...fromCounts.subarray(opponent * table.length + row).subarray(0, width)], wanted, 1e-6);
          if (table.slice(row, row + width).every((count) => count === 0)) unseen += 1;
        }
        const evidence = estimators.evidence()[opponent]![half];
        const visits = Array.from({ length: table.length / width }, (_, context) =>
          table.slice(context * width, (context + 1) * width).reduce((sum, count) => sum + count, 0),
        );
        expect([...evidence.visits]).toEqual(visits);
      }
    }
    expect(unseen).toBeGreaterThan(5);
    estimators.dispose();
  });

  test("expect one who was never seen in a context to do as the others do there", () => {
    const two = defineGame({ agents: 4, rounds: 30, matching: "direct", initialReputation: 1 });
    // Everybody is always Good; agent 3 is met, but its partner alone judges it.
    const always = policyFromBits("1111", "11111111");
    const estimators = new Estimators(engine, two, options);
    estimators.observe(seen(two, [always, always, always, always], 20, 1));
    const chances = (half: "action" | "assessment", at: number) =>
      [0, 1, 2].map((opponent) => {
        const table = estimators[half].value();
        return table[(opponent * table.length) / 3 + at]!;
      });
    // Good towards Good: seen. Bad towards Bad: nobody was, so that anything is as likely.
    for (const chance of chances("action", 7)) expect(chance).toBeGreaterThan(0.99);
    expect(chances("action", 1)).toEqual([0.5, 0.5, 0.5]);
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

describe("counts and networks", () => {
  /** Residents who give the more the better a partner is, or the worse, and to whom a reputation is always worth another one. */
  function orderly({ reputations: k, actions: a }: Game, of: number): Policy {
    const action = new Float64Array(k * k * a);
    const assessment = new Float64Array(k * k * a * k);
    for (let own = 0, context = 0; own < k; own++) {
      for (let partner = 0; partner < k; partner++, context++) {
        const standing = of % 2 === 0 ? partner : k - 1 - partner;
        action[context * a + Math.round(((a - 1) * standing) / (k - 1))] = 1;
        for (let acted = 0; acted < a; acted++) {
          assessment[(context * a + acted) * k + ((own + of + 1) % k)] = 1;
        }
      }
    }
    return { action, assessment };
  }

  function observed(game: Game, policies: readonly Policy[], episodes: number, batches: number) {
    const estimators = new Estimators(engine, game, options);
    const choices: boolean[][] = [];
    for (let batch = 0; batch < batches; batch++) {
      estimators.observe(seen(game, policies, episodes, batch));
      estimators.train(batch === 0 ? 50 : 12);
      choices.push(halves.map((half) => estimators[half].byNetworks));
    }
    return { estimators, choices };
  }

  const wide = defineGame({
    agents: 4,
    rounds: 20,
    reputations: 12,
    actions: 4,
    initialReputation: new Array(12).fill(1 / 12),
  });
  const inOrder = [0, 1, 2, 3].map((agent) => orderly(wide, agent));

  test("networks are believed where contexts are many and records few, and what they have in common tells", () => {
    const { estimators, choices } = observed(wide, inOrder, 4, 8);
    expect(choices[0]).toEqual([false, false]);
    expect(choices.slice(1)).toEqual(new Array(7).fill([true, true]));
    // They are nearer to the truth than counts are, in all contexts.
    for (const half of halves) {
      const { fromCounts } = estimators[half] as unknown as { readonly fromCounts: Float32Array };
      const off = (table: ArrayLike<number>) =>
        inOrder.slice(1).reduce((sum, policy, opponent) => {
          const { length } = policy[half];
          return (
            sum + policy[half].reduce((all, chance, at) => all + Math.abs(chance - table[opponent * length + at]!), 0)
          );
        }, 0);
      expect(off(estimators[half].value())).toBeLessThan(off(fromCounts) / 2);
    }
    estimators.dispose();
  });

  test("counts are where contexts have nothing in common, once records are many", () => {
    // Every context has a rule of its own.
    const random = createRandom(8);
    const table = (length: number, width: number) => {
      const chances = new Float64Array(length);
      for (let row = 0; row < length; row += width) chances[row + random.below(width)] = 1;
      return chances;
    };
    const k = 4;
    const game = defineGame({
      agents: 4,
      rounds: 20,
      reputations: k,
      initialReputation: new Array(k).fill(1 / k),
      assessmentError: 0.2,
      executionError: 0.2,
    });
    const policies = [0, 1, 2, 3].map(() => ({ action: table(2 * k * k, 2), assessment: table(2 * k ** 3, k) }));
    const { estimators, choices } = observed(game, policies, 8, 40);
    expect(choices.at(-1)).toEqual([false, false]);
    // The networks are gone, and what they would have cost.
    expect([estimators.save().action, estimators.save().assessment]).toEqual([null, null]);
    estimators.dispose();
  });

  test("no network is made where counts foretell the second half of the first batch from its first", () => {
    const game = defineGame({ agents: 9, rounds: 36 });
    const policies = Array.from({ length: 9 }, () => policyFromBits("0101", "10011001"));
    const before = engine.memoryBytes;
    const { estimators, choices } = observed(game, policies, 8, 3);
    expect(choices).toEqual(new Array(3).fill([false, false]));
    expect(engine.memoryBytes).toBe(before);
    estimators.dispose();
  });

  test("a half that needs networks does not keep them for the other", () => {
    // Nine contexts in which to act, and 144 in which to judge, most of them seldom met.
    const third = new Array(3).fill(1 / 3);
    const slips = { executionError: 0.3, executionErrorKind: "symmetric" as const };
    const game = defineGame({ agents: 4, rounds: 20, reputations: 3, actions: 16, initialReputation: third, ...slips });
    const policies = [0, 1, 2, 3].map((agent) => orderly(game, agent));
    const { estimators, choices } = observed(game, policies, 160, 3);
    expect(choices.at(-1)).toEqual([false, true]);
    const { action, assessment } = estimators.save();
    expect([action === null, assessment === null]).toEqual([true, false]);
    estimators.dispose();
  });

  test("an engine without room for networks does with counts", async () => {
    const small = await createEngine({ memoryLimit: 2 ** 18 });
    const estimators = new Estimators(small, wide, { ...options, hidden: [512, 512] });
    estimators.observe(seen(wide, inOrder, 2, 1));
    estimators.train(1);
    expect(halves.map((half) => estimators[half].byNetworks)).toEqual([false, false]);
    expect(estimators.evidence()[0]!.action.visits.some((visits) => visits > 0)).toBe(true);
    estimators.dispose();
  });
});

test("a crowd is remembered in a few bytes for every agent, context and epoch", () => {
  const game = defineGame({ agents: 2001, rounds: 36 });
  const policies = new Array<Policy>(2001).fill(policyFromBits("0101", "10011001"));
  const estimators = new Estimators(engine, game, options);
  const before = engine.memoryBytes;
  const records = seen(game, policies, 4, 1);
  for (let batch = 0; batch < 150; batch++) estimators.observe(records);
  // 24 outcomes: their chances and sums in four bytes each, and at most two epochs of each power of two, in two bytes at most.
  expect(estimators.memoryBytes).toBeLessThanOrEqual(2000 * 24 * (4 + 4 + 2 * 14));
  expect(engine.memoryBytes).toBe(before);
  estimators.dispose();
});

describe("save and restore go on bit for bit", () => {
  const noisy = { executionError: 0.1, assessmentError: 0.1 };
  test.each([
    {
      name: "with networks",
      game: defineGame({ agents: 3, rounds: 4, reputations: 6, initialReputation: new Array(6).fill(1 / 6) }),
    },
    { name: "without", game: defineGame({ agents: 9, rounds: 36, ...noisy }) },
  ])("$name", ({ name, game }) => {
    const certain = policyFromBits("0101", "10011001");
    const policies = Array.from({ length: game.agents }, (_, agent) =>
      name === "without" ? certain : innerPolicy(game, agent),
    );
    const one = new Estimators(engine, game, options);
    const other = new Estimators(engine, game, { ...options, seed: 9 });
    for (let batch = 1; batch <= 5; batch++) {
      one.observe(seen(game, policies, 5, batch));
      one.train(20);
    }
    other.restore(structuredClone(one.save()));
    expect(one.save().assessment !== null).toBe(name === "with networks");
    const all = (estimators: Estimators) => [...estimators.action.value(), ...estimators.assessment.value()];
    expect(all(other)).toEqual(all(one));
    const losses = [one, other].map((estimators) => {
      estimators.observe(seen(game, policies, 5, 6));
      return estimators.train(20);
    });
    expect(losses[1]).toEqual(losses[0]);
    expect(all(other)).toEqual(all(one));
    const plain = (estimators: Estimators) =>
      JSON.stringify(estimators.save(), (_, value) => (ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value));
    expect(plain(other)).toBe(plain(one));
    one.dispose();
    other.dispose();
  });
});
