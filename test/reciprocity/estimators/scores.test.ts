/** Scores of foresight: best in the mean for the truth, and honest about what is left to find. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../../src/game/index.js";
import { crossEntropy, quadraticScore, roomToImprove } from "../../../src/reciprocity/estimators/scores.js";

const anyChances = (outcomes: number) =>
  fc.array(fc.integer({ min: 1, max: 100 }), { minLength: outcomes, maxLength: outcomes }).map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });
const anyCase = fc.integer({ min: 2, max: 4 }).chain((outcomes) =>
  fc.record({
    outcomes: fc.constant(outcomes),
    rows: fc.array(
      fc.record({
        chances: anyChances(outcomes),
        counts: fc.array(fc.nat(9), { minLength: outcomes, maxLength: outcomes }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
);
const flat = (rows: readonly { chances: number[]; counts: number[] }[], outcomes: number) => ({
  chances: Float64Array.from(rows.flatMap(({ chances }) => chances)),
  counts: Uint32Array.from(rows.flatMap(({ counts }) => counts)),
  shape: { outcomes },
});

test("are those of the records one by one", () => {
  fc.assert(
    fc.property(anyCase, ({ rows, outcomes }) => {
      const { chances, counts, shape } = flat(rows, outcomes);
      const squares: number[] = [];
      const logs: number[] = [];
      for (const row of rows) {
        for (const [outcome, count] of row.counts.entries()) {
          for (let record = 0; record < count; record++) {
            squares.push(row.chances.reduce((sum, p, at) => sum + (p - (at === outcome ? 1 : 0)) ** 2, 0));
            logs.push(-Math.log(row.chances[outcome]!));
          }
        }
      }
      const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
      expect(quadraticScore(chances, counts, shape)).toBeCloseTo(mean(squares), 12);
      expect(crossEntropy(chances, counts)).toBeCloseTo(mean(logs), 12);
    }),
  );
});

test("no chances score better in the mean than the true ones", () => {
  const pairs = fc.integer({ min: 2, max: 4 }).chain((n) => fc.tuple(anyChances(n), anyChances(n)));
  fc.assert(
    fc.property(pairs, ([truth, other]) => {
      const expected = (chances: readonly number[]) =>
        truth.reduce((sum, chance, outcome) => {
          const counts = Uint8Array.from(truth, (_, at) => (at === outcome ? 1 : 0));
          const shape = { outcomes: truth.length };
          return sum + chance * quadraticScore(Float64Array.from(chances), counts, shape);
        }, 0);
      const distance = truth.reduce((sum, chance, at) => sum + (chance - other[at]!) ** 2, 0);
      expect(expected(other) - expected(truth)).toBeCloseTo(distance, 12);
    }),
  );
});

describe("the room to improve", () => {
  test("is the squared distance from the truth, without bias (4 standard errors of 4000 batches)", () => {
    const [truth, believed] = [
      [0.2, 0.5, 0.3],
      [0.4, 0.4, 0.2],
    ];
    const random = createRandom(5);
    const rooms = Array.from({ length: 4000 }, () => {
      const counts = new Uint8Array(3);
      for (let record = 0; record < 5; record++) {
        const drawn = random.uniform();
        counts[drawn < truth![0]! ? 0 : drawn < truth![0]! + truth![1]! ? 1 : 2]! += 1;
      }
      return roomToImprove(Float64Array.from(believed!), counts, { outcomes: 3 });
    });
    const mean = rooms.reduce((sum, room) => sum + room, 0) / rooms.length;
    const variance = rooms.reduce((sum, room) => sum + (room - mean) ** 2, 0) / (rooms.length - 1);
    const distance = truth!.reduce((sum, chance, at) => sum + (chance - believed![at]!) ** 2, 0);
    expect(Math.abs(mean - distance)).toBeLessThan(4 * Math.sqrt(variance / rooms.length));
  });

  test("takes nothing to be chance where a context came up once", () => {
    const shape = { outcomes: 2 };
    const chances = Float64Array.of(0.5, 0.5, 0.5, 0.5);
    expect(roomToImprove(chances, Uint8Array.of(1, 0, 0, 1), shape)).toBeCloseTo(0.5, 12);
    // Two that differ are all chance.
    expect(roomToImprove(chances, Uint8Array.of(1, 1, 0, 0), shape)).toBeCloseTo(-0.5, 12);
    expect(roomToImprove(chances, new Uint8Array(4), shape)).toBe(0);
  });
});
