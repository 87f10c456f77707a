import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Estimate,
  meanEstimate,
  median,
  medianRatio,
  quantile,
  shareEstimate,
} from "../../../src/experiment/reproduce/statistics.js";
import { createRandom, type Random } from "../../../src/game/index.js";

/** Share of repeated studies whose interval holds the truth. */
function coverage(studies: number, truth: number, study: (random: Random) => Estimate): number {
  const random = createRandom(7);
  let held = 0;
  for (let at = 0; at < studies; at++) {
    const { low, high } = study(random);
    if (low <= truth && truth <= high) held += 1;
  }
  return held / studies;
}

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());

function sample(count: number, random: Random, draw: (random: Random) => number): number[] {
  return Array.from({ length: count }, () => draw(random));
}

/** Of so many studies, the share that lies four standard errors around the stated one: missed once in 16 000 by chance. */
const near = (share: number, studies: number): [number, number] => {
  const reach = 4 * Math.sqrt((share * (1 - share)) / studies);
  return [share - reach, share + reach];
};

describe("the interval of a mean", () => {
  test.each([2, 3, 5, 10, 30])("covers the truth of %i normal values as often as it says", (count) => {
    const studies = 20_000;
    const held = coverage(studies, 1, (random) => meanEstimate(sample(count, random, (r) => 1 + 3 * normal(r))));
    const [least, most] = near(0.95, studies);
    expect(held).toBeGreaterThan(least);
    expect(held).toBeLessThan(most);
  });

  test.each([0.5, 0.8, 0.99])("covers as often as it is asked to: %f", (confidence) => {
    const studies = 20_000;
    const held = coverage(studies, 0, (random) => meanEstimate(sample(5, random, normal), confidence));
    const [least, most] = near(confidence, studies);
    expect(held).toBeGreaterThan(least);
    expect(held).toBeLessThan(most);
  });

  test("covers a little less where values are far from normal", () => {
    const uniform = coverage(20_000, 0.5, (random) => meanEstimate(sample(5, random, (r) => r.uniform())));
    expect(uniform).toBeGreaterThan(0.925);
    const skewed = coverage(20_000, 1, (random) => meanEstimate(sample(5, random, (r) => -Math.log(1 - r.uniform()))));
    expect(skewed).toBeGreaterThan(0.87);
    expect(skewed).toBeLessThan(0.95);
  });

  test("is the one of the tables: t(0.975, 4) = 2.776", () => {
    const { value, low, high } = meanEstimate([1, 2, 3, 4, 5]);
    expect(value).toBe(3);
    expect(high - value).toBeCloseTo((2.7764451 * Math.sqrt(2.5)) / Math.sqrt(5), 6);
    expect(value - low).toBeCloseTo(high - value, 12);
  });

  test("of one value there is none", () => {
    expect(meanEstimate([2])).toEqual({ value: 2, low: Number.NaN, high: Number.NaN });
  });
});

describe("the interval of a share", () => {
  test.each([
    [3, 0.5],
    [5, 0.1],
    [5, 0.9],
    [20, 0.3],
    [20, 0.99],
  ])("of %i trials with chance %f covers it at least as often as it says", (trials, chance) => {
    const studies = 20_000;
    const held = coverage(studies, chance, (random) =>
      shareEstimate(sample(trials, random, (r) => r.uniform()).filter((draw) => draw < chance).length, trials),
    );
    expect(held).toBeGreaterThan(near(0.95, studies)[0]);
  });

  test("reaches to the end where all or none hit", () => {
    expect(shareEstimate(0, 5)).toMatchObject({ value: 0, low: 0 });
    expect(shareEstimate(5, 5)).toMatchObject({ value: 1, high: 1 });
    // The rule of Clopper and Pearson: the chance of no hit in five is 2.5 %.
    expect((1 - shareEstimate(0, 5).high) ** 5).toBeCloseTo(0.025, 6);
  });
});

describe("the interval of a ratio of medians", () => {
  const lognormal = (middle: number) => (random: Random) => middle * Math.exp(0.5 * normal(random));

  test.each([
    { count: 3, stated: 0.89 },
    { count: 5, stated: 0.95 },
    { count: 10, stated: 0.95 },
    { count: 20, stated: 0.95 },
  ])("of $count seeds covers the truth at least as often as is stated, $stated", ({ count, stated }) => {
    const studies = 400;
    const held = coverage(studies, 3, (random) =>
      medianRatio(sample(count, random, lognormal(30)), sample(count, random, lognormal(10))),
    );
    expect(held).toBeGreaterThan(near(stated, studies)[0]);
  });

  test("lies beyond everything where one side was never reached, and is open where it sometimes was not", () => {
    const never = Number.POSITIVE_INFINITY;
    expect(medianRatio([never, never, never], [8, 16, 24])).toMatchObject({ value: never, low: never });
    expect(medianRatio([8, 16, 24], [never, never, never])).toMatchObject({ value: 0, high: 0 });
    const { low, high } = medianRatio([80, 90, never], [8, 8, 8]);
    expect(low).toBe(10);
    expect(high).toBe(never);
    expect(medianRatio([never, never], [never, never]).value).toBeNaN();
  });

  test("of two values there is none", () => {
    expect(medianRatio([2, 2], [1, 1])).toEqual({ value: 2, low: Number.NaN, high: Number.NaN });
  });

  test.each([
    { count: 3, stated: 0.1 },
    { count: 5, stated: 0.03 },
  ])("tells two equal methods apart, with $count seeds, in no more than $stated of studies", ({ count, stated }) => {
    const random = createRandom(11);
    const studies = 600;
    let apart = 0;
    for (let at = 0; at < studies; at++) {
      const [one, other] = [10, 10].map((middle) => sample(count, random, lognormal(middle)));
      const { low, high } = medianRatio(one!, other!);
      if (low > 1 || high < 1) apart += 1;
    }
    expect(apart / studies).toBeLessThan(near(stated, studies)[1]);
  });

  test("is the same every time", () => {
    expect(medianRatio([1, 5, 9], [2, 3, 4])).toEqual(medianRatio([1, 5, 9], [2, 3, 4]));
  });
});

describe("quantiles", () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });

  test("lie between the least and the greatest, grow with the share, and do not mind the order", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (numbers, share) => {
        const found = quantile(numbers, share);
        expect(found).toBeGreaterThanOrEqual(Math.min(...numbers));
        expect(found).toBeLessThanOrEqual(Math.max(...numbers));
        expect(quantile(numbers, Math.min(1, share + 0.1))).toBeGreaterThanOrEqual(found - 1e-9 * Math.abs(found));
        expect(quantile([...numbers].reverse(), share)).toBe(found);
      }),
    );
  });

  test("the median is the middle, and the quartiles are those of the usual definition", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([1, 2, 3, 4])).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(median([1, 2, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
    expect(median([])).toBeNaN();
  });
});
