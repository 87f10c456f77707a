/** The references of the continuous game. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allocateContinuousRecords,
  type ContinuousPolicy,
  continuousAsPerformed,
  createRandom,
  defineGame,
  definePopulation,
  learnerPayoff,
  Multilinear,
  playContinuous,
  policyFromBits,
} from "../../../src/game/index.js";
import { continuousAgreement, continuousVisits } from "../../../src/reciprocity/continuous/oracle/adherence.js";
import { ContinuousOracle } from "../../../src/reciprocity/continuous/oracle/oracle.js";
import { climb, grid, search } from "../../../src/reciprocity/continuous/oracle/search.js";
import { anyTrial, innerPolicy } from "../arbitrary.js";

const l6 = policyFromBits("0101", "10011001");

describe("a search", () => {
  test("finds the top of a smooth hill, wherever it is", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }), (top) => {
        const worth = (point: readonly number[]) => -point.reduce((sum, x, at) => sum + (x - top[at]!) ** 2, 0);
        const found = search(top.length, worth, []);
        for (const [at, x] of found.entries()) expect(Math.abs(x - top[at]!)).toBeLessThan(1 / 32);
      }),
      { numRuns: 10 },
    );
  });

  test("finds a corner that no climb from elsewhere leads to", () => {
    const worth = (point: readonly number[]) => (point.every((x) => x > 0.9) ? 10 : -point[0]!);
    expect(search(6, worth, [])).toEqual([1, 1, 1, 1, 1, 1]);
    expect(climb([0.5, 0.5], worth)).toEqual([0, 0.5]);
  });

  test("tries other tails with the best points of the grid, and moves them", () => {
    const worth = ([x, tail]: readonly number[]) => x! + (tail! >= 0.5 ? 5 - (tail! - 0.75) ** 2 : 0);
    const [x, tail] = search(1, worth, [], [[0], [0.6]]);
    expect(x).toBe(1);
    expect(Math.abs(tail! - 0.75)).toBeLessThan(1 / 32);
    expect(search(1, ([x]) => x!, [], [[0.5], [1]])).toEqual([1, 0.5]);
  });

  test("starts from all corners, and from as many levels as are affordable", () => {
    for (const dimensions of [1, 4, 8, 12]) {
      const points = grid(dimensions);
      expect(new Set(points.map(String)).size).toBe(points.length);
      expect(points.filter((point) => point.every((x) => x === 0 || x === 1))).toHaveLength(2 ** dimensions);
      expect(points.length).toBeLessThanOrEqual(10_000);
    }
  });
});

describe("the oracle", () => {
  test("evaluates what is played", () => {
    fc.assert(
      fc.property(anyTrial({ agents: [2, 6], rounds: [1, 10] }), ({ game: drawn, seed }) => {
        const game = defineGame({ ...drawn, initialReputation: 0.3, executionError: 0.1, assessmentError: 0.2 });
        const residents = Array.from({ length: game.agents - 1 }, (_, at) => innerPolicy(game, seed + at));
        const learner = innerPolicy(game, seed + 50);
        const { payoff, standardError } = new ContinuousOracle(game, residents, { seed }).evaluate(learner);
        const records = allocateContinuousRecords(game, 2000);
        const everyone = [learner, ...residents].map((policy): ContinuousPolicy => continuousAsPerformed(game, policy));
        playContinuous(game, everyone, createRandom(seed), records);
        const played = learnerPayoff(records);
        const error = Math.hypot(standardError, played.standardError) + 0.02 * (game.benefit + game.cost);
        expect(Math.abs(payoff - played.mean)).toBeLessThan(5 * error + 1e-9);
      }),
      { numRuns: 15 },
    );
  });

  test("judges in one-way encounters the donor alone: who is given to and gives nothing stays Good", () => {
    const game = defineGame({ agents: 6, rounds: 8, benefit: 5, cost: 1, encounter: "one-way", initialReputation: 1 });
    const residents = definePopulation([{ count: 5, norm: "L6" }]);
    const { payoff, standardError } = new ContinuousOracle(game, residents, { matchings: 400 }).evaluate(l6);
    // Everybody gives; the learner is given to as often as it gives.
    expect(Math.abs(payoff - (5 - 1) / 2)).toBeLessThan(5 * standardError);
    expect(standardError).toBeLessThan(0.1);
  });

  test("knows that nothing is better than to give nothing where nobody ever cares", () => {
    const game = defineGame({ agents: 5, rounds: 6 });
    const residents = definePopulation([{ count: 4, action: "AllC", assessment: "11111111" }]);
    const oracle = new ContinuousOracle(game, residents, { matchings: 4 });
    const best = oracle.bestResponse("action", l6);
    expect(best).toMatchObject({ action: "0000", payoff: 5, constantPayoff: 5, degenerate: true });
    expect(best.ties).toHaveLength(1);
    expect(oracle.bound()).toBeUndefined();
  });

  test("has a best response that a step is hardly better than, where steps are better than any multilinear policy", () => {
    const game = defineGame({ agents: 9, rounds: 9, matching: "indirect" });
    const residents = definePopulation([{ count: 8, norm: "L6" }]);
    const oracle = new ContinuousOracle(game, residents, { matchings: 8 });
    const extended = new Multilinear(l6);
    const step: ContinuousPolicy = {
      ...extended,
      donation: (_, partner) => (partner > 0.5 ? 1 : 0),
      judgement: (...inputs) => extended.judgement(...inputs),
    };
    const best = oracle.bestResponse("action", l6).payoff;
    expect(best).toBeGreaterThan(1.05 * oracle.evaluate(extended).payoff);
    expect(oracle.evaluate(step).payoff).toBeLessThan(1.005 * best);
  });

  test("has a best response that no corner beats, and leaves the given half alone", () => {
    const game = defineGame({ agents: 4, rounds: 8 });
    const residents = definePopulation([{ count: 3, norm: "L3" }]);
    const oracle = new ContinuousOracle(game, residents, { matchings: 8 });
    const best = oracle.bestResponse("action", l6);
    for (let number = 0; number < 16; number++) {
      const corner = policyFromBits(number.toString(2).padStart(4, "0"), "10011001");
      expect(oracle.evaluate(corner).payoff).toBeLessThanOrEqual(best.payoff + 1e-12);
    }
    expect(best.payoff).toBe(oracle.evaluate(best.policy).payoff);
    expect([...best.policy.assessment]).toEqual([...l6.assessment]);
    const signal = oracle.bestResponse("signal", l6);
    expect([...signal.policy.action]).toEqual([...l6.action]);
    expect(oracle.bestResponse("joint", l6).payoff).toBeGreaterThanOrEqual(Math.max(best.payoff, signal.payoff) - 0.02);
  });
});

describe("adherence and visits", () => {
  const game = defineGame({ agents: 5, rounds: 6 });
  const records = allocateContinuousRecords(game, 10);
  const everyone = [1, 2, 3, 4, 5].map((seed) => new Multilinear(innerPolicy(game, seed)));
  playContinuous(game, everyone, createRandom(1), records);

  test("a policy agrees with itself, and its opposite never", () => {
    fc.assert(
      fc.property(fc.nat(15), fc.nat(255), (acts, says) => {
        const bits = (number: number, length: number) => number.toString(2).padStart(length, "0");
        const policy = policyFromBits(bits(acts, 4), bits(says, 8));
        const opposite = policyFromBits(bits(15 - acts, 4), bits(255 - says, 8));
        for (const optimize of ["action", "signal", "joint"] as const) {
          expect(continuousAgreement(policy, policy, optimize, records)).toBe(1);
          expect(continuousAgreement(policy, opposite, optimize, records)).toBeLessThan(0.01);
        }
      }),
    );
  });

  test("visits sum to the learner's decisions, and lie at the corners it was at", () => {
    let decisions = 0;
    for (let at = 0; at < records.first.length; at++) {
      if (records.first[at] === 0 || records.second[at] === 0) decisions += 1;
    }
    const { action, assessment } = continuousVisits(records);
    const sum = (list: Float64Array) => list.reduce((all, one) => all + one, 0);
    expect(sum(action)).toBeCloseTo(decisions, 6);
    expect(sum(assessment)).toBeCloseTo(decisions, 6);
    const good = defineGame({ agents: 3, rounds: 4, initialReputation: 1 });
    const cornered = allocateContinuousRecords(good, 3);
    const nice = new Multilinear(policyFromBits("1111", "11111111"));
    playContinuous(good, [nice, nice, nice], createRandom(1), cornered);
    const at = continuousVisits(cornered);
    expect([...at.action.slice(0, 3), ...at.assessment.slice(0, 7)]).toEqual(new Array(10).fill(0));
    expect(at.action[3]).toBeGreaterThan(0);
  });
});
