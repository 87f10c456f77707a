/** How much of what a learner does is what a best response does. */
import { describe, expect, test } from "vitest";
import {
  allocateRecords,
  createRandom,
  defineGame,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  play,
  policyFromBits,
} from "../../src/game/index.js";
import { type BestResponse, createOracle, type Oracle, type Rules, visits } from "../../src/reciprocity/index.js";

const game = defineGame({ agents: 5, rounds: 12, executionError: 0.1, assessmentError: 0.1 });
const learner = policyFromBits("0101", "10011001");
const residents = [1, 2, 3, 4].map((at) => policyFromBits(["0101", "0011", "1100", "1111"][at - 1]!, "01010101"));

function seen(setting = game): PublicRecords {
  const records = allocateRecords(setting, 20);
  play(setting, [learner, ...residents], createRandom(4), records);
  return records;
}

/** The contexts of the learner's decisions one after another, as positions in the bit strings. */
function decisions(r: PublicRecords): { action: number[]; assessment: number[] } {
  const found: { action: number[]; assessment: number[] } = { action: [], assessment: [] };
  for (let at = 0; at < r.first.length; at++) {
    const sides = [
      { agent: r.first[at]!, own: r.reputationFirst[at]!, acted: r.actionFirst[at]! },
      { agent: r.second[at]!, own: r.reputationSecond[at]!, acted: r.actionSecond[at]! },
    ];
    const mine = sides.find(({ agent }) => agent === 0);
    const theirs = sides.find((side) => side !== mine)!;
    if (mine === undefined) continue;
    if (mine.acted !== NO_ACTION) found.action.push(2 * mine.own + theirs.own);
    if (theirs.acted !== NO_ACTION) found.assessment.push(4 * theirs.own + 2 * mine.own + theirs.acted);
  }
  return found;
}

function rules(action: string, assessment: string): Rules {
  return { action, assessment, policy: policyFromBits(action, assessment) };
}

function bestOf(...ties: Rules[]): BestResponse {
  const unimportant = {
    payoff: 0,
    standardError: 0,
    perMatching: new Float64Array(0),
    exact: false,
    isLowerBound: false,
    constantPayoff: 0,
    constantSignalPayoff: 0,
    constantActionPayoff: 0,
    degenerate: false,
  };
  return { ...ties[0]!, ...unimportant, ties };
}

function share(contexts: readonly number[], one: string, other: string): number {
  return contexts.filter((context) => one[context] === other[context]).length;
}

async function oracleOf(): Promise<Oracle> {
  return createOracle(game, residents, { matchings: 1 });
}

test.each(["mutual", "one-way"] as const)("visits are the learner's decisions by context, %s", (encounter) => {
  const records = seen(defineGame({ ...game, encounter, seats: encounter === "mutual" ? "symmetric" : "drawn" }));
  const { action, assessment } = visits(records);
  const found = decisions(records);
  for (let context = 0; context < 8; context++) {
    expect(assessment[context]).toBe(found.assessment.filter((one) => one === context).length);
    if (context < 4) expect(action[context]).toBe(found.action.filter((one) => one === context).length);
  }
  expect(found.action.length).toBeGreaterThan(50);
  expect(new Set(found.assessment).size).toBe(8);
});

describe("adherence", () => {
  const records = seen();
  const { action, assessment } = decisions(records);
  const best = rules("0111", "11010001");

  test("is the share of visits that agree, in the halves optimised", async () => {
    const oracle = await oracleOf();
    const inAction = share(action, "0101", best.action);
    const inAssessment = share(assessment, "10011001", best.assessment);
    expect(oracle.adherence(learner, bestOf(best), "action", records)).toBeCloseTo(inAction / action.length, 12);
    expect(oracle.adherence(learner, bestOf(best), "signal", records)).toBeCloseTo(
      inAssessment / assessment.length,
      12,
    );
    expect(oracle.adherence(learner, bestOf(best), "joint", records)).toBeCloseTo(
      (inAction + inAssessment) / (action.length + assessment.length),
      12,
    );
  });

  test("goes by the greedy choice of what is drawn by chance", async () => {
    const soft: Policy = {
      action: learner.action.map((chance) => 0.2 + 0.6 * chance),
      assessment: learner.assessment.map((chance) => 0.4 + 0.2 * chance),
    };
    const oracle = await oracleOf();
    expect(oracle.adherence(soft, bestOf(best), "joint", records)).toBe(
      oracle.adherence(learner, bestOf(best), "joint", records),
    );
  });

  test("of several best responses counts the one that is agreed with most", async () => {
    const oracle = await oracleOf();
    const same = rules("0101", "10011001");
    const opposite = rules("1010", "01100110");
    expect(oracle.adherence(learner, bestOf(opposite), "joint", records)).toBe(0);
    expect(oracle.adherence(learner, bestOf(opposite, best, same), "joint", records)).toBe(1);
  });

  test("of a best response with itself is 1, and what is never seen does not count", async () => {
    // Without errors and among those who always defect, four contexts of judging never come.
    const quiet = defineGame({ agents: 3, rounds: 8 });
    const defectors = [policyFromBits("0000", "10011001"), policyFromBits("0000", "10011001")];
    const oracle = await createOracle(quiet, defectors, { matchings: 4 });
    const response = oracle.bestResponse("signal", learner);
    const policy = policyFromBits("0101", [...response.assessment].map((bit, at) => (at % 2 ? "1" : bit)).join(""));
    const met = allocateRecords(quiet, 10);
    play(quiet, [policy, ...defectors], createRandom(1), met);
    expect(oracle.adherence(policy, response, "signal", met)).toBe(1);
  });
});
