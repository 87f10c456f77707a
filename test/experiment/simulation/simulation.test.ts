import jStat from "jstat";
import { describe, expect, test } from "vitest";
import {
  type Configuration,
  type Estimate,
  type PartialConfiguration,
  resolveConfiguration,
  type Simulation,
  simulate,
} from "../../../src/experiment/index.js";
import { meanOf, studentReach } from "../../../src/experiment/simulation/estimate.js";
import { giniOf } from "../../../src/experiment/simulation/measures.js";
import { definePopulation } from "../../../src/game/index.js";

const configured = (preset: string, file: PartialConfiguration = {}): Configuration =>
  resolveConfiguration({ preset, file });

const meanIn = (estimate: Estimate | undefined): number => estimate!.value;

/** In standard errors, as the interval tells it. */
function offBy(estimate: Estimate | undefined, truth: number, episodes: number): number {
  const { value, high } = estimate!;
  return Math.abs(value - truth) / ((high - value) / studentReach(episodes - 1));
}

describe("published figures, of a population that begins where it will stay (method.md section 6; 4 standard errors)", () => {
  const mu = 0.05;
  // h = (1 - mu) / (2 - 2 mu - (1 - 2 mu)(1 - mu)), cooperation (1 - mu) h; image scoring: h = mu / (1 - (1 - 2 mu)(1 - mu)).
  const stern = (1 - mu) / (2 - 2 * mu - (1 - 2 * mu) * (1 - mu));
  const image = mu / (1 - (1 - 2 * mu) * (1 - mu));

  test.each([
    ["L3", stern, 0.90909, 0.86364],
    ["L6", stern, 0.90909, 0.86364],
    ["ImageScoring", image, 0.34483, 0.32759],
  ])("%s: so many are Good, and so many give", (norm, good, publishedGood, publishedGiving) => {
    expect(good).toBeCloseTo(publishedGood, 5);
    const episodes = 60;
    const found = simulate(
      configured("l3", {
        residents: [{ count: 50, norm }],
        game: {
          encounter: "one-way",
          executionError: mu,
          executionErrorKind: "one-sided",
          assessmentError: mu,
          rounds: 40,
          initialReputation: good,
        },
      }),
      { residentsOnly: true, episodes, seed: 3 },
    );
    expect(found.game.agents).toBe(50);
    expect(offBy(found.everybody.cooperation, publishedGiving, episodes)).toBeLessThan(4);
    expect(offBy(found.everybody.reputations[1], publishedGood, episodes)).toBeLessThan(4);
    // And the intervals are such that something could be told.
    expect(meanIn(found.everybody.cooperation) - found.everybody.cooperation!.low).toBeLessThan(0.05);
  });
});

describe("the presets of ALIGN by rules (deterministic: exact in each schedule)", () => {
  const all = { fixedAction: "always-cooperates", fixedAssessment: "discerning" } as const;

  test("donation: all give: 15.4381 each on average, no inequality but of turns", () => {
    const found = simulate(configured("align-donation"), { episodes: 5 });
    expect(meanIn(found.everybody.discountedReturn)).toBeCloseTo(15.4381, 4);
    expect(meanIn(found.everybody.cooperation)).toBe(1);
    expect(found.by).toBe("encounter");
    expect(found.times).toHaveLength(8);
    // Five with 15.3346 and four with 15.5675: half the mean difference of two over the mean.
    const two = [...new Array(5).fill(15.3346), ...new Array(4).fill(15.5675)];
    expect(meanIn(found.gini)).toBeCloseTo(giniOf(two)!, 5);
    expect(found.groups.map(({ count }) => count)).toEqual([1, 8]);
  });

  test("dilemma: all cooperate: 15.7616; a greedy one gets 5 among the discerning, 19.7020 among those who always cooperate", () => {
    expect(meanIn(simulate(configured("align-dilemma"), { episodes: 3 }).everybody.discountedReturn)).toBeCloseTo(
      15.7616,
      4,
    );
    const greedy = { learner: { fixedAction: "greedy", fixedAssessment: "greedy" } };
    const [entrant] = simulate(configured("align-dilemma", greedy), { episodes: 3 }).groups;
    expect(meanIn(entrant!.discountedReturn)).toBeCloseTo(5, 12);
    // What others give it, by its own encounters: all, then nothing.
    expect(entrant!.over.map(({ received }) => meanIn(received))).toEqual([1, 0, 0, 0]);
    expect(meanIn(entrant!.imageScore)).toBe(-4);
    const kind = { ...greedy, residents: [{ count: 4, norm: "always-cooperates" }] };
    const [cheat] = simulate(configured("align-dilemma", kind), { episodes: 3 }).groups;
    expect(meanIn(cheat!.discountedReturn)).toBeCloseTo(19.702, 4);
  });

  test("market: high quality to customers of customised goods 11.7040 and 17.5560, low and standard 5.8520 each", () => {
    const roles = (sellers: string, buyers: string): PartialConfiguration => ({
      residents: [
        { count: 5, action: sellers, assessment: "discerning", role: 0 },
        { count: 6, action: buyers, assessment: "discerning", role: 1 },
      ],
      learner: { ...all, fixedAction: sellers, role: 0 },
    });
    const [seller, sellers, buyers] = simulate(configured("align-market", roles("AllC", "AllC")), {
      episodes: 2,
    }).groups;
    for (const group of [seller, sellers]) expect(meanIn(group!.discountedReturn)).toBeCloseTo(11.704, 3);
    expect(meanIn(buyers!.discountedReturn)).toBeCloseTo(17.556, 3);
    // Nobody is known at first: buyers are careful once, for each seller.
    const careful = simulate(configured("align-market"), { episodes: 2 });
    expect(careful.groups[0]!.over.map(({ received }) => meanIn(received))).toEqual([0.5, 1, 1, 1, 1, 1]);
  });

  test("trust: half is invested in whom nobody has spoken of, then all, and all of it is returned", () => {
    const found = simulate(configured("align-trust"), { episodes: 20 });
    expect(meanIn(found.everybody.cooperation)).toBeGreaterThan(0.5);
    expect(found.everybody.over.map(({ cooperation }) => meanIn(cooperation)).at(-1)).toBeGreaterThan(0.9);
  });
});

test("a policy takes the learner's seat, and a situation of residents alone has none", () => {
  const configuration = configured("l6");
  const [defector] = definePopulation([{ count: 1, action: "AllD", assessment: "L6" }]);
  const found: Simulation = simulate(configuration, { policy: defector!, policyName: "runs/mine", episodes: 20 });
  expect(found.groups.map(({ name }) => name)).toEqual(["runs/mine", "L6"]);
  expect(meanIn(found.groups[0]!.cooperation)).toBe(0);
  const alone = simulate(configuration, { residentsOnly: true, episodes: 2 });
  expect(alone.game.agents).toBe(8);
  expect(() => simulate(configuration, { residentsOnly: true, policy: defector! })).toThrow(
    /^residentsOnly: got true, takes no policy/,
  );
  expect(() => simulate(configured("l6", { game: { actions: "continuous" } }))).toThrow(
    /^game\.actions: .*not simulated/,
  );
});

test("payoffs are told by group as they were played, whatever is taken together and in whatever batches", () => {
  const configuration = configured("hybrid-alld", { game: { rounds: 500, executionError: 0.1 } });
  const found = simulate(configuration, { episodes: 30, seed: 5 });
  expect(found.times).toHaveLength(167);
  expect(found.times.at(-1)).toEqual({ from: 499, to: 500 });
  const { groups, everybody } = found;
  const agents = groups.reduce((sum, { count }) => sum + count, 0);
  // In each step of three rounds as many encounters of everybody: the mean of the steps' means, the last one of two rounds.
  const means = everybody.over.map(({ payoff }) => meanIn(payoff));
  const weighted = means.reduce((sum, mean, at) => sum + mean * (at < 166 ? 3 : 2), 0) / 500;
  expect(weighted).toBeCloseTo(meanIn(everybody.payoff), 10);
  // Nothing is made or lost but benefit less cost of what is given.
  expect(meanIn(everybody.payoff)).toBeCloseTo(4.5 * meanIn(everybody.cooperation), 10);
  expect(agents).toBe(9);
});

describe("intervals", () => {
  test("are Student's (to a thousandth)", () => {
    for (const degrees of [1, 2, 3, 4, 5, 9, 29, 199, 5000]) {
      expect(studentReach(degrees) / jStat.studentt.inv(0.975, degrees)).toBeCloseTo(1, 3);
    }
    const values = [3, 1, 4, 1, 5];
    const { value, low, high } = meanOf(values)!;
    expect([value, high - value, value - low]).toEqual([2.8, expect.closeTo(2.221, 3), expect.closeTo(2.221, 3)]);
    expect(meanOf([2])).toEqual({ value: 2, low: Number.NaN, high: Number.NaN });
  });

  test("the Gini coefficient is half the mean difference of two as a share of the mean", () => {
    const values = [4, 1, 7, 0, 2.5];
    const pairs = values.flatMap((one) => values.map((other) => Math.abs(one - other)));
    const mean = values.reduce((sum, value) => sum + value, 0) / 5;
    expect(giniOf(values)).toBeCloseTo(pairs.reduce((sum, off) => sum + off, 0) / 25 / (2 * mean), 12);
    expect(giniOf([1, -1])).toBeUndefined();
  });
});
