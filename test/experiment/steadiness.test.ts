/** Whether a method that cannot tell by itself has settled: its policy and its payoffs, block by block. */
import { describe, expect, test } from "vitest";
import { Steadiness, savedSteadiness } from "../../src/experiment/steadiness.js";
import { createRandom, policyFromBits } from "../../src/game/index.js";

const still = policyFromBits("0101", "10011001");

/** Observes so many iterations; gives the first after which it had settled. */
function settles(
  count: number,
  payoffOf: (iteration: number) => number,
  policyOf = (_iteration: number) => still,
  steadiness = new Steadiness(0.1),
): number | undefined {
  for (let iteration = 1; iteration <= count; iteration++) {
    const payoff = payoffOf(iteration);
    steadiness.observe({ iteration, episodes: 0, encounters: 0, payoff, payoffStandardError: 0 }, () =>
      policyOf(iteration),
    );
    if (steadiness.settled) return iteration;
  }
  return undefined;
}

describe("settles", () => {
  test("after three blocks of fifty that are alike", () => {
    expect(settles(1000, () => 2)).toBe(150);
  });

  test("where payoffs differ by chance alone: of 200 all but a few within ten blocks", () => {
    let settled = 0;
    for (let seed = 0; seed < 200; seed++) {
      const random = createRandom(seed);
      if (settles(500, () => 2 + random.uniform()) !== undefined) settled += 1;
    }
    expect(settled).toBeGreaterThanOrEqual(195);
  });

  test("not where the policy moves", () => {
    const moving = (iteration: number) => ({
      ...still,
      action: still.action.map((_, at) => (at % 2 === 0 ? 1 - iteration / 1000 : iteration / 1000)),
    });
    expect(settles(1000, () => 2, moving)).toBeUndefined();
  });

  test("not where the payoff rises", () => {
    expect(settles(1000, (iteration) => iteration / 100)).toBeUndefined();
  });
});

test("goes on from where it was saved", () => {
  const one = new Steadiness(0.1);
  settles(
    120,
    () => 2,
    () => still,
    one,
  );
  const saved = JSON.parse(JSON.stringify(one.save()));
  const other = new Steadiness(0.1, savedSteadiness(saved));
  for (let iteration = 121; iteration <= 150; iteration++) {
    other.observe({ iteration, episodes: 0, encounters: 0, payoff: 2, payoffStandardError: 0 }, () => still);
  }
  expect(other.settled).toBe(true);
});

test.each([
  null,
  {},
  { ...new Steadiness(1).save(), calm: -1 },
  { ...new Steadiness(1).save(), now: [1, 2] },
  { ...new Steadiness(1).save(), action: [2] },
  { ...new Steadiness(1).save(), before: [0, Number.NaN, 0] },
])("%j is no saved state", (value) => {
  expect(() => savedSteadiness(value)).toThrow(/^checkpoint\.json steadiness: /);
});
