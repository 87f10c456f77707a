/** Influence that is carried on beyond what is followed jointly: where that is exact, how far off it is, and what it is for. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createRandom,
  defineGame,
  definePopulation,
  type Game,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  policyFromBits,
} from "../../src/game/index.js";
import { Aftermath } from "../../src/reciprocity/aftermath.js";
import { createEnvironment, createTrainer } from "../../src/reciprocity/index.js";
import { anyTrial, innerPolicy, played, type Trial } from "./arbitrary.js";
import { OnBelief, onBelief, tablesOf } from "./on-belief.js";
import { anchoredPayoff, anchorsOf } from "./reference-anchored.js";
import { outcomesOf } from "./reference-encounter.js";
import { expectNear, expectSlopes, slopesOf } from "./slopes.js";

/** The likeliest choice in every context, so that nothing is left to chance. */
function decided({ game, policies, seed }: Trial): Trial {
  const greedy = (table: Float64Array, width: number) => {
    const sharp = new Float64Array(table.length);
    for (let row = 0; row < table.length; row += width) {
      const chances = table.subarray(row, row + width);
      sharp[row + chances.indexOf(Math.max(...chances))] = 1;
    }
    return sharp;
  };
  const { reputations, actions } = game;
  const sharpen = ({ action, assessment }: Policy) => ({
    action: greedy(action, actions),
    assessment: greedy(assessment, reputations),
  });
  return { game, policies: policies.map(sharpen), seed };
}

describe("where nothing is left to chance it is exact, however wide the influence", () => {
  const CARRIED = { axes: 2, carried: true, time: 1e9 };

  test("the payoff", () => {
    const trial = anyTrial({ outcomes: [2, 4], agents: [3, 9], rounds: [1, 12] });
    fc.assert(
      fc.property(trial, fc.integer({ min: 0, max: 12 }), (drawn, horizon) => {
        const { game, policies, seed } = decided(drawn);
        const records = played({ game, policies, seed }, 2);
        const wanted = anchoredPayoff(game, policies, policies[0]!, records, horizon);
        const { payoff } = onBelief("anchored", game, policies, records, { ...CARRIED, horizon });
        expectNear([payoff], [wanted], 1e-10);
      }),
      { numRuns: 150 },
    );
  });

  test("and its slope by the decision, which need not be certain itself", () => {
    const trial = anyTrial({ agents: [4, 7], rounds: [3, 8], matchings: ["random", "indirect"] });
    fc.assert(
      fc.property(trial, (drawn) => {
        const { game, policies, seed } = decided(drawn);
        const records = played({ game, policies, seed }, 1);
        const gradient = onBelief("anchored", game, policies, records, { ...CARRIED, horizon: game.rounds });
        const payoff = (now: Policy) => anchoredPayoff(game, policies, now, records, game.rounds);
        expectSlopes(game, gradient, slopesOf(game, policies[0]!, payoff, 1), 1e-9);
      }),
      { numRuns: 15 },
    );
  });
});

test("an outcome is worth, in the next encounter, what enumeration says", () => {
  const trial = anyTrial({ outcomes: [2, 6], agents: [2, 8], rounds: [2, 4] });
  fc.assert(
    fc.property(trial, ({ game, policies, seed }) => {
      const records = played({ game, policies, seed }, 1);
      const { reputations: k, agents } = game;
      const aftermath = new Aftermath(game);
      aftermath.use(tablesOf(policies));
      for (const anchor of anchorsOf(records)) {
        const start = Math.floor(anchor / records.pairs);
        if (start + 1 === game.rounds) continue;
        const worth = new Float64Array(k * k);
        aftermath.follow(records, start, 0, 1, worth);
        const next = records.encounterOf[(start + 1) * agents]!;
        const partner = records.first[anchor]! + records.second[anchor]!;
        // Of six reputations each is varied by itself, which is the same unless the two meet again.
        if (k > 4 && next >= 0 && records.first[next]! + records.second[next]! === partner) continue;
        for (let own = 0; own < k; own++) {
          for (let other = 0; other < k; other++) {
            const wanted = next < 0 ? 0 : payoffAt(game, policies, records, next, { 0: own, [partner]: other });
            expectNear([worth[own * k + other]!], [wanted], 1e-12);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

/** What an encounter pays the learner where some have other reputations than those that were seen. */
function payoffAt(
  game: Game,
  policies: readonly Policy[],
  records: PublicRecords,
  at: number,
  reputations: { readonly [agent: number]: number },
): number {
  const i = records.first[at]!;
  const j = records.second[at]!;
  const own = [
    reputations[i] ?? records.reputationFirst[at]!,
    reputations[j] ?? records.reputationSecond[at]!,
  ] as const;
  return outcomesOf(game, policies[i]!, policies[j]!, ...own).reduce(
    (sum, { chance, payoffs }) => sum + chance * payoffs[i === 0 ? 0 : 1],
    0,
  );
}

test("the recipient of a one-way encounter keeps its reputation, and is influenced by nobody", () => {
  // Donors are judged Good where the recipient is; nobody gives unless Good. The learner is Bad, its partner too.
  const game = defineGame({ agents: 4, rounds: 3, encounter: "one-way", initialReputation: 0 });
  const policies = Array.from({ length: 4 }, () => policyFromBits("0011", "00110011"));
  const records = played({ game, policies, seed: 3 }, 1);
  expect(records.actionSecond.every((action) => action === NO_ACTION)).toBe(true);
  const aftermath = new Aftermath(game);
  aftermath.use(tablesOf(policies));
  for (const anchor of anchorsOf(records)) {
    const start = Math.floor(anchor / records.pairs);
    const worth = new Float64Array(4);
    aftermath.follow(records, start, 0, 2 - start, worth);
    for (let own = 0; own < 2; own++) {
      for (let other = 0; other < 2; other++) {
        expectNear([worth[2 * own + other]!], [played2(records, start, own, other)], 1e-12);
      }
    }
  }

  /** The rest of the episode by hand, reputation by reputation. */
  function played2(seen: PublicRecords, start: number, own: number, other: number): number {
    const { first, second, pairs } = seen;
    const reputation = [0, 0, 0, 0];
    const partner = first[seen.encounterOf[start * 4]!]! + second[seen.encounterOf[start * 4]!]!;
    reputation[0] = own;
    reputation[partner] = other;
    let paid = 0;
    for (let at = (start + 1) * pairs; at < first.length; at++) {
      const donor = first[at]!;
      const gives = reputation[donor] === 1;
      if (gives && donor === 0) paid -= game.cost;
      if (gives && second[at] === 0) paid += game.benefit;
      reputation[donor] = reputation[second[at]!]!;
    }
    return paid;
  }
});

describe("where much is left to chance", () => {
  /** Two kinds of residents and a learner whose choices are all but certain, which is where influence goes far. */
  const nearlyDecided = (seed: number): Policy => {
    const policy = innerPolicy({ reputations: 2, actions: 2 }, seed);
    const sharpen = (table: Float64Array) =>
      table.map((chance, at) => (table[at - (at % 2)]! > 0.5 === (at % 2 === 0) ? 0.98 : 0.02) + 0 * chance);
    return { action: sharpen(policy.action), assessment: sharpen(policy.assessment) };
  };

  test("the gradient points where that does which follows everybody jointly, nearer than one that is cut", () => {
    const angles = Array.from({ length: 12 }, (_, seed) => {
      const game = defineGame({ agents: 8, rounds: 14, initialReputation: 0.5 });
      const kinds = [nearlyDecided(3 * seed + 1), nearlyDecided(3 * seed + 2)];
      const policies = [nearlyDecided(3 * seed), ...Array.from({ length: 7 }, (_, agent) => kinds[agent % 2]!)];
      const records = played({ game, policies, seed }, 12);
      const gradientOf = (cone: { axes: number; carried?: boolean }) => {
        const all = { horizon: 14, time: 1e9, ...cone };
        const { action, assessment } = onBelief("anchored", game, policies, records, all);
        return differences([...action, ...assessment]);
      };
      const all = gradientOf({ axes: 8 });
      return {
        carried: cosine(gradientOf({ axes: 5, carried: true }), all),
        cut: cosine(gradientOf({ axes: 5 }), all),
      };
    });
    const worst = (how: "carried" | "cut") => Math.min(...angles.map((angle) => angle[how]));
    expect(worst("carried")).toBeGreaterThan(0.99);
    expect(worst("cut")).toBeLessThan(0.98);
    const missing = (how: "carried" | "cut") => angles.reduce((sum, angle) => sum + (1 - angle[how]), 0);
    expect(missing("carried")).toBeLessThan(0.25 * missing("cut"));
  });

  function differences(slopes: readonly number[]): number[] {
    return slopes.flatMap((slope, at) => (at % 2 === 1 ? [slope - slopes[at - 1]!] : []));
  }

  function cosine(one: readonly number[], other: readonly number[]): number {
    const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, each, at) => sum + each * b[at]!, 0);
    return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
  }
});

describe("where there is not time for all decisions", () => {
  const game = defineGame({ agents: 60, rounds: 12 });
  const policies = Array.from({ length: 60 }, (_, agent) => innerPolicy(game, agent % 3));
  const records = played({ game, policies, seed: 1 }, 2);
  const cone = { horizon: 12, axes: 2, carried: true };
  const whole = onBelief("anchored", game, policies, records, { ...cone, time: 1e9 });

  test("some stand for the others, and on average the gradient is the same", () => {
    const run = new OnBelief("anchored", game, policies, 2, { ...cone, time: 1000 });
    const draws = Array.from({ length: 400 }, (_, seed) => run.run(records, createRandom(seed)));
    run.dispose();
    // Some numbers, each within 4.5 standard errors: fewer than one false alarm in 5000.
    for (const number of [
      ({ action }: typeof whole) => action[1]! - action[0]!,
      ({ action }: typeof whole) => action[7]! - action[6]!,
      ({ assessment }: typeof whole) => assessment[3]! - assessment[2]!,
    ]) {
      const drawn = draws.map(number);
      const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
      const variance = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (drawn.length - 1);
      expect(variance).toBeGreaterThan(0);
      expect(Math.abs(mean - number(whole))).toBeLessThan(4.5 * Math.sqrt(variance / drawn.length));
    }
  });

  test("the payoff is nearly the same every time", () => {
    const run = new OnBelief("anchored", game, policies, 2, { ...cone, time: 1000 });
    for (let seed = 0; seed < 50; seed++) {
      expect(Math.abs(run.run(records, createRandom(seed)).payoff / whole.payoff - 1)).toBeLessThan(0.05);
    }
    run.dispose();
  });

  test("there is for all where time is enough, and nothing is drawn", () => {
    const run = new OnBelief("anchored", game, policies, 2, { ...cone, time: 1e6 });
    expect(run.run(records, createRandom(1)).payoff).toBe(run.run(records, createRandom(2)).payoff);
    run.dispose();
  });
});

describe("a gift that sets off a chain by which all will give", () => {
  /** All are Bad and nobody gives; whoever meets a Good one is Good; whoever gives is, where the other is not. */
  async function shareOfBest(agents: number, influence: "carried" | "cut", iterations: number): Promise<number> {
    const game = defineGame({ agents, benefit: 2, cost: 1, initialReputation: 0 });
    const residents = definePopulation([{ count: agents - 1, action: "0011", assessment: "01110111" }]);
    const environment = createEnvironment(game, residents);
    const fixed = policyFromBits("0000", "00110011");
    const worth = (policy: Policy) => {
      const records = environment.play({ ...policy, assessment: fixed.assessment }, 100, createRandom(9));
      return paidIn(records) / (100 * game.rounds);
    };
    const trainer = await createTrainer(environment, { optimize: "action", fixed, influence });
    for (let iteration = 0; iteration < iterations; iteration++) trainer.step();
    const share = worth(trainer.policy()) / worth(policyFromBits("1000", "00110011"));
    trainer.dispose();
    return share;
  }

  function paidIn({ first, second, actionFirst, actionSecond }: PublicRecords): number {
    let paid = 0;
    for (let at = 0; at < first.length; at++) {
      if (first[at] === 0) paid += 2 * actionSecond[at]! - actionFirst[at]!;
      if (second[at] === 0) paid += 2 * actionFirst[at]! - actionSecond[at]!;
    }
    return paid;
  }

  test.each([40, 100, 200])("is found among %d", async (agents) => {
    expect(await shareOfBest(agents, "carried", 150)).toBeGreaterThan(0.98);
  });

  test("is missed by one who does not carry influence on", async () => {
    expect(await shareOfBest(40, "cut", 150)).toBeLessThan(0.05);
  });
});
