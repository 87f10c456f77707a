/** What is just taken and what is just not: the ends of every range, and how a value is shown that is refused. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allocateContinuousRecords,
  allocateRecords,
  asContinuous,
  continuousAsPerformed,
  continuousPolicy,
  createRandom,
  defineGame,
  definePolicy,
  definePopulation,
  type Game,
  GameError,
  learnerPayoff,
  Multilinear,
  type Policy,
  play,
  playContinuous,
  policyFromBits,
} from "../../src/game/index.js";
import { anyGame } from "./arbitrary.js";

/** By how much a distribution may miss a sum of 1: room for rows that were computed in single precision. */
const DISTRIBUTION_TOLERANCE = 1e-6;

describe("a value that is refused is shown", () => {
  test.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    [Number.NaN, "NaN"],
    [true, "true"],
    ["a\n", '"a\\n"'],
    [[1, "b"], '[1, "b"]'],
    [{ a: 1 }, "an object"],
    ["x".repeat(60), `"${"x".repeat(60)}"`],
    ["x".repeat(61), `"${"x".repeat(57)}..."`],
    [Array(31).fill(7), `[${"7, ".repeat(18)}7,...`],
  ])("%j as %s", (value, shown) => {
    const error = new GameError("field", value, "another");
    expect(error.message).toBe(`field: got ${shown}, takes another`);
    expect([error.field, error.name]).toEqual(["field", "GameError"]);
  });
});

describe("a game", () => {
  test.each<Partial<Game>>([
    { agents: 2 },
    { agents: 0x7fffffff },
    { reputations: 64, initialReputation: Array(64).fill(1 / 64) },
    { actions: 64 },
    { rounds: 1 },
    { rounds: 0x7fffffff },
    { benefit: 0 },
    { cost: 0 },
    { executionError: 0 },
    { executionError: 1 },
    { assessmentError: 1 },
    { initialReputation: 0 },
    { initialReputation: 1 },
    { initialReputation: [0, 1 + DISTRIBUTION_TOLERANCE / 2] },
    { agents: undefined } as unknown as Partial<Game>,
  ])("takes %j", (options) => {
    expect(() => defineGame(options)).not.toThrow();
  });

  test.each<[Record<string, unknown>, RegExp]>([
    [{ agents: 0x80000000 }, /^agents: /],
    [{ reputations: 65 }, /^reputations: got 65/],
    [{ actions: 1 }, /^actions: got 1/],
    [{ rounds: 0x80000000 }, /^rounds: /],
    [{ executionError: -0.01 }, /^executionError: got -0.01/],
    [{ initialReputation: -0.01 }, /^initialReputation: got -0.01/],
    [{ initialReputation: [0.5, 0.5 + 2 * DISTRIBUTION_TOLERANCE] }, /^initialReputation: /],
    [{ initialReputation: [0.5, 0.5 - 2 * DISTRIBUTION_TOLERANCE] }, /^initialReputation: /],
    [{ initialReputation: ["0.5", 0.5] }, /^initialReputation: got \["0.5", 0.5\]/],
    [{ initialReputation: [1] }, /^initialReputation: got \[1\], takes a list of 2/],
  ])("refuses %j", (options, message) => {
    expect(() => defineGame(options as Partial<Game>)).toThrow(message);
  });
});

test("a field that no game has is the game's own error", () => {
  expect(() => defineGame({ benefits: 3 } as Partial<Game>)).toThrow(GameError);
});

describe("room for records", () => {
  const game = defineGame({ agents: 5, rounds: 3 });

  test.each([allocateRecords, allocateContinuousRecords])("%o takes whole numbers from 1", (allocate) => {
    expect(allocate(game, 1).first.length).toBe(6);
    for (const episodes of [0, -1, 1.5, Number.NaN]) {
      expect(() => allocate(game, episodes)).toThrow(`episodes: got ${episodes}, takes an integer of at least 1`);
    }
  });

  test.each<[string, Partial<Game>]>([
    ["reputations", { reputations: 3, initialReputation: [0.2, 0.3, 0.5] }],
    ["actions", { actions: 3 }],
    ["encounter", { encounter: "one-way" }],
    ["rounds", { rounds: 2 }],
    ["agents", { agents: 3 }],
  ])("made for another number or kind of %s is refused", (_field, change) => {
    const policies = definePopulation([{ count: 5, norm: "L6" }]);
    const records = allocateRecords(defineGame({ agents: 5, rounds: 3, ...change }), 1);
    const says =
      /^records: got "\d mutual|one-way rounds of .*records allocated for this game: 3 mutual rounds of 2 pairs/;
    expect(() => play(game, policies, createRandom(1), records)).toThrow(says);
  });
});

test("the place of an agent's encounter is that where it stands in the records, or -1 where it sat out", () => {
  fc.assert(
    fc.property(anyGame, fc.nat(), (game, seed) => {
      const records = allocateRecords(game, 2);
      const policy: Policy = {
        action: new Float64Array(game.reputations ** 2 * game.actions).fill(1 / game.actions),
        assessment: new Float64Array(game.reputations ** 3 * game.actions).fill(1 / game.reputations),
      };
      // Twice, so that nothing is left of what stood there before.
      for (const random of [createRandom(seed), createRandom(seed + 1)]) {
        play(game, Array(game.agents).fill(policy), random, records);
        const { agents } = game;
        for (let round = 0; round < 2 * game.rounds; round++) {
          for (let agent = 0; agent < agents; agent++) {
            const row = Array.from({ length: records.pairs }, (_, pair) => round * records.pairs + pair);
            const at = row.find((place) => records.first[place] === agent || records.second[place] === agent) ?? -1;
            expect(records.encounterOf[round * agents + agent]).toBe(at);
          }
        }
      }
    }),
    { numRuns: 50 },
  );
});

describe("a row of chances", () => {
  const withRow = (row: readonly [number, number]): Policy => {
    const policy = policyFromBits("0101", "10011001");
    policy.action.set(row, 4);
    return policy;
  };
  const playWith = (policy: Policy): void => {
    const game = defineGame({ agents: 2, rounds: 1 });
    play(game, [policy, policy], createRandom(1), allocateRecords(game, 1));
  };

  test.each<[number, number]>([
    [0, 0],
    [1, Number.POSITIVE_INFINITY],
    [Number.NaN, 1],
    [1, -1],
  ])("of %d and %d is not played", (one, other) => {
    expect(() => playWith(withRow([one, other]))).toThrow(
      /^policies\[0\]\.action\[2\]: got \[.*\], takes a distribution$/,
    );
  });

  test("is divided by its own sum", () => {
    expect(() => playWith(withRow([1e-300, 3e-300]))).not.toThrow();
  });

  test("may miss 1 by rounding alone", () => {
    const fair = policyFromBits("0101", "10011001");
    for (const [off, fine] of [
      [0.5, true],
      [2, false],
    ] as const) {
      for (const sign of [-1, 1]) {
        const action = [...fair.action];
        action[1] = 1 + sign * off * DISTRIBUTION_TOLERANCE;
        action[0] = 0;
        const define = () => definePolicy({ reputations: 2, actions: 2 }, action, fair.assessment);
        if (fine) expect(define).not.toThrow();
        else expect(define).toThrow(/^action\[0\]/);
      }
    }
  });
});

describe("the continuous game", () => {
  const game = defineGame({ agents: 4, rounds: 2 });
  const l6 = new Multilinear(policyFromBits("0101", "10011001"));
  const start = (change: { agents?: number; episodes?: number; of?: Game; matchings?: Int32Array[] }) => () =>
    playContinuous(
      game,
      Array(change.agents ?? 4).fill(l6),
      createRandom(1),
      allocateContinuousRecords(change.of ?? game, change.episodes ?? 2),
      change.matchings,
    );
  const fine = Int32Array.of(0, 1, 2, 3, 0, 2, 1, 3);

  test("takes what fits together", () => {
    expect(start({ matchings: [fine, fine] })).not.toThrow();
  });

  test.each<[Parameters<typeof start>[0], string]>([
    [{ agents: 3 }, 'policies: got "3 of them", takes one for each of the 4 agents'],
    [{ matchings: [fine] }, 'matchings: got "1 of them", takes one for each of the 2 episodes'],
    [{ of: defineGame({ agents: 4, rounds: 3 }) }, "records: got an object, takes records"],
    [{ of: defineGame({ agents: 5, rounds: 2 }) }, "records: got an object, takes records"],
    [{ matchings: [fine, fine.with(1, 0)] }, "matchings[1][1]: got 0, takes every agent at most once in round 0"],
  ])("refuses %j", (change, message) => {
    expect(start(change)).toThrow(message);
  });

  test.each([-0.01, 1.01, Number.NaN])("does not play shares of %d", (wrong) => {
    const policies = (donation: number, judgement: number) =>
      Array(4).fill(
        continuousPolicy(
          (own) => (own === 0 || own === 1 ? 0.5 : donation),
          (given) => (given === 0 || given === 1 ? 0.5 : judgement),
        ),
      );
    const playing = (donation: number, judgement: number) => () =>
      playContinuous(game, policies(donation, judgement), createRandom(1), allocateContinuousRecords(game, 1));
    expect(playing(0.3, 0.7)).not.toThrow();
    expect(playing(wrong, 0.7)).toThrow(GameError);
    expect(playing(0.3, wrong)).toThrow(GameError);
  });

  test("needs the ends of the scale and a mean", () => {
    for (const [options, message] of [
      [{ actions: 3 }, "actions: got 3, takes 2, the ends of the scale, with continuous donations"],
      [
        { reputations: 3, initialReputation: [0.2, 0.3, 0.5] },
        "reputations: got 3, takes 2, the ends of the scale, with continuous donations",
      ],
      [
        { initialReputation: [0.5, 0.5] },
        "initialReputation: got [0.5, 0.5], takes a mean from 0 to 1 with continuous donations",
      ],
    ] as const) {
      const other = defineGame({ agents: 2, rounds: 1, ...options });
      const run = () => playContinuous(other, [l6, l6], createRandom(1), allocateContinuousRecords(other, 1));
      expect(run).toThrow(message);
    }
  });

  test("a policy that is continuous is taken as it is, another as its multilinear extension", () => {
    const own = continuousPolicy(
      () => 0.3,
      () => 0.7,
    );
    expect(asContinuous(own)).toBe(own);
    expect(continuousAsPerformed(game, own)).toBe(own);
    const binary = policyFromBits("0101", "10011001");
    const extended = asContinuous(binary);
    expect(extended).toBeInstanceOf(Multilinear);
    expect(extended.action).toBe(binary.action);
    // With one of the two functions only it is no continuous policy.
    for (const half of [{ donation: own.donation }, { judgement: own.judgement }]) {
      expect(asContinuous({ ...binary, ...half } as Policy)).toBeInstanceOf(Multilinear);
    }
  });

  test("a policy of two functions has the tables of its corners", () => {
    const given = (own: number, partner: number) => 0.1 + 0.5 * own + 0.3 * partner;
    const judged = (donation: number, subject: number, judge: number) =>
      0.05 + 0.5 * subject + 0.3 * judge + 0.1 * donation;
    const { action, assessment } = continuousPolicy(given, judged);
    for (const own of [0, 1]) {
      for (const partner of [0, 1]) {
        const row = 2 * own + partner;
        expect(action[2 * row + 1]).toBe(given(own, partner));
        expect(action[2 * row]).toBe(1 - given(own, partner));
        for (const donation of [0, 1]) {
          expect(assessment[4 * row + 2 * donation + 1]).toBe(judged(donation, own, partner));
          expect(assessment[4 * row + 2 * donation]).toBe(1 - judged(donation, own, partner));
        }
      }
    }
  });

  test("one kind of error alone is an error, too", () => {
    const own = continuousPolicy(
      () => 0.25,
      () => 0.75,
    );
    const act = continuousAsPerformed(defineGame({ executionError: 0.2 }), own);
    expect([act.donation(0, 0), act.judgement(0, 0, 0)]).toEqual([0.75 * 0.2 + 0.25 * 0.8, 0.75]);
    const judge = continuousAsPerformed(defineGame({ assessmentError: 0.2 }), own);
    expect([judge.donation(0, 0), judge.judgement(0, 0, 0)]).toEqual([0.25, 0.25 * 0.2 + 0.75 * 0.8]);
  });
});

describe("payoffs", () => {
  test("are of agents that there are", () => {
    const records = allocateRecords(defineGame({ agents: 3, rounds: 1 }), 1);
    for (const agent of [-1, 0.5, 3]) {
      expect(() => learnerPayoff(records, agent)).toThrow(`agent: got ${agent}, takes an integer from 0 to 2`);
    }
  });

  // A ratio of sums: payoffs 4.5, 9 and -0.5 over 1, 2 and 1 encounters, worked out by hand.
  test("with unequal numbers of encounters have the standard error of a ratio", () => {
    const game = defineGame({ agents: 3, rounds: 2 });
    const records = allocateRecords(game, 3);
    // One pair a round: agent 0 is in four of the six encounters.
    records.first.set([0, 1, 0, 2, 1, 0]);
    records.second.set([1, 2, 2, 0, 2, 1]);
    records.actionFirst.set([1, 0, 1, 1, 0, 1]);
    records.actionSecond.set([1, 0, 1, 1, 0, 0]);
    const { mean, standardError, perEpisode, encounters } = learnerPayoff(records);
    expect([...encounters]).toEqual([1, 2, 1]);
    expect([...perEpisode]).toEqual([4.5, 4.5, -0.5]);
    expect(mean).toBe(13 / 4);
    const off = [4.5 - 3.25, 9 - 6.5, -0.5 - 3.25];
    const squares = off.reduce((sum, one) => sum + one * one, 0);
    expect(standardError).toBeCloseTo(Math.sqrt((squares * 3) / 2) / 4, 14);
  });
});
