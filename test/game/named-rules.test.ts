import { describe, expect, test } from "vitest";
import {
  alignTones,
  allocateRecords,
  createRandom,
  decisionsOf,
  defineGame,
  definePopulation,
  discountedReturns,
  type Game,
  type GameOptions,
  namedRules,
  play,
  type ResidentGroup,
  rowOf,
  ruleTable,
  tonesOf,
} from "../../src/game/index.js";

const [criticism, complaint, mocking, neutral, praising] = alignTones.keys();
const BAD = [criticism!, complaint!, mocking!];

const games: Record<string, GameOptions> = {
  donation: { reputations: 5 },
  levels: { reputations: 3, actions: 4 },
  binary: {},
  "one-way": { encounter: "one-way" },
  dilemma: { stage: "dilemma", reputations: 5 },
  trust: { stage: "trust", reputations: 5 },
  market: { stage: "market", reputations: 5, agents: 4 },
};

const groups = (game: Game) => Array.from({ length: game.agents }, (_, agent) => agent % 2);

/** The choice of a rule in a row, -1 where it has none for certain. */
function choiceIn(name: string, half: "action" | "assessment", game: Game, role: 0 | 1, ...seen: number[]): number {
  const decisions = decisionsOf(game);
  const row = rowOf(decisions[half === "action" ? "acting" : "judging"][role]!, ...seen);
  const width = decisions.width[half];
  return ruleTable(half, name, game)
    .subarray(row * width, (row + 1) * width)
    .indexOf(1);
}

describe("rules by name", () => {
  test("are rules of every stage game, of any number of tones, whether or not there are groups", () => {
    for (const [name, { needsGroups, about }] of Object.entries(namedRules)) {
      expect(about).not.toBe("");
      for (const options of Object.values(games)) {
        const plain = defineGame(options);
        for (const game of [plain, defineGame({ ...options, groups: groups(plain) })]) {
          const make = () => definePopulation([{ count: 2, norm: name }], game);
          if (needsGroups && game.groups === undefined) expect(make).toThrow(/^residents\[0\]\.norm: .*groups/);
          else expect(make()).toHaveLength(2);
        }
      }
    }
  });

  test("with two tones discerning is L3, simple standing", () => {
    const game = defineGame();
    const [discerning] = definePopulation([{ count: 1, norm: "discerning" }], game);
    expect(discerning).toEqual(definePopulation([{ count: 1, norm: "L3" }], game)[0]);
  });

  test("the tone before the best is neutral; of two the better one is both", () => {
    expect(tonesOf(5)).toEqual({ worst: criticism, neutral, best: praising });
    expect(tonesOf(2)).toEqual({ worst: 0, neutral: 1, best: 1 });
  });

  const dilemma = defineGame(games.dilemma);
  const judged = (name: string, subject: number, judge: number, action: number) =>
    choiceIn(name, "assessment", dilemma, 0, subject, judge, action);

  test("act as they say by the partner's tone", () => {
    for (const tone of alignTones.keys()) {
      const act = (name: string) => choiceIn(name, "action", dilemma, 0, neutral!, tone);
      for (const name of ["discerning", "inverter", "flatterer", "silent"])
        expect(act(name)).toBe(Number(!BAD.includes(tone)));
      expect(act("always-cooperates")).toBe(1);
      expect(act("greedy")).toBe(0);
      expect(act("grim")).toBe(Number(tone !== criticism));
      expect(act("choosy")).toBe(Number(tone === praising));
    }
  });

  test("judge as they say by what was done, and to whom", () => {
    for (const subject of alignTones.keys()) {
      for (const judge of alignTones.keys()) {
        for (const name of ["discerning", "always-cooperates", "graded", "choosy"]) {
          expect(judged(name, subject, judge, 1)).toBe(praising);
          expect(judged(name, subject, judge, 0)).toBe(BAD.includes(judge) ? neutral : criticism);
        }
        for (const action of [0, 1]) {
          expect(judged("greedy", subject, judge, action)).toBe(neutral);
          expect(judged("inverter", subject, judge, action)).toBe(action === 1 ? criticism : praising);
          expect(judged("flatterer", subject, judge, action)).toBe(praising);
          expect(judged("silent", subject, judge, action)).toBe(subject);
          expect(judged("grim", subject, judge, action)).toBe(
            action === 1 && subject !== criticism ? praising : criticism,
          );
        }
      }
    }
  });

  test("a clan keeps to itself", () => {
    const game = defineGame({ ...games.dilemma, groups: groups(dilemma) });
    for (const kin of [0, 1]) {
      expect(choiceIn("clan", "action", game, 0, kin, neutral!, neutral!)).toBe(kin);
      for (const action of [0, 1]) {
        const said = choiceIn("clan", "assessment", game, 0, kin, neutral!, neutral!, action);
        expect(said).toBe(kin === 1 ? praising : criticism);
      }
    }
  });

  test("graded invests and returns all, half or nothing; who was entrusted with nothing is not judged by what it returns", () => {
    const game = defineGame(games.trust);
    const expected = [0, 0, 0, 2, 4];
    for (const tone of alignTones.keys()) {
      expect(choiceIn("graded", "action", game, 0, neutral!, tone)).toBe(expected[tone]);
      expect(choiceIn("graded", "action", game, 1, neutral!, tone, 4)).toBe(expected[tone]);
    }
    // The investor judges: subject's tone, its own, what was returned, what it invested.
    expect(choiceIn("graded", "assessment", game, 0, mocking!, neutral!, 0, 0)).toBe(mocking);
    expect(choiceIn("graded", "assessment", game, 0, mocking!, neutral!, 0, 4)).toBe(criticism);
    expect(choiceIn("graded", "assessment", game, 0, mocking!, neutral!, 2, 4)).toBe(praising);
    expect(choiceIn("grim", "assessment", game, 0, mocking!, neutral!, 4, 0)).toBe(mocking);
    // The responder judges what was invested.
    expect(choiceIn("graded", "assessment", game, 1, neutral!, neutral!, 1, 0)).toBe(criticism);
    expect(choiceIn("graded", "assessment", game, 1, neutral!, neutral!, 2, 0)).toBe(praising);
  });

  test("names are taken for a half or for both, in any case, and an unknown one is told which there are", () => {
    const mixed: ResidentGroup[] = [{ count: 1, norm: "Discerning", action: "AllD" }];
    const [one] = definePopulation(mixed, dilemma);
    expect(one!.assessment).toEqual(ruleTable("assessment", "discerning", dilemma));
    expect(one!.action).toEqual(ruleTable("action", "greedy", dilemma));
    expect(() => definePopulation([{ count: 1, norm: "gredy" }], dilemma)).toThrow(
      /^residents\[0\]\.norm: got "gredy", takes one of L1, .*greedy/,
    );
    expect(() => ruleTable("action", "gredy", dilemma)).toThrow(/AllC, .*L1, .*greedy/);
  });
});

describe("exact values of the societies of ALIGN (discount 0.99)", () => {
  const first = {
    initialReputation: [0, 0, 0, 1, 0],
    matching: "round-robin",
    discount: 0.99,
    reputations: 5,
  } as const;

  test("a greedy entrant gets 5 among four discerning ones in the dilemma: one cooperates before it is known", () => {
    const game = defineGame({ stage: "dilemma", agents: 5, ...first });
    const policies = definePopulation(
      [
        { count: 1, norm: "greedy" },
        { count: 4, norm: "discerning" },
      ],
      game,
    );
    for (const seed of [1, 2, 3]) {
      const records = allocateRecords(game, 1);
      play(game, policies, createRandom(seed), records);
      expect(discountedReturns(records)[0]).toBeCloseTo(5, 12);
    }
  });

  test("among choosy buyers a seller does best by high quality five times, then low: 12.6550", () => {
    const game = defineGame({ stage: "market", agents: 12, ...first });
    const [buys] = [praising!, criticism!].map((tone) => choiceIn("choosy", "action", game, 1, neutral!, tone));
    expect(buys).toBe(2);
    const worth = (qualities: number): number => {
      let tone = praising!;
      let sum = 0;
      for (let k = 0; k < 6; k++) {
        const quality = (qualities >> k) & 1;
        const bought = choiceIn("choosy", "action", game, 1, neutral!, tone);
        sum += 0.99 ** k * game.stage.payoffs[0][quality * 3 + bought]!;
        tone = choiceIn("choosy", "assessment", game, 1, tone, neutral!, quality);
      }
      return sum;
    };
    const all = Array.from({ length: 64 }, (_, qualities) => worth(qualities));
    expect(Math.max(...all)).toBeCloseTo(12.655, 3);
    expect(all.indexOf(Math.max(...all))).toBe(0b011111);
  });
});
