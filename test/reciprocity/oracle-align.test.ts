import { describe, expect, test } from "vitest";
import {
  createRandom,
  defineGame,
  definePopulation,
  drawMatching,
  type Game,
  type GameOptions,
  type Policy,
  type Rule,
} from "../../src/game/index.js";
import { createOracle, exactReturns } from "../../src/reciprocity/index.js";

// The games of ALIGN (Zhu et al. 2026, arXiv 2602.07777): five tones, of which 4 is praising and 3, the first one, neutral.
const GAMMA = 0.99;
const PRAISING = 4;
const NEUTRAL = 3;
const CRITICISM = 0;
const tones: GameOptions = {
  matching: "round-robin",
  reputations: 5,
  discount: GAMMA,
  initialReputation: [0, 0, 0, 1, 0],
};
const donation = defineGame({ ...tones, agents: 9, benefit: 5, cost: 1, encounter: "one-way", seats: "alternating" });
const dilemma = defineGame({ ...tones, agents: 5, stage: "dilemma" });
const trust = defineGame({ ...tones, agents: 5, stage: "trust", seats: "alternating" });
const market = defineGame({ ...tones, agents: 12, stage: "market", seats: "fixed" });

function population(game: Game, action: Rule, assessment: Rule = () => NEUTRAL): Policy[] {
  return definePopulation([{ count: game.agents, action, assessment }], game);
}

function returnsOf(game: Game, policies: readonly Policy[], seed = 1): Float64Array {
  return exactReturns(game, policies, [drawMatching(game, createRandom(seed))]).returns[0]!;
}

/** The sum over k = 0 .. count - 1 of payoff(k) * discount^k. */
function discounted(count: number, payoff: (k: number) => number): number {
  return Array.from({ length: count }, (_, k) => payoff(k) * GAMMA ** k).reduce((sum, one) => sum + one, 0);
}

describe("exact returns of ALIGN's games by rules (1e-10)", () => {
  test("all give: five begin as the donor, four as the recipient", () => {
    const returns = returnsOf(
      donation,
      population(donation, () => 1),
    ).toSorted();
    const donorFirst = discounted(8, (k) => (k % 2 === 0 ? -1 : 5));
    const recipientFirst = discounted(8, (k) => (k % 2 === 0 ? 5 : -1));
    for (const [at, one] of returns.entries()) expect(one).toBeCloseTo(at < 5 ? donorFirst : recipientFirst, 10);
    const mean = returns.reduce((sum, one) => sum + one, 0) / 9;
    expect([donorFirst, recipientFirst, mean].map((one) => one.toFixed(4))).toEqual(["15.3346", "15.5675", "15.4381"]);
  });

  test("all cooperate in the dilemma; one that always defects among them", () => {
    const all = population(dilemma, () => 1);
    for (const one of returnsOf(dilemma, all))
      expect(one).toBeCloseTo(
        discounted(4, () => 4),
        10,
      );
    const [entrant] = population(dilemma, () => 0);
    expect(returnsOf(dilemma, [entrant!, ...all.slice(1)])[0]).toBeCloseTo(
      discounted(4, () => 5),
      10,
    );
    expect(discounted(4, () => 4).toFixed(4)).toBe("15.7616");
    expect(discounted(4, () => 5).toFixed(4)).toBe("19.7020");
  });

  test("one that never gives among those who do: paid in every second encounter", () => {
    const [entrant] = population(donation, () => 0);
    const policies = [entrant!, ...population(donation, () => 1).slice(1)];
    const donorFirst = discounted(8, (k) => (k % 2 === 0 ? 0 : 5));
    const possible = [donorFirst, discounted(8, (k) => (k % 2 === 0 ? 5 : 0))];
    for (let seed = 1; seed <= 6; seed++) {
      const [own] = returnsOf(donation, policies, seed);
      expect(Math.min(...possible.map((one) => Math.abs(one - own!)))).toBeLessThan(1e-10);
    }
    expect(donorFirst.toFixed(4)).toBe("19.2168");
  });

  test("an entrant that is shunned after its first defection gets what it took then", () => {
    const shunning = population(
      dilemma,
      ({ partner }) => Number(partner !== CRITICISM),
      ({ subjectAction }) => (subjectAction === 1 ? PRAISING : CRITICISM),
    );
    const [entrant] = population(
      dilemma,
      () => 0,
      () => PRAISING,
    );
    expect(returnsOf(dilemma, [entrant!, ...shunning.slice(1)])[0]).toBeCloseTo(5, 10);
  });

  test("the market, high and customised, and low and standard", () => {
    const good = returnsOf(
      market,
      population(market, ({ role }) => (role === 0 ? 1 : 2)),
    );
    const bad = returnsOf(
      market,
      population(market, ({ role }) => (role === 0 ? 0 : 1)),
    );
    for (const [agent, role] of market.classes!.entries()) {
      expect(good[agent]).toBeCloseTo(
        discounted(6, () => (role === 0 ? 2 : 3)),
        10,
      );
      expect(bad[agent]).toBeCloseTo(
        discounted(6, () => 1),
        10,
      );
    }
    const figures = [discounted(6, () => 2), discounted(6, () => 3), discounted(6, () => 1)];
    expect(figures.map((one) => one.toFixed(4))).toEqual(["11.7040", "17.5560", "5.8520"]);
  });

  test("trust: all is invested and half is returned", () => {
    const returns = returnsOf(
      trust,
      population(trust, ({ role }) => (role === 0 ? 4 : 2)),
    );
    // Four encounters by turns: 15 / 2 comes back of 5 invested, and 15 / 2 stays.
    const investorFirst = discounted(4, (k) => (k % 2 === 0 ? 2.5 : 7.5));
    const responderFirst = discounted(4, (k) => (k % 2 === 0 ? 7.5 : 2.5));
    for (const [at, one] of returns.toSorted().entries())
      expect(one).toBeCloseTo(at < 3 ? investorFirst : responderFirst, 10);
  });
});

describe("best responses in ALIGN's market", () => {
  // Buyers take the customised product of who is praised, and of the neutral at first, else the standard one.
  const first = defineGame({ ...market, initialReputation: 1 });
  const residents = population(
    first,
    ({ role, partner }) => (role === 0 ? 1 : partner === PRAISING ? 2 : 1),
    ({ subjectAction }) => (subjectAction === 1 ? PRAISING : CRITICISM),
  );

  test("a seller that sees how many it has met is good five times, and then cheats", async () => {
    const oracle = await createOracle(first, residents.slice(1));
    const best = oracle.bestResponse("action", residents[0]!, ["round"]);
    const expected = discounted(6, (k) => (k < 5 ? 2 : 3));
    expect(expected.toFixed(4)).toBe("12.6550");
    expect(best.payoff).toBeCloseTo(expected, 10);
    expect(best.perEncounter).toBeCloseTo(13 / 6, 10);
    expect(best.standardError).toBeCloseTo(0, 10);
    // Nobody can do better, whatever they see.
    expect(oracle.foresightBound("action", residents[0]!)!.payoff).toBeCloseTo(expected, 10);
    expect(oracle.bound("action", residents[0]!)).toBeUndefined();
  });

  test("one that does not see it is good to the end", async () => {
    const oracle = await createOracle(first, residents.slice(1));
    const best = oracle.bestResponse("joint", residents[0]!);
    expect(best.payoff).toBeCloseTo(
      discounted(6, () => 2),
      10,
    );
    expect(best.constantPayoff).toBeCloseTo(best.payoff, 10);
    expect(best.degenerate).toBe(true);
    // Rows of buyers are not its own: it has none in which it judges.
    expect(best.assessment).toMatch(/^0*$/);
  });

  test("a buyer of sellers who are always good customises", async () => {
    const buyers = defineGame({ ...first, classes: [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0] });
    const oracle = await createOracle(buyers, residents.slice(1), { matchings: 16 });
    const best = oracle.bestResponse("joint", residents[0]!);
    expect(best.payoff).toBeCloseTo(
      discounted(6, () => 3),
      10,
    );
  });
});

test("among discerning ones it is best to cooperate until the end, and to defect in the last encounter", async () => {
  const residents = population(
    dilemma,
    ({ partner }) => Number(partner! >= NEUTRAL),
    ({ subjectAction, subject }) => (subjectAction === 1 ? PRAISING : subject! < NEUTRAL ? NEUTRAL : CRITICISM),
  );
  const oracle = await createOracle(dilemma, residents.slice(1), { matchings: 48 });
  const last = oracle.bestResponse("action", residents[0]!, ["round"]);
  // Three times 4, and 5 in the last encounter.
  expect(last.payoff).toBeCloseTo(
    discounted(4, (k) => (k < 3 ? 4 : 5)),
    10,
  );
});
