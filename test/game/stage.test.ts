import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ACTING,
  allocateRecords,
  contextOf,
  createRandom,
  type Decisions,
  decisionsOf,
  defineGame,
  definePopulation,
  discountedReturns,
  drawMatching,
  eachDecision,
  type Game,
  type GameOptions,
  type Half,
  kinOf,
  learnerPayoff,
  type Matching,
  type Policy,
  payoffPartsOf,
  play,
  type Rule,
  rowOf,
  stages,
  trust,
} from "../../src/game/index.js";
import { anyStageGame, randomPolicy } from "./arbitrary.js";

const GAMMA = 0.99;

function everybody(game: Game, action: Rule, assessment: Rule = () => 0): Policy[] {
  return definePopulation([{ count: game.agents, action, assessment }], game);
}

function returnsOf(game: Game, policies: readonly Policy[], seed = 1): number[] {
  const records = allocateRecords(game, 1);
  play(game, policies, createRandom(seed), records);
  return Array.from({ length: game.agents }, (_, agent) => discountedReturns(records, agent)[0]!);
}

const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;

describe("the games of ALIGN (arXiv 2602.07777), by discounted return", () => {
  const aligned: GameOptions = { matching: "round-robin", reputations: 5, discount: GAMMA };
  const donation = defineGame({
    ...aligned,
    agents: 9,
    benefit: 5,
    cost: 1,
    encounter: "one-way",
    seats: "alternating",
  });
  const dilemma = defineGame({ ...aligned, agents: 5, stage: "dilemma" });
  const market = defineGame({ ...aligned, agents: 12, stage: "market", seats: "fixed" });

  test("all give: 15.4381 on average, 15.3346 for the five that begin as the donor, 15.5675 for the others", () => {
    const returns = returnsOf(
      donation,
      everybody(donation, () => 1),
    ).toSorted((one, other) => one - other);
    expect(mean(returns)).toBeCloseTo(15.4381, 4);
    for (const one of returns.slice(0, 5)) expect(one).toBeCloseTo(15.3346, 4);
    for (const one of returns.slice(5)) expect(one).toBeCloseTo(15.5675, 4);
  });

  test("all cooperate in the dilemma: 15.7616; one that always defects among them: 19.7020", () => {
    for (const one of returnsOf(
      dilemma,
      everybody(dilemma, () => 1),
    ))
      expect(one).toBeCloseTo(15.7616, 4);
    const [entrant] = everybody(dilemma, () => 0);
    const policies = [entrant!, ...everybody(dilemma, () => 1).slice(1)];
    expect(returnsOf(dilemma, policies)[0]).toBeCloseTo(19.702, 4);
  });

  test("one that never gives, among donors, first as the donor: 19.2168", () => {
    const [entrant] = everybody(donation, () => 0);
    const policies = [entrant!, ...everybody(donation, () => 1).slice(1)];
    const found = Array.from({ length: 12 }, (_, seed) => returnsOf(donation, policies, seed)[0]!);
    // As the recipient first it is paid sooner.
    const first = 5 * GAMMA * (1 + GAMMA ** 2 + GAMMA ** 4 + GAMMA ** 6);
    expect(first).toBeCloseTo(19.2168, 4);
    for (const one of found) expect([first, first / GAMMA].some((value) => Math.abs(value - one) < 1e-9)).toBe(true);
    expect(found.some((one) => Math.abs(one - first) < 1e-9)).toBe(true);
  });

  test("an entrant that is shunned after its first defection: 5", () => {
    // 4 is praise, 0 criticism: who was seen to defect is criticised, and nobody cooperates with the criticised.
    const discerning = everybody(
      dilemma,
      ({ partner }) => Number(partner !== 0),
      ({ subjectAction, subject }) => (subjectAction === 1 ? 4 : subject === 0 ? 0 : 0),
    );
    const [entrant] = everybody(
      dilemma,
      () => 0,
      () => 4,
    );
    const game = defineGame({ ...dilemma, initialReputation: [0, 0, 0, 1, 0] });
    expect(returnsOf(game, [entrant!, ...discerning.slice(1)])[0]).toBeCloseTo(5, 12);
  });

  test("in the market sellers get 11.7040 and buyers 17.5560 of high and customised, and half or a third of low and standard", () => {
    const good = returnsOf(
      market,
      everybody(market, ({ role }) => (role === 0 ? 1 : 2)),
    );
    const bad = returnsOf(
      market,
      everybody(market, ({ role }) => (role === 0 ? 0 : 1)),
    );
    for (const [agent, role] of market.classes!.entries()) {
      expect(good[agent]).toBeCloseTo(role === 0 ? 11.704 : 17.556, 3);
      expect(bad[agent]).toBeCloseTo(5.852, 3);
    }
  });

  test("trust pays -I + R and 3 I - R on a grid of five levels each", () => {
    const { payoffs, choices } = stages.trust!;
    expect(choices).toEqual([5, 5]);
    for (let invested = 0; invested < 5; invested++) {
      for (let returned = 0; returned < 5; returned++) {
        const investment = (5 * invested) / 4;
        const back = (3 * investment * returned) / 4;
        expect(payoffs[0][invested * 5 + returned]).toBeCloseTo(back - investment, 12);
        expect(payoffs[1][invested * 5 + returned]).toBeCloseTo(3 * investment - back, 12);
      }
    }
    expect(trust(2).choices).toEqual([3, 3]);
  });
});

describe("in any game", () => {
  test("rows and what is seen in them belong together, and every row is of one decision", () => {
    fc.assert(
      fc.property(anyStageGame, (game) => {
        const decisions: Decisions = decisionsOf(game);
        for (const half of ["action", "assessment"] as Half[]) {
          for (let row = 0; row < decisions.rows[half]; row++) {
            const { decision, seen } = contextOf(decisions, half, row);
            expect(rowOf(decision, ...seen)).toBe(row);
          }
        }
      }),
    );
  });

  test("every matching is one of its kind", () => {
    fc.assert(
      fc.property(anyStageGame, fc.nat(), (game, seed) => {
        const matching: Matching = drawMatching(game, createRandom(seed));
        const met = new Map<string, number>();
        const roles: number[][] = Array.from({ length: game.agents }, () => []);
        for (let at = 0; at < matching.length; at += 2) {
          const [i, j] = [matching[at]!, matching[at + 1]!];
          const key = [i, j].toSorted().join();
          met.set(key, (met.get(key) ?? 0) + 1);
          roles[i]!.push(0);
          roles[j]!.push(1);
          if (game.classes) expect([game.classes[i], game.classes[j]]).toEqual([0, 1]);
        }
        if (game.matching === "round-robin" || game.matching === "indirect") {
          for (const times of met.values()) expect(times).toBe(1);
        }
        if (game.matching === "round-robin") expect(met.size).toBe(game.rounds);
        if (game.seats === "alternating") {
          for (const own of roles) for (let k = 1; k < own.length; k++) expect(own[k]).toBe(1 - own[k - 1]!);
        }
      }),
    );
  });

  test("what the records tell is what the policies were asked, as often as their chances say (5 standard errors)", () => {
    fc.assert(
      fc.property(anyStageGame, fc.nat(1000), (game, seed) => {
        const policies = Array.from({ length: game.agents }, (_, agent) => randomPolicy(game, seed + agent));
        const records = allocateRecords(game, 200);
        play(game, policies, createRandom(seed), records);
        const { width, rows } = decisionsOf(game);
        // Sums over what was chosen of (1 - chance), which is 0 on average, and of its variance.
        let off = 0;
        let variance = 0;
        let count = 0;
        eachDecision(records, (agent, half, row, choice, at) => {
          const kind = half === ACTING ? "action" : "assessment";
          expect(row).toBeLessThan(rows[kind]);
          const chance = policies[agent]![kind].subarray(row * width[kind], (row + 1) * width[kind]);
          expect(chance[choice]).toBeGreaterThan(0);
          off += Number(choice === 0) - chance[0]!;
          variance += chance[0]! * (1 - chance[0]!);
          count += 1;
          expect(kinOf(game, records.first[at]!, records.second[at]!)).toBeLessThanOrEqual(1);
        });
        expect(Math.abs(off)).toBeLessThanOrEqual(5 * Math.sqrt(variance) + 1e-9);
        const { judged, choices } = game.stage;
        const each = judged.filter(Boolean).length + choices.filter((many) => many > 1).length;
        expect(count).toBe(each * records.first.length);
      }),
      { numRuns: 30, seed: 4 },
    );
  });

  test("the payoffs of an episode are those of the table, and returns are discounted by own encounters", () => {
    fc.assert(
      fc.property(anyStageGame, fc.nat(1000), (game, seed) => {
        const policies = Array.from({ length: game.agents }, (_, agent) => randomPolicy(game, seed + agent));
        const records = allocateRecords(game, 2);
        play(game, policies, createRandom(seed), records);
        const { payoffs, choices } = game.stage;
        for (let agent = 0; agent < game.agents; agent++) {
          let sum = 0;
          let discounted = 0;
          let met = 0;
          for (let at = 0; at < records.first.length / 2; at++) {
            const role = records.first[at] === agent ? 0 : records.second[at] === agent ? 1 : undefined;
            if (role === undefined) continue;
            const acted = (action: number) => (action === 255 ? 0 : action);
            const u = payoffs[role][acted(records.actionFirst[at]!) * choices[1] + acted(records.actionSecond[at]!)]!;
            sum += u;
            discounted += game.discount ** met * u;
            met += 1;
          }
          const { perEpisode } = learnerPayoff(records, agent);
          if (met > 0) expect(perEpisode[0]).toBeCloseTo(sum / met, 10);
          expect(discountedReturns(records, agent)[0]).toBeCloseTo(discounted, 10);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("a stage game", () => {
  test("of a game that was defined before is changed with its seats", () => {
    const mutual = defineGame();
    expect(defineGame({ ...mutual, encounter: "one-way" }).seats).toBe("drawn");
    expect(defineGame({ ...mutual, benefit: 3 }).stage.payoffs[0]).toEqual(Float64Array.of(0, 3, -0.5, 2.5));
    expect(defineGame({ ...mutual, rounds: 3 }).seats).toBe("symmetric");
  });

  test("of donations is a sum of what each does; the dilemma and the market are none", () => {
    const { stage } = defineGame();
    expect(payoffPartsOf(stage, 0)).toEqual({ own: Float64Array.of(0, -0.5), other: Float64Array.of(0, 5) });
    const oneWay = defineGame({ encounter: "one-way" }).stage;
    expect(payoffPartsOf(oneWay, 0)).toEqual({ own: Float64Array.of(0, -0.5), other: Float64Array.of(0) });
    expect(payoffPartsOf(oneWay, 1)).toEqual({ own: Float64Array.of(0), other: Float64Array.of(0, 5) });
    expect(payoffPartsOf(stages.market!, 0)).toBeUndefined();
    // 4 + 0 = 5 - 1: the dilemma of ALIGN happens to be such a sum.
    expect(payoffPartsOf(stages.dilemma!, 0)).toEqual({ own: Float64Array.of(0, -1), other: Float64Array.of(0, 5) });
  });

  test.each([
    [{ stage: "chess" }, /^stage: got "chess", takes .*donation, dilemma, trust, market/],
    [{ stage: "dilemma", benefit: 3 }, /^benefit: got 3, takes nothing: .*this is dilemma/],
    [{ stage: { first: [[1, 2], [3]] } }, /^stage\.first\[1\]: got \[3\], takes a row of 2 payoffs/],
    [
      {
        stage: {
          first: [
            [1, 2, 3],
            [3, 4, 5],
          ],
        },
      },
      /^stage\.second: got nothing, takes payoffs of the second role/,
    ],
    [{ stage: { first: [[1]], second: [[1]] } }, /^stage\.first: .*two actions or more/],
    [
      {
        stage: {
          first: [
            [1, Number.NaN],
            [3, 4],
          ],
        },
      },
      /^stage\.first\[0\]\[1\]: got NaN, takes 0, or an amount/,
    ],
    [{ stage: "trust", seats: "symmetric" }, /^seats: got "symmetric", takes drawn, alternating or fixed/],
    [{ stage: "market", classes: [0, 0, 0], agents: 3 }, /^classes: .*takes a role, 0 or 1, for each of the 3 agents/],
    [{ classes: [0, 1], agents: 2 }, /^classes: .*takes none unless seats are "fixed"/],
    [{ stage: "trust", seats: "alternating" }, /^matching: got "random", takes direct or round-robin/],
    [{ matching: "round-robin", agents: 5, rounds: 3 }, /^rounds: got 3, takes 10/],
    [{ groups: [1, 2] }, /^groups: .*takes an integer for each of the 9 agents/],
    [{ discount: 0 }, /^discount: got 0, takes/],
    [{ stage: { frist: [] } as never }, /^stage\.frist: got "a field", takes only name, first/],
  ] as [GameOptions, RegExp][])("that cannot be is refused: %j", (options, message) => {
    expect(() => defineGame(options)).toThrow(message);
  });
});
