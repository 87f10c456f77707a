import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allAsPerformed,
  allocateRecords,
  createRandom,
  defineGame,
  definePopulation,
  drawMatching,
  type Game,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  play,
  policyFromBits,
  type Random,
  restoreRandom,
} from "../../src/game/index.js";
import { anyGame, anyPolicy } from "./arbitrary.js";
import { type Encounter, playPlainly } from "./reference-play.js";

const setting = anyGame.chain((game) =>
  fc.record({
    game: fc.constant(game),
    policies: fc.array(anyPolicy(game), { minLength: game.agents, maxLength: game.agents }),
    seed: fc.maxSafeInteger(),
    episodes: fc.integer({ min: 1, max: 3 }),
  }),
);

function played(game: Game, policies: readonly Policy[], seed: number, episodes: number): PublicRecords {
  const records = allocateRecords(game, episodes);
  play(game, policies, createRandom(seed), records);
  return records;
}

function encounter(records: PublicRecords, at: number): Encounter {
  return {
    agents: [records.first[at]!, records.second[at]!],
    reputations: [records.reputationFirst[at]!, records.reputationSecond[at]!],
    actions: [records.actionFirst[at]!, records.actionSecond[at]!],
    signals: [records.signalFirst[at]!, records.signalSecond[at]!],
  };
}

test("plays what the rules say, bit for bit", () => {
  fc.assert(
    fc.property(setting, ({ game, policies, seed, episodes }) => {
      const records = played(game, policies, seed, episodes);
      const random = createRandom(seed);
      const expected = Array.from({ length: episodes }, () =>
        playPlainly(game, policies, random, drawMatching(game, random)),
      ).flat();
      expect(expected.map((_, at) => encounter(records, at))).toEqual(expected);
    }),
  );
});

test("a reputation is the last signal about its bearer, and stays until the next", () => {
  fc.assert(
    fc.property(setting, ({ game, policies, seed, episodes }) => {
      const records = played(game, policies, seed, episodes);
      const size = records.rounds * records.pairs;
      for (let episode = 0; episode < episodes; episode++) {
        const known = new Map<number, number>();
        for (let at = episode * size; at < (episode + 1) * size; at++) {
          const { agents, reputations, actions, signals } = encounter(records, at);
          agents.forEach((agent, side) => {
            expect(reputations[side]).toBe(known.get(agent) ?? reputations[side]);
            known.set(agent, signals[side]!);
          });
          expect(actions[0]).toBeLessThan(game.actions);
          if (game.encounter === "one-way") {
            expect(actions[1]).toBe(NO_ACTION);
            expect(signals[1]).toBe(reputations[1]);
          } else expect(actions[1]).toBeLessThan(game.actions);
        }
      }
    }),
  );
});

test("a restored generator plays on: two episodes at once, or one and then the other", () => {
  fc.assert(
    fc.property(setting, ({ game, policies, seed }) => {
      const together = played(game, policies, seed, 2);
      const random = createRandom(seed);
      const one = allocateRecords(game, 1);
      play(game, policies, random, one);
      const other = allocateRecords(game, 1);
      play(game, policies, restoreRandom(random.state()), other);
      const size = one.first.length;
      for (let at = 0; at < size; at++) {
        expect(encounter(together, at)).toEqual(encounter(one, at));
        expect(encounter(together, at + size)).toEqual(encounter(other, at));
      }
    }),
  );
});

test("how many draws are taken does not depend on what the policies hold", () => {
  const two = anyGame.chain((game) =>
    fc.record({ game: fc.constant(game), one: anyPolicy(game), other: anyPolicy(game), seed: fc.maxSafeInteger() }),
  );
  fc.assert(
    fc.property(two, ({ game, one, other, seed }) => {
      const states = [one, other].map((policy) => {
        const random = createRandom(seed);
        play(game, Array<Policy>(game.agents).fill(policy), random, allocateRecords(game, 2));
        return random.state();
      });
      expect(states[1]).toEqual(states[0]);
    }),
  );
});

test("given matchings are the ones played", () => {
  fc.assert(
    fc.property(setting, ({ game, policies, seed, episodes }) => {
      const random = createRandom(seed);
      const matchings = Array.from({ length: episodes }, () => drawMatching(game, random));
      const records = allocateRecords(game, episodes);
      play(game, policies, random, records, matchings);
      const pairs = matchings.flatMap((matching) => [...matching]);
      expect([...records.first]).toEqual(pairs.filter((_, at) => at % 2 === 0));
      expect([...records.second]).toEqual(pairs.filter((_, at) => at % 2 === 1));
    }),
  );
});

test("chances of 0 and 1 are certain: among L6 players all in good standing nobody ever defects", () => {
  const game = defineGame({ agents: 100, rounds: 2000, initialReputation: 1 });
  const policies = definePopulation([{ count: 100, norm: "L6" }]);
  const records = played(game, policies, 1, 1);
  expect(records.actionFirst.every((action) => action === 1)).toBe(true);
  expect(records.signalSecond.every((signal) => signal === 1)).toBe(true);
});

test("a draw at the very edge falls on the right side", () => {
  const game = defineGame({ agents: 2, rounds: 1 });
  const fair = { action: new Float64Array(8).fill(0.5), assessment: new Float64Array(16).fill(0.5) };
  const playWith = (policy: Policy, bits: number): Encounter => {
    const records = allocateRecords(game, 1);
    const random: Random = Object.assign(createRandom(1), { bits: () => bits });
    play(game, [policy, policy], random, records, [Int32Array.of(0, 1)]);
    return encounter(records, 0);
  };
  const always = { actions: [1, 1], signals: [1, 1] };
  const never = { actions: [0, 0], signals: [0, 0] };
  for (const bits of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
    expect(playWith(policyFromBits("1111", "11111111"), bits)).toMatchObject(always);
    expect(playWith(policyFromBits("0000", "00000000"), bits)).toMatchObject(never);
  }
  expect(playWith(fair, 2 ** 31 - 1)).toMatchObject(never);
  expect(playWith(fair, 2 ** 31)).toMatchObject(always);
});

test("a hundred thousand agents", () => {
  const game = defineGame({ agents: 100_001, rounds: 2, initialReputation: 0 });
  const policies = definePopulation([{ count: 100_001, action: "AllC", assessment: "ImageScoring" }]);
  const records = played(game, policies, 1, 1);
  expect(records.first.length).toBe(100_000);
  // All who met in the first round are now Good; one alone sat out.
  const bad = [...records.reputationFirst.slice(50_000), ...records.reputationSecond.slice(50_000)];
  expect(bad.filter((reputation) => reputation === 0).length).toBeLessThanOrEqual(1);
});

describe("what does not fit together is refused", () => {
  const game = defineGame({ agents: 4, rounds: 3 });
  const policies = definePopulation([{ count: 4, norm: "L6" }]);
  const start = (change: {
    policies?: Policy[];
    records?: PublicRecords;
    matchings?: Int32Array[];
    game?: Game;
  }): (() => void) => {
    const records = change.records ?? allocateRecords(game, 2);
    return () => play(change.game ?? game, change.policies ?? policies, createRandom(1), records, change.matchings);
  };
  const fine = Int32Array.from([0, 1, 2, 3, 0, 2, 1, 3, 0, 3, 1, 2]);
  const wide = definePopulation([{ count: 3, norm: "L6" }]);
  const ternary = { action: new Float64Array(12), assessment: new Float64Array(24) };
  const negative = policyFromBits("0101", "10011001");
  negative.action[2] = -1;

  test.each<[string, () => void, RegExp]>([
    ["too few policies", start({ policies: wide }), /^policies: got "3 of them", takes one for each of the 4 agents$/],
    ["another size", start({ policies: [...wide, ternary] }), /^policies\[3\]\.action: got "12 numbers", takes 8 for/],
    [
      "no distribution",
      start({ policies: [...wide, negative] }),
      /^policies\[3\]\.action\[1\]: got \[-1, 1\], takes a/,
    ],
    [
      "records of another game",
      start({ records: allocateRecords(defineGame({ agents: 4, rounds: 4 }), 1) }),
      /^records: got "4 mutual rounds of 2 pairs \(K = 2, A = 2\)", takes .*3 mutual rounds/,
    ],
    [
      "records of another form",
      start({ records: allocateRecords(defineGame({ agents: 4, rounds: 3, encounter: "one-way" }), 1) }),
      /^records: got "3 one-way rounds/,
    ],
    ["too few matchings", start({ matchings: [fine] }), /^matchings: got "1 of them", takes one for each of the 2/],
    ["a short matching", start({ matchings: [fine, fine.slice(2)] }), /^matchings\[1\]: got "10 numbers", takes 12/],
    ["an unknown agent", start({ matchings: [fine.with(0, 4), fine] }), /^matchings\[0\]\[0\]: got 4, takes an agent/],
  ])("%s", (_name, run, message) => {
    expect(run).toThrow(message);
  });

  test("records for no episodes", () => {
    expect(() => allocateRecords(game, 0)).toThrow(/^episodes: got 0, takes an integer of at least 1$/);
  });

  test("nothing is wrong with what the cases above start from", () => {
    expect(start({ matchings: [fine, fine] })).not.toThrow();
    expect(allAsPerformed(game, policies)).toEqual(policies);
  });
});
