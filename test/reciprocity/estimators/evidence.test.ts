/** What estimates rest on: visits, and intervals that hold the truth as often as they say. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../../src/game/index.js";
import { evidenceOf } from "../../../src/reciprocity/estimators/evidence.js";

const shape = { opponents: 1, contexts: 1, outcomes: 2, open: Uint8Array.of(2) };

describe("the interval of a chance", () => {
  test("is where the score test does not reject: (share - p)^2 = z^2 p (1 - p) / n at both ends", () => {
    const counts = fc.tuple(fc.nat(200), fc.nat(200)).filter(([one, other]) => one + other > 0);
    fc.assert(
      fc.property(counts, ([one, other]) => {
        const { visits, lower, upper } = evidenceOf(Uint32Array.of(one, other), 0, shape);
        const n = one + other;
        expect(visits[0]).toBe(n);
        for (const bound of [lower[0]!, upper[0]!]) {
          if (bound === 0 || bound === 1) continue;
          expect((one / n - bound) ** 2).toBeCloseTo((1.959963984540054 ** 2 * bound * (1 - bound)) / n, 12);
        }
        expect(lower[0]).toBeLessThanOrEqual(one / n);
        expect(upper[0]).toBeGreaterThanOrEqual(one / n);
        // Of two outcomes, one is what the other is not.
        expect(lower[1]).toBeCloseTo(1 - upper[0]!, 12);
        expect([lower[0] === 0, upper[0] === 1]).toEqual([one === 0, other === 0]);
      }),
    );
  });

  test("holds the truth in 95 cases of 100 on the average, whatever it is in 91 at least (exact, over all counts)", () => {
    for (const n of [10, 40, 200]) {
      let sum = 0;
      const chances = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);
      for (const p of chances) {
        let covered = 0;
        let odds = (1 - p) ** n;
        for (let k = 0; k <= n; k++) {
          const { lower, upper } = evidenceOf(Uint32Array.of(k, n - k), 0, shape);
          if (lower[0]! <= p && p <= upper[0]!) covered += odds;
          odds *= ((n - k) / (k + 1)) * (p / (1 - p));
        }
        expect(covered, `${n} records, chance ${p}`).toBeGreaterThan(0.91);
        sum += covered;
      }
      expect(Math.abs(sum / chances.length - 0.95)).toBeLessThan(0.012);
    }
  });

  test("is everything where a context was never seen", () => {
    const { visits, lower, upper } = evidenceOf(new Uint8Array(6), 0, {
      opponents: 1,
      contexts: 2,
      outcomes: 3,
      open: Uint8Array.of(3, 2),
    });
    expect([...visits]).toEqual([0, 0]);
    expect([...lower]).toEqual(new Array(6).fill(0));
    // All but what is not open.
    expect([...upper]).toEqual([1, 1, 1, 1, 1, 0]);
  });
});

test("each opponent has its own", () => {
  const random = createRandom(1);
  const wide = { opponents: 3, contexts: 4, outcomes: 3, open: new Uint8Array(4).fill(3) };
  const counts = Uint16Array.from({ length: 36 }, () => random.below(9));
  for (let opponent = 0; opponent < 3; opponent++) {
    const alone = counts.slice(12 * opponent, 12 * (opponent + 1));
    expect(evidenceOf(counts, opponent, wide)).toEqual(evidenceOf(alone, 0, { ...wide, opponents: 1 }));
  }
});
