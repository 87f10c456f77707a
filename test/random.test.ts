import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom, type Random, restoreRandom } from "../src/game/index.js";
import { uniformity } from "./chi-square.js";

/** Chance that a sound generator fails one of the chi-square tests, were the seed drawn anew. */
const LEVEL = 1e-4;

const anySeed = fc.maxSafeInteger();
const draws = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.bits());

describe("the generator", () => {
  test("is xoroshiro128+: low words of the vector in rand_xoshiro, from state (1, 2)", () => {
    const published = [3n, 412333834243n, 2360170716294286339n, 9295852285959843169n, 2797080929874688578n];
    const expected = published.map((word) => Number(word & 0xffffffffn));
    expect(draws(restoreRandom([0, 1, 0, 2]), 5)).toEqual(expected);
  });

  test("same seed, same bits; restored, it continues", () => {
    fc.assert(
      fc.property(anySeed, fc.nat(50), (seed, skipped) => {
        const random = createRandom(seed);
        const twin = createRandom(seed);
        expect(draws(random, skipped)).toEqual(draws(twin, skipped));
        const restored = restoreRandom(JSON.parse(JSON.stringify(random.state())));
        const next = draws(random, 20);
        expect(draws(restored, 20)).toEqual(next);
        expect(draws(twin, 20)).toEqual(next);
      }),
    );
  });

  test("different seeds start in different states", () => {
    fc.assert(
      fc.property(anySeed, anySeed, (one, other) => {
        fc.pre(one !== other);
        expect(createRandom(one).state()).not.toEqual(createRandom(other).state());
      }),
    );
  });

  test("neighbouring seeds are unlike from the first draw on", () => {
    const counts = new Float64Array(256);
    for (let seed = -5000; seed < 5000; seed++) counts[createRandom(seed).bits() >>> 24]! += 1;
    expect(uniformity(counts)).toBeGreaterThan(LEVEL);
    const low = new Float64Array(256);
    for (let seed = 0; seed < 10_000; seed++) low[createRandom(seed).bits() & 255]! += 1;
    expect(uniformity(low)).toBeGreaterThan(LEVEL);
  });

  test.each([0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])("refuses the seed %d", (seed) => {
    expect(() => createRandom(seed)).toThrow(/^seed: got .*, takes an integer/);
  });

  test.each([[[1, 2, 3]], [[0, 0, 0, 0]], [[1, 2, 3, 2 ** 31]], [[1, 2, 3, 0.5]]])("refuses the state %j", (state) => {
    expect(() => restoreRandom(state)).toThrow(/^state: got /);
  });
});

describe("split", () => {
  test("is determined by state and stream, and leaves its parent alone", () => {
    fc.assert(
      fc.property(anySeed, anySeed, (seed, stream) => {
        const random = createRandom(seed);
        const before = random.state();
        const child = random.split(stream);
        expect(random.state()).toEqual(before);
        expect(draws(random.split(stream), 5)).toEqual(draws(child, 5));
        expect(child.state()).not.toEqual(before);
      }),
    );
  });

  test("children share no more bits with each other or their parent than chance has it", () => {
    const parent = createRandom(11);
    const streams = [createRandom(11), ...Array.from({ length: 10 }, (_, stream) => parent.split(stream))];
    const words = streams.map((random) => draws(random, 2000));
    const bits = 2000 * 32;
    // 55 pairs, 5 standard deviations each: 3e-5 in all.
    for (let one = 0; one < words.length; one++) {
      for (let other = 0; other < one; other++) {
        let equal = 0;
        for (let at = 0; at < 2000; at++) {
          let same = ~(words[one]![at]! ^ words[other]![at]!);
          for (; same !== 0; same &= same - 1) equal++;
        }
        expect(Math.abs(equal - bits / 2)).toBeLessThan(5 * Math.sqrt(bits / 4));
      }
    }
  });

  test("refuses a stream that is no integer", () => {
    expect(() => createRandom(1).split(0.5)).toThrow(/^stream: got 0.5, takes an integer/);
  });
});

describe("below and uniform", () => {
  test.each([1, 2, 3, 7, 10, 100])("below(%i) is uniform", (n) => {
    const random = createRandom(n);
    const counts = new Float64Array(n);
    for (let at = 0; at < 20_000; at++) counts[random.below(n)]! += 1;
    if (n > 1) expect(uniformity(counts)).toBeGreaterThan(LEVEL);
    else expect(counts[0]).toBe(20_000);
  });

  test("below has no bias where 2^32 is far from a multiple: thirds of 3 * 2^30", () => {
    const random = createRandom(5);
    const counts = new Float64Array(3);
    // Without rejection the first third would be drawn twice as often as the others.
    for (let at = 0; at < 20_000; at++) counts[Math.floor(random.below(3 * 2 ** 30) / 2 ** 30)]! += 1;
    expect(uniformity(counts)).toBeGreaterThan(LEVEL);
  });

  test("below stays in range up to 2^32", () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
        const drawn = createRandom(seed).below(n);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < n).toBe(true);
      }),
    );
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])("below refuses %d", (n) => {
    expect(() => createRandom(1).below(n)).toThrow(/^n: got /);
  });

  test("uniform has 53 bits, all in use, and fills [0, 1) evenly", () => {
    const random = createRandom(3);
    const counts = new Float64Array(100);
    let last = 0;
    for (let at = 0; at < 20_000; at++) {
      const drawn = random.uniform();
      expect(Number.isInteger(drawn * 2 ** 53)).toBe(true);
      last += (drawn * 2 ** 53) % 2;
      counts[Math.floor(drawn * 100)]! += 1;
    }
    expect(uniformity(counts)).toBeGreaterThan(LEVEL);
    expect(uniformity([last, 20_000 - last])).toBeGreaterThan(LEVEL);
  });
});
