/** A learner that sees more than the two reputations: how situations are numbered, and how it plays. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allocateRecords,
  checkResidents,
  checkSituations,
  createRandom,
  defineGame,
  defineSituated,
  drawMatching,
  type Game,
  inEach,
  NO_ACTION,
  type Policy,
  play,
  policyFromBits,
  policyIn,
  type Sight,
  type SituatedPolicy,
  Situations,
  sights,
  situationsIn,
} from "../../src/game/index.js";
import { anyTrial, innerPolicy } from "../reciprocity/arbitrary.js";
import { situationNumber } from "../reciprocity/reference-situated.js";
import { playPlainly } from "./reference-play.js";

const anySight = fc.subarray([...sights]);

/** Chances that 31 bits hold exactly, another policy in every situation. */
function situated(game: Game, sees: readonly Sight[], seed: number): SituatedPolicy {
  const situations = new Situations(game, sees);
  const random = createRandom(seed);
  const rows = (count: number) =>
    Float64Array.from({ length: 2 * count }, () => 0).map((_, at, all) => {
      if (at % 2 === 0) all[at + 1] = random.below(9) / 8;
      return at % 2 === 0 ? 1 - all[at + 1]! : all[at]!;
    });
  const { count } = situations;
  return defineSituated(game, situations, rows(4 * count), rows(8 * count)) as SituatedPolicy;
}

test("play is the plain loop, with the learner's policy of the situation", () => {
  const trial = anyTrial({ agents: [2, 7], rounds: [1, 9] });
  fc.assert(
    fc.property(trial, anySight, ({ game, policies, seed }, sees) => {
      const learner = situated(game, sees, seed);
      const bits = policyFromBits("0110", "01101001");
      const others = policies.slice(1).map((_, at) => (at % 2 === 0 ? bits : policyFromBits("0101", "10011001")));
      const matching = drawMatching(game, createRandom(seed));
      const exact = { ...game, initialReputation: [0.5, 0.5] };
      const records = allocateRecords(exact, 2);
      play(exact, [learner, ...others], createRandom(seed), records, [matching, matching]);
      const random = createRandom(seed);
      for (let episode = 0; episode < 2; episode++) {
        const encounters = playPlainly(exact, [bits, ...others], random, matching, (partner, memory, round) =>
          policyIn(learner, situationNumber(game, sees, partner, memory, round)),
        );
        for (const [at, { agents, actions, signals }] of encounters.entries()) {
          const place = episode * encounters.length + at;
          expect([records.first[place], records.second[place]]).toEqual(agents);
          expect([records.actionFirst[place], records.actionSecond[place]]).toEqual(actions);
          expect([records.signalFirst[place], records.signalSecond[place]]).toEqual(signals);
        }
      }
      // What is read from the records is what was played by.
      const situations = new Situations(game, sees);
      const found = situationsIn(records, situations);
      for (const [round, situation] of found.entries()) {
        expect(situation === -1).toBe(records.encounterOf[round * game.agents] === -1);
        expect(situation).toBeLessThan(situations.count);
      }
    }),
    { numRuns: 100 },
  );
});

test("a learner that does the same in every situation plays, to the last bit, as one that sees nothing", () => {
  const trial = anyTrial({ outcomes: [2, 3], agents: [2, 6], rounds: [1, 8] });
  fc.assert(
    fc.property(trial, fc.subarray([...sights], { minLength: 1 }), ({ game, policies, seed }, sees) => {
      const situations = new Situations(game, sees);
      const { action, assessment } = policies[0]!;
      const each = (table: Float64Array) => inEach(table, situations.count);
      const all = defineSituated(game, situations, each(action), each(assessment));
      const records = [policies[0]!, all].map((learner) => {
        const records = allocateRecords(game, 2);
        play(game, [learner, ...policies.slice(1)], createRandom(seed), records);
        return records;
      });
      expect(records[1]).toEqual(records[0]);
    }),
    { numRuns: 60 },
  );
});

test("any seat may see more: one that does the same in every situation plays, to the last bit, as one that sees nothing", () => {
  fc.assert(
    fc.property(anyTrial({ agents: [2, 6], rounds: [1, 8] }), ({ game, policies, seed }) => {
      const situations = new Situations(game, sights);
      const each = (table: Float64Array) => inEach(table, situations.count);
      const all = policies.map(({ action, assessment }) =>
        defineSituated(game, situations, each(action), each(assessment)),
      );
      const records = [policies, all].map((players) => {
        const records = allocateRecords(game, 2);
        play(game, players, createRandom(seed), records);
        return records;
      });
      expect(records[1]).toEqual(records[0]);
    }),
    { numRuns: 30 },
  );
});

test("a seat that sees more sees it in its own numbers: with two agents exchanged all goes as before", () => {
  fc.assert(
    fc.property(anyTrial({ agents: [3, 6], rounds: [2, 8] }), fc.nat(), ({ game, policies, seed }, pick) => {
      const seat = 1 + (pick % (game.agents - 1));
      const learner = situated(game, sights, seed);
      const other = { ...game, initialReputation: 1 };
      const exchange = <One>(list: readonly One[]) => list.with(0, list[seat]!).with(seat, list[0]!);
      const players = policies.with(0, learner);
      const matching = drawMatching(other, createRandom(seed));
      const named = matching.map((agent) => (agent === 0 ? seat : agent === seat ? 0 : agent));
      const records = allocateRecords(other, 1);
      play(other, players, createRandom(seed), records, [matching]);
      const mirrored = allocateRecords(other, 1);
      play(other, exchange(players), createRandom(seed), mirrored, [named]);
      for (const field of ["actionFirst", "actionSecond", "signalFirst", "signalSecond"] as const) {
        expect(mirrored[field]).toEqual(records[field]);
      }
    }),
    { numRuns: 60 },
  );
});

test("situations are numbered one by one, and their parts are told", () => {
  const trial = anyTrial({ outcomes: [2, 4], agents: [2, 6], rounds: [1, 5] });
  fc.assert(
    fc.property(trial, anySight, ({ game }, sees) => {
      const situations = new Situations(game, sees);
      const seen = new Set<number>();
      for (let partner = 1; partner < game.agents; partner++) {
        for (let last = 0; last < situations.memories; last++) {
          for (let round = 0; round < game.rounds; round++) {
            const situation = situations.of(partner, last, round);
            seen.add(situation);
            const parts = { partner: partner - 1, last, round };
            expect(situations.parts(situation)).toEqual(situations.sees.map((sight) => parts[sight]));
            expect(situations.lastIn(situation)).toBe(last);
          }
        }
      }
      expect([...seen].sort((one, other) => one - other)).toEqual([...Array(situations.count).keys()]);
    }),
    { numRuns: 40 },
  );
});

describe("what cannot be is refused in one line", () => {
  const game = defineGame({ agents: 4, rounds: 6 });
  const plain: Policy = innerPolicy(game, 1);
  const learner = situated(game, ["partner"], 1);

  test.each<[string, () => void, string]>([
    [
      "too many situations",
      () => new Situations(defineGame({ agents: 1000, rounds: 1000 }), ["partner", "round"]),
      "sees: got",
    ],
    ["a resident that sees more", () => checkResidents(game, [plain, learner, plain]), "residents[1].sees: got"],
    [
      "a policy of another game",
      () => checkSituations(defineGame({ agents: 7 }), learner),
      "policy.situations: got 3, takes 6",
    ],
    [
      "too few tables",
      () => defineSituated(game, new Situations(game, ["last"]), plain.action, plain.assessment),
      "action: got",
    ],
  ])("%s", (_, act, says) => {
    expect(act).toThrow(says);
    expect(act).toThrow(/^[^\n]*$/);
  });

  test("the recipient of a one-way encounter does nothing that is remembered", () => {
    const oneWay = new Situations(defineGame({ agents: 4, encounter: "one-way" }), ["last"]);
    const memories = [
      oneWay.memoryOf(0, NO_ACTION, 0),
      oneWay.memoryOf(1, NO_ACTION, 0),
      oneWay.memoryOf(NO_ACTION, 0, 1),
      oneWay.memoryOf(NO_ACTION, 1, 1),
    ];
    expect(memories).toEqual([1, 2, 3, 4]);
  });
});
