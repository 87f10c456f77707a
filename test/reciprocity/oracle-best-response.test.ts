/** The best response against trying all deterministic policies one by one, with another evaluator. */
import { describe, expect, test } from "vitest";
import {
  createRandom,
  defineGame,
  definePopulation,
  type Game,
  type Policy,
  policyFromBits,
} from "../../src/game/index.js";
import { type BestResponse, createOracle, type Optimize, type Oracle } from "../../src/reciprocity/index.js";
import { withErrors } from "./reference-encounter.js";
import { exactPayoff, exactTotal, meetingsIn } from "./reference-joint.js";
import { expectNear } from "./slopes.js";

function bitStrings(length: number): string[] {
  return Array.from({ length: 2 ** length }, (_, number) => number.toString(2).padStart(length, "0"));
}

function drawnBits(length: number, seed: number): string {
  const random = createRandom(seed);
  return Array.from({ length }, () => random.below(2)).join("");
}

/** The slow worth of a policy of the learner, as chosen, on the oracle's matchings. */
function worth(game: Game, residents: readonly Policy[], { matchings }: Oracle, policy: Policy): number {
  return exactPayoff(
    game,
    [policy, ...residents].map((one) => withErrors(game, one)),
    matchings,
  );
}

/** All the policies that the halves allow. */
function candidates(optimize: Optimize, fixed: Policy): Policy[] {
  const made = (action: string, assessment: string): Policy => {
    const policy = policyFromBits(action, assessment);
    return {
      action: optimize === "signal" ? fixed.action : policy.action,
      assessment: optimize === "action" ? fixed.assessment : policy.assessment,
    };
  };
  const actions = optimize === "signal" ? ["0000"] : bitStrings(4);
  const assessments = optimize === "action" ? ["00000000"] : bitStrings(8);
  return actions.flatMap((action) => assessments.map((assessment) => made(action, assessment)));
}

function isConstant(policy: Policy, optimize: Optimize): boolean {
  const alike = (table: Float64Array) => table.every((chance, at) => chance === table[at % 2]);
  return (optimize === "signal" || alike(policy.action)) && (optimize === "action" || alike(policy.assessment));
}

function expectBest(
  game: Game,
  residents: readonly Policy[],
  oracle: Oracle,
  optimize: Optimize,
  fixed: Policy,
): BestResponse {
  const best = oracle.bestResponse(optimize, fixed);
  const all = candidates(optimize, fixed).map((policy) => ({ policy, payoff: worth(game, residents, oracle, policy) }));
  const most = Math.max(...all.map(({ payoff }) => payoff));
  const constants = all.filter(({ policy }) => isConstant(policy, optimize)).map(({ payoff }) => payoff);
  expectNear([best.payoff], [most], 1e-9, "best");
  expectNear([best.constantPayoff], [Math.max(...constants)], 1e-9, "best constant");
  expect(best.degenerate).toBe(best.constantPayoff >= best.payoff - 0.005 * Math.abs(best.payoff));
  for (const rules of [best, ...best.ties]) {
    expectNear([worth(game, residents, oracle, rules.policy)], [most], 1e-9, "a best response");
    if (optimize !== "signal")
      expect([...rules.policy.action]).toEqual([...policyFromBits(rules.action, "00000000").action]);
    if (optimize !== "action") {
      expect([...rules.policy.assessment]).toEqual([...policyFromBits("0000", rules.assessment).assessment]);
    }
  }
  // Ties: all best responses are there, up to what cannot be seen; in the action half nothing is hidden.
  if (optimize === "action") expect(best.ties.length).toBe(all.filter(({ payoff }) => payoff > most - 1e-9).length);
  return best;
}

const settings = (["random", "direct", "indirect"] as const).flatMap((matching, kind) =>
  [0, 1, 2, 3].map((number) => {
    const seed = 100 * kind + number;
    const agents = 3 + (number % 2);
    const game = defineGame({
      agents,
      matching,
      rounds: matching === "indirect" ? 3 : 4,
      encounter: number < 2 ? "mutual" : "one-way",
      executionError: number === 1 ? 0.1 : 0,
      executionErrorKind: kind === 0 ? "one-sided" : "symmetric",
      assessmentError: number === 2 ? 0.1 : 0,
      initialReputation: 0.25 * (number + 1),
      cost: 1,
    });
    const residents = Array.from({ length: agents - 1 }, (_, at) =>
      policyFromBits(drawnBits(4, 10 * seed + at), drawnBits(8, 10 * seed + at + 5)),
    );
    const fixed = policyFromBits(drawnBits(4, seed + 1000), drawnBits(8, seed + 2000));
    return {
      name: `${matching} matching, ${agents} agents, ${game.encounter} ${number}`,
      game,
      residents,
      fixed,
      seed,
    };
  }),
);

describe.each(settings)("$name", ({ game, residents, fixed, seed }) => {
  test.each(["action", "signal"] as const)("the %s half", async (optimize) => {
    const oracle = await createOracle(game, residents, { matchings: 6, seed });
    expectBest(game, residents, oracle, optimize, fixed);
  });

  test("evaluations, matching by matching", async () => {
    const oracle = await createOracle(game, residents, { matchings: 6, seed });
    const { payoff, perMatching } = oracle.evaluate(fixed);
    const everyone = [fixed, ...residents].map((policy) => withErrors(game, policy));
    for (const [at, matching] of oracle.matchings.entries()) {
      if (meetingsIn(matching) === 0) expect(perMatching[at]).toBeNaN();
      else expectNear([perMatching[at]!], [exactTotal(game, everyone, matching) / meetingsIn(matching)], 1e-9);
    }
    expectNear([payoff], [worth(game, residents, oracle, fixed)], 1e-9);
  });
});

test("both halves: all 4096 pairs", async () => {
  for (const { game, residents, fixed, seed } of [settings[0]!, settings[5]!, settings[10]!]) {
    const oracle = await createOracle(game, residents, { matchings: 2, seed });
    expectBest(game, residents, oracle, "joint", fixed);
  }
});

describe("residents of several kinds", () => {
  // Direct matching: the first matchings, on which candidates are screened, all meet the same kind.
  const mixes = [
    ["0001", "0000"],
    ["1111", "0101"],
    ["0101", "0110"],
    ["1011", "0001"],
  ] as const;

  test.each(mixes)("four of %s and two of %s, direct matching, the signal half", async (one, other) => {
    const game = defineGame({ agents: 7, rounds: 4, matching: "direct" });
    const residents = definePopulation([
      { count: 4, action: one, assessment: "L6" },
      { count: 2, action: other, assessment: "L3" },
    ]);
    const oracle = await createOracle(game, residents, { matchings: 6 });
    const fixed = policyFromBits("0101", "10011001");
    // Of all others the learner meets none, so that the pair alone is enough for the slow evaluator.
    const pair = defineGame({ agents: 2, rounds: 4, matching: "direct" });
    const alone = Int32Array.from({ length: 8 }, (_, at) => at % 2);
    const slow = (policy: Policy) =>
      residents.reduce((sum, resident) => sum + exactPayoff(pair, [policy, resident], [alone]), 0) / residents.length;
    const most = (optimize: Optimize) => Math.max(...candidates(optimize, fixed).map(slow));
    for (const optimize of ["action", "signal", "joint"] as const) {
      expectNear([oracle.bestResponse(optimize, fixed).payoff], [most(optimize)], 1e-9, optimize);
    }
  });
});

describe("where there are too many candidates to run them all, none that was dropped is better", () => {
  const mixes = [
    [{ count: 8, norm: "L6" }],
    [
      { count: 4, action: "ProudCoop", assessment: "ImageScoring" },
      { count: 4, action: "AllD", assessment: "ImageScoring" },
    ],
    [
      { count: 4, action: "HybridCoop", assessment: "L6" },
      { count: 4, action: "AllD", assessment: "L6" },
    ],
  ];

  test.each(mixes.map((groups, at) => ({ groups, at })))("mix $at of nine, both halves", async ({ groups, at }) => {
    const game = defineGame();
    const oracle = await createOracle(game, definePopulation(groups));
    const fixed = policyFromBits("0101", "10011001");
    const best = oracle.bestResponse("joint", fixed);
    const all = candidates("joint", fixed);
    const random = createRandom(at);
    const sample = Array.from({ length: 100 }, () => all[random.below(all.length)]!);
    for (const { payoff } of oracle.evaluateAll(sample)) expect(payoff).toBeLessThanOrEqual(best.payoff + 1e-9);
    // Nor any neighbour, one bit away.
    const neighbours = [...best.action, ...best.assessment].map((_, bit) => {
      const flipped = [...(best.action + best.assessment)].map((one, place) => (place === bit ? `${1 - +one}` : one));
      return policyFromBits(flipped.slice(0, 4).join(""), flipped.slice(4).join(""));
    });
    for (const { payoff } of oracle.evaluateAll(neighbours)) expect(payoff).toBeLessThanOrEqual(best.payoff + 1e-9);
  });
});

describe("what cannot be seen", () => {
  const game = defineGame({ agents: 3, rounds: 4 });

  test("rules that differ only where nobody acts so are one, written with Bad", async () => {
    // Residents who always defect: what is said of those who cooperate is never heard.
    const residents = definePopulation([{ count: 2, action: "AllD", assessment: "L6" }]);
    const oracle = await createOracle(game, residents, { matchings: 6 });
    const fixed = policyFromBits("0101", "10011001");
    const best = expectBest(game, residents, oracle, "signal", fixed);
    for (const { assessment } of best.ties) for (const hidden of [1, 3, 5, 7]) expect(assessment[hidden]).toBe("0");
    expect(new Set(best.ties.map(({ assessment }) => assessment)).size).toBe(best.ties.length);
    expect(best.ties.length).toBeLessThanOrEqual(16);
    // Said otherwise in what is hidden, it is worth the same.
    const said = [...best.assessment].map((bit, at) => (at % 2 === 1 ? "1" : bit)).join("");
    expectNear([oracle.evaluate(policyFromBits("0101", said)).payoff], [best.payoff], 1e-12);
  });

  test("with errors all is seen", async () => {
    const noisy = defineGame({ ...game, executionError: 0.2 });
    const residents = definePopulation([{ count: 2, action: "AllD", assessment: "L6" }]);
    const oracle = await createOracle(noisy, residents, { matchings: 4 });
    expectBest(noisy, residents, oracle, "signal", policyFromBits("0101", "10011001"));
  });

  test("a fixed half may be drawn by chance", async () => {
    const residents = definePopulation([{ count: 2, norm: "L3" }]);
    const oracle = await createOracle(game, residents, { matchings: 4 });
    const fixed = {
      action: Float64Array.from([0.3, 0.7, 0.5, 0.5, 0.9, 0.1, 0.2, 0.8]),
      assessment: Float64Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? 0.25 : 0.75)),
    };
    for (const optimize of ["action", "signal"] as const) expectBest(game, residents, oracle, optimize, fixed);
  });
});

describe("degenerate, where one constant policy is as good", () => {
  const game = defineGame({ agents: 3, rounds: 12 });
  const fixed = policyFromBits("0101", "10011001");
  const cases = [
    // Nobody heeds what one does, so that one defects.
    { name: "AllD", group: { action: "AllD", assessment: "L6" }, optimize: "action", degenerate: true },
    { name: "AllC", group: { action: "AllC", assessment: "L6" }, optimize: "action", degenerate: true },
    // To be good one must punish the bad.
    { name: "L6", group: { norm: "L6" }, optimize: "action", degenerate: false },
  ] as const;

  test.each(cases)("$name: $degenerate", async ({ group, optimize, degenerate }) => {
    const oracle = await createOracle(game, definePopulation([{ count: 2, ...group }]), { matchings: 8 });
    expect(oracle.bestResponse(optimize, fixed).degenerate).toBe(degenerate);
  });
});

describe("known facts", () => {
  const l6 = policyFromBits("0101", "10011001");

  test("ten of L6, action half: 4.43", async () => {
    const oracle = await createOracle(defineGame({ agents: 10 }), definePopulation([{ count: 9, norm: "L6" }]), {
      matchings: 8,
    });
    const best = oracle.bestResponse("action", l6);
    expect(Math.abs(best.payoff - 4.43)).toBeLessThan(0.01);
    expect(best.degenerate).toBe(false);
  });

  test("nine of L6, all Good at the start: everybody cooperates, b - c", async () => {
    const game = defineGame({ initialReputation: 1 });
    const oracle = await createOracle(game, definePopulation([{ count: 8, norm: "L6" }]), { matchings: 4 });
    const best = oracle.bestResponse("action", l6);
    expect(best.payoff).toBeCloseTo(game.benefit - game.cost, 9);
    expect(oracle.evaluate(l6).payoff).toBeCloseTo(game.benefit - game.cost, 9);
  });

  test("half of the others never give: at most about (b - c) / 2 and the saved cost", async () => {
    const game = defineGame();
    const residents = definePopulation([
      { count: 4, action: "HybridCoop", assessment: "L6" },
      { count: 4, action: "AllD", assessment: "L6" },
    ]);
    const oracle = await createOracle(game, residents, { matchings: 8 });
    const best = oracle.bestResponse("action", l6);
    expect(best.payoff).toBeGreaterThan(1);
    expect(best.payoff).toBeLessThan(game.benefit / 2);
  });
});

describe("the standard error", () => {
  const game = defineGame({ agents: 4, rounds: 5, matching: "direct" });
  const policy = policyFromBits("0101", "10011001");

  test("is 0 where all matchings are alike", async () => {
    const oracle = await createOracle(game, definePopulation([{ count: 3, norm: "L3" }]), { matchings: 9 });
    expect(oracle.evaluate(policy).standardError).toBeLessThan(1e-12);
    const one = await createOracle(game, definePopulation([{ count: 3, norm: "L3" }]), { matchings: 3 });
    expect(one.evaluate(policy).payoff).toBeCloseTo(oracle.evaluate(policy).payoff, 12);
  });

  test("is that of the mean over matchings otherwise", async () => {
    const random = defineGame({ agents: 4, rounds: 5 });
    const residents = definePopulation([
      { count: 1, norm: "L3" },
      { count: 2, action: "AllD", assessment: "L6" },
    ]);
    const { standardError, perMatching, payoff } = (await createOracle(random, residents, { matchings: 40 })).evaluate(
      policy,
    );
    // The learner of four plays every round, so that matchings weigh the same.
    const squares = perMatching.reduce((sum, one) => sum + (one - payoff) ** 2, 0);
    expect(standardError).toBeCloseTo(Math.sqrt(squares / 39 / 40), 12);
    expect(standardError).toBeGreaterThan(0);
  });

  test("direct matching gives every partner its share", async () => {
    const odd = defineGame({ agents: 5, rounds: 3, matching: "direct" });
    const oracle = await createOracle(odd, definePopulation([{ count: 4, norm: "L3" }]), { matchings: 10 });
    const partners = oracle.matchings.map((matching) => matching[matching.indexOf(0) ^ 1]!);
    expect(partners.length % 4).toBe(0);
    for (const partner of [1, 2, 3, 4]) {
      expect(partners.filter((one) => one === partner)).toHaveLength(partners.length / 4);
    }
  });
});
