/**
 * method.md, section 6: what a single learner earns among residents, b = 5, c = 1, mu = 0.01, as donor and as recipient once
 * each. By formula for any N, and played out with N = 10: fixed seed, 4 standard errors a comparison, so that sound code would
 * fail one of the 16 in one run of 1,000, were the seed drawn anew.
 */
import { describe, expect, test } from "vitest";
import {
  allocateRecords,
  asPerformed,
  createRandom,
  findActionRule,
  findNorm,
  learnerPayoff,
  type Policy,
  type PublicRecords,
  play,
  policyFromBits,
} from "../../src/game/index.js";
import {
  average,
  type Contexts,
  gameWith,
  givingChance,
  goodChance,
  infiniteShare,
  performedNorm,
} from "./public-assessment.js";

const MU = 0.01;
const table: [residents: string, payoffs: number[]][] = [
  ["L3", [0.1446, 3.8824, 3.8629, 0.1252]],
  ["L6", [0.1446, 3.8824, 3.7688, 0.031]],
  ["ImageScoring", [0.0495, 1.3289, 3.862, 2.5826]],
  ["Shunning", [0.0495, 1.3289, 0.6711, -0.6083]],
];
// The last one gives to the Bad alone.
const rules = ["AllD", "Discriminator", "AllC", "1010"];
const cases = table.flatMap(([residents, payoffs]) =>
  rules.map((rule, at) => ({ residents, rule, payoff: payoffs[at]! })),
);

const game = gameWith(MU, { agents: 10, rounds: 1000, benefit: 5, cost: 1 });

function policiesOf(residents: string, rule: string): { learner: Policy; resident: Policy } {
  const { assessment } = findNorm(residents);
  const learner = asPerformed(game, policyFromBits(findActionRule(rule), assessment));
  return { learner, resident: performedNorm(residents, game) };
}

/** Among infinitely many residents, whose reputations do not depend on the learner. */
function infinitePayoff(learner: Policy, resident: Policy): number {
  const residentShare = infiniteShare(goodChance(resident, resident));
  const good = goodChance(learner, resident);
  // g = (1 - g) P(Good | was Bad) + g P(Good | was Good)
  const rises = average(good, 0, residentShare);
  const share = rises / (1 - average(good, 1, residentShare) + rises);
  const receives = average(givingChance(resident), residentShare, share);
  const gives = average(givingChance(learner), share, residentShare);
  return 5 * receives - gives;
}

/**
 * Among N - 1 residents, exactly. Every rule of the table looks at the recipient's reputation alone, so that expected
 * shares (h of residents, g of the learner) solve two linear equations:
 * h = E_B + (E_G - E_B) ((N-2) h + g) / (N-1) and g = F_B + (F_G - F_B) h.
 */
function finitePayoff(learner: Policy, resident: Policy, agents: number): { payoff: number; residentShare: number } {
  const byRecipient = ([bb, bg, gb, gg]: Contexts): [number, number] => {
    expect(gb).toBeCloseTo(bb, 12);
    expect(gg).toBeCloseTo(bg, 12);
    return [bb, bg];
  };
  const [residentBad, residentGood] = byRecipient(goodChance(resident, resident));
  const [learnerBad, learnerGood] = byRecipient(goodChance(learner, resident));
  const slope = (residentGood - residentBad) / (agents - 1);
  const learnerSlope = learnerGood - learnerBad;
  const residentShare = (residentBad + slope * learnerBad) / (1 - slope * (agents - 2) - slope * learnerSlope);
  const share = learnerBad + learnerSlope * residentShare;
  const receives = average(givingChance(resident), 0, share);
  const gives = average(givingChance(learner), 0, residentShare);
  return { payoff: 5 * receives - gives, residentShare };
}

/** The records without the first rounds of every episode. */
function withoutFirst(records: PublicRecords, rounds: number): PublicRecords {
  const size = records.rounds * records.pairs;
  const skipped = rounds * records.pairs;
  const left = size - skipped;
  const kept = <Column extends Int32Array | Uint8Array>(column: Column): Column => {
    const copy = column.slice(0, records.episodes * left) as Column;
    for (let episode = 0; episode < records.episodes; episode++) {
      copy.set(column.subarray(episode * size + skipped, (episode + 1) * size), episode * left);
    }
    return copy;
  };
  return {
    ...records,
    rounds: records.rounds - rounds,
    first: kept(records.first),
    second: kept(records.second),
    reputationFirst: kept(records.reputationFirst),
    reputationSecond: kept(records.reputationSecond),
    actionFirst: kept(records.actionFirst),
    actionSecond: kept(records.actionSecond),
    signalFirst: kept(records.signalFirst),
    signalSecond: kept(records.signalSecond),
  };
}

describe.each(cases)("$rule among $residents earns $payoff", ({ residents, rule, payoff }) => {
  const { learner, resident } = policiesOf(residents, rule);

  test("by formula", () => {
    expect(infinitePayoff(learner, resident)).toBeCloseTo(payoff, 4);
    expect(finitePayoff(learner, resident, 1e9).payoff).toBeCloseTo(payoff, 4);
  });

  test("played out among nine", () => {
    const expected = finitePayoff(learner, resident, 10);
    const start = { ...game, initialReputation: expected.residentShare };
    // Under image scoring and shunning the residents' standing wanders slowly and widely: more episodes.
    const records = allocateRecords(start, residents.startsWith("L") ? 100 : 400);
    play(start, [learner, ...Array<Policy>(9).fill(resident)], createRandom(41), records);
    const { mean, standardError } = learnerPayoff(withoutFirst(records, 500));
    // Half of the learner's encounters are as donor, half as recipient.
    expect(Math.abs(2 * mean - expected.payoff)).toBeLessThan(4 * 2 * standardError);
    expect(2 * standardError).toBeLessThan(0.06);
  });
});
