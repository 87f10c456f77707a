/** The continuous game: its rules between the corners, its play, and what becomes of the binary game there. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allocateContinuousRecords,
  allocateRecords,
  asPerformed,
  type ContinuousPolicy,
  continuousAsPerformed,
  continuousPolicy,
  createRandom,
  defineGame,
  drawFirstReputations,
  drawMatching,
  type Game,
  GameError,
  learnerPayoff,
  Multilinear,
  NO_ACTION,
  type Policy,
  play,
  playContinuous,
  policyFromBits,
} from "../../src/game/index.js";
import { anyGame, anyPolicy } from "./arbitrary.js";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const bits = (length: number) => fc.array(fc.constantFrom("0", "1"), { minLength: length, maxLength: length });
const anyBinary = anyPolicy({ reputations: 2, actions: 2 });
const anyBits: fc.Arbitrary<Policy> = fc
  .record({ action: bits(4), assessment: bits(8) })
  .map(({ action, assessment }) => policyFromBits(action.join(""), assessment.join("")));

const chances = (one: number) => [1 - one, one] as const;

describe("a multilinear rule", () => {
  test("is the mean of the binary one over independent bits", () => {
    fc.assert(
      fc.property(anyBinary, share, share, share, (policy, own, partner, given) => {
        const multilinear = new Multilinear(policy);
        let donation = 0;
        let judgement = 0;
        for (const r of [0, 1]) {
          for (const q of [0, 1]) {
            const weight = chances(own)[r]! * chances(partner)[q]!;
            donation += weight * policy.action[(2 * r + q) * 2 + 1]!;
            for (const a of [0, 1]) {
              judgement += weight * chances(given)[a]! * policy.assessment[((2 * r + q) * 2 + a) * 2 + 1]!;
            }
          }
        }
        expect(multilinear.donation(own, partner)).toBeCloseTo(donation, 12);
        expect(multilinear.judgement(given, own, partner)).toBeCloseTo(judgement, 12);
      }),
    );
  });

  test("of L6 judges by judge * donation + (1 - judge) * (1 - donation), whoever is judged", () => {
    const l6 = new Multilinear(policyFromBits("0101", "10011001"));
    fc.assert(
      fc.property(share, share, share, (given, subject, judge) => {
        expect(l6.judgement(given, subject, judge)).toBeCloseTo(judge * given + (1 - judge) * (1 - given), 12);
        expect(l6.donation(subject, given)).toBeCloseTo(given, 12);
      }),
    );
  });

  test("takes a binary policy alone", () => {
    expect(() => new Multilinear({ action: new Float64Array(9), assessment: new Float64Array(27) })).toThrow(GameError);
  });
});

describe("errors are their means", () => {
  const anyErrors = fc.record({
    executionError: share,
    assessmentError: share,
    executionErrorKind: fc.constantFrom("symmetric" as const, "one-sided" as const),
  });

  test("the extension of what a binary policy performs is what its extension performs", () => {
    fc.assert(
      fc.property(anyBinary, anyErrors, share, share, share, (policy, errors, own, partner, given) => {
        const game = defineGame(errors);
        const extended = new Multilinear(policy);
        const known = continuousAsPerformed(game, policy);
        // The same functions, not known to be multilinear.
        const unknown = continuousAsPerformed(
          game,
          continuousPolicy(
            (...inputs) => extended.donation(...inputs),
            (...inputs) => extended.judgement(...inputs),
          ),
        );
        const performed = new Multilinear(asPerformed(game, policy));
        for (const one of [known, unknown]) {
          expect(one.donation(own, partner)).toBeCloseTo(performed.donation(own, partner), 12);
          expect(one.judgement(given, own, partner)).toBeCloseTo(performed.judgement(given, own, partner), 12);
        }
      }),
    );
  });
});

/** A game without errors that has continuous donations. */
const anyContinuous = fc
  .record({ game: anyGame, initialReputation: share })
  .map(({ game, initialReputation }): Game => defineGame({ ...game, reputations: 2, actions: 2, initialReputation }));

describe("play", () => {
  test("at the corners is the binary game, encounter for encounter", () => {
    const trial = anyContinuous.chain((game) =>
      fc.record({
        game: fc.constantFrom(0, 1).map((start) => defineGame({ ...game, initialReputation: start })),
        policies: fc.array(anyBits, { minLength: game.agents, maxLength: game.agents }),
        seed: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(trial, ({ game, policies, seed }) => {
        const random = createRandom(seed);
        const matchings = [drawMatching(game, random), drawMatching(game, random)];
        const binary = allocateRecords(game, 2);
        const continuous = allocateContinuousRecords(game, 2);
        play(game, policies, createRandom(1), binary, matchings);
        const extended = policies.map((policy) => new Multilinear(policy));
        playContinuous(game, extended, createRandom(2), continuous, matchings);
        for (const field of ["first", "second"] as const) expect([...continuous[field]]).toEqual([...binary[field]]);
        for (const field of ["reputation", "action", "signal"] as const) {
          for (const who of ["First", "Second"] as const) {
            const expected = Array.from(binary[`${field}${who}`], (value) => (value === NO_ACTION ? 0 : value));
            expect([...continuous[`${field}${who}`]]).toEqual(expected);
          }
        }
        expect(learnerPayoff(continuous)).toEqual(learnerPayoff(binary));
      }),
    );
  });

  test("keeps to the policies: every number in the records follows from those before it", () => {
    const trial = anyContinuous.chain((game) =>
      fc.record({
        game: fc.constant(game),
        policies: fc.array(anyBinary, { minLength: game.agents, maxLength: game.agents }),
        seed: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(trial, ({ game, policies, seed }) => {
        const records = allocateContinuousRecords(game, 2);
        const all: ContinuousPolicy[] = policies.map((policy) => new Multilinear(policy));
        playContinuous(game, all, createRandom(seed), records);
        const size = records.rounds * records.pairs;
        let reputation = new Map<number, number>();
        for (let at = 0; at < records.first.length; at++) {
          if (at % size === 0) reputation = new Map();
          const [i, j] = [records.first[at]!, records.second[at]!];
          const [ofI, ofJ] = [records.reputationFirst[at]!, records.reputationSecond[at]!];
          expect(reputation.get(i) ?? ofI).toBe(ofI);
          expect(reputation.get(j) ?? ofJ).toBe(ofJ);
          const given = records.actionFirst[at]!;
          expect(given).toBe(Math.fround(all[i]!.donation(ofI, ofJ)));
          expect(records.signalFirst[at]).toBe(Math.fround(all[j]!.judgement(given, ofI, ofJ)));
          if (game.encounter === "mutual") {
            const got = records.actionSecond[at]!;
            expect(got).toBe(Math.fround(all[j]!.donation(ofJ, ofI)));
            expect(records.signalSecond[at]).toBe(Math.fround(all[i]!.judgement(got, ofJ, ofI)));
          } else {
            expect([records.actionSecond[at], records.signalSecond[at]]).toEqual([0, ofJ]);
          }
          reputation.set(i, records.signalFirst[at]!).set(j, records.signalSecond[at]!);
        }
      }),
    );
  });

  test("is refused where the game has more than the ends of the scale, or tells a distribution of reputations", () => {
    const three = defineGame({ agents: 2, actions: 3 });
    const listed = defineGame({ agents: 2, initialReputation: [0.5, 0.5] });
    const all = [1, 2].map(() => new Multilinear(policyFromBits("1111", "11111111")));
    for (const [game, says] of [
      [three, /actions: got 3/],
      [listed, /initialReputation: got .*takes a mean from 0 to 1/],
    ] as const) {
      expect(() => playContinuous(game, all, createRandom(1), allocateContinuousRecords(game, 1))).toThrow(says);
    }
  });
});

test("first reputations are uniform about their mean, as wide as [0, 1] allows", () => {
  fc.assert(
    fc.property(share, fc.nat(), (mean, seed) => {
      const drawn = new Float64Array(400);
      drawFirstReputations(defineGame({ initialReputation: mean }), createRandom(seed), drawn);
      const half = Math.min(mean, 1 - mean);
      for (const one of drawn) expect(Math.abs(one - mean)).toBeLessThanOrEqual(half + 1e-12);
      const average = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
      // Six standard errors.
      expect(Math.abs(average - mean)).toBeLessThanOrEqual((6 * half) / Math.sqrt(3 * drawn.length) + 1e-12);
    }),
  );
});
