import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkMatching,
  createRandom,
  defineGame,
  drawMatching,
  type Game,
  type Matching,
  matchingLength,
  pairsPerRound,
} from "../../src/game/index.js";
import { uniformity } from "../chi-square.js";
import { anyGame } from "./arbitrary.js";

/** Chance that sound code fails one of the chi-square tests, were the seed drawn anew. */
const LEVEL = 1e-4;

/** The pairs of a round; the smaller agent first unless `oriented`. */
function roundOf(game: Game, matching: Matching, round: number, oriented = false): [number, number][] {
  const pairs = pairsPerRound(game);
  return Array.from({ length: pairs }, (_, pair): [number, number] => {
    const one = matching[(round * pairs + pair) * 2]!;
    const other = matching[(round * pairs + pair) * 2 + 1]!;
    return oriented || one < other ? [one, other] : [other, one];
  });
}

function roundsOf(game: Game, matching: Matching): [number, number][][] {
  return Array.from({ length: game.rounds }, (_, round) => roundOf(game, matching, round));
}

/** One text for a round, whatever the order of its pairs. */
const key = (round: [number, number][]): string =>
  round
    .map((pair) => pair.join("-"))
    .sort()
    .join(" ");

function tally(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of keys) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

describe("every matching", () => {
  test("pairs every agent once a round, but for one that sits out where N is odd", () => {
    fc.assert(
      fc.property(anyGame, fc.maxSafeInteger(), (game, seed) => {
        const matching = drawMatching(game, createRandom(seed));
        expect(matching.length).toBe(matchingLength(game));
        expect(() => checkMatching(game, matching)).not.toThrow();
        for (const round of roundsOf(game, matching)) {
          expect(new Set(round.flat()).size).toBe(game.agents - (game.agents % 2));
        }
      }),
    );
  });

  test("follows from the generator's state alone, whatever is in `out`", () => {
    fc.assert(
      fc.property(anyGame, fc.maxSafeInteger(), (game, seed) => {
        const out = new Int32Array(matchingLength(game)).fill(-7);
        expect(drawMatching(game, createRandom(seed), out)).toBe(out);
        expect(out).toEqual(drawMatching(game, createRandom(seed)));
      }),
    );
  });

  test("of random rounds takes a draw a pair and one for who sits out, and no more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.nat(), (agents, rounds, seed) => {
        const game = defineGame({ agents, rounds });
        const random = createRandom(seed);
        let draws = 0;
        const below = random.below.bind(random);
        random.below = (limit) => {
          draws += 1;
          return below(limit);
        };
        drawMatching(game, random);
        expect(draws).toBe(rounds * (pairsPerRound(game) + (agents % 2)));
      }),
    );
  });

  test("refuses an `out` of another length", () => {
    const game = defineGame({ agents: 5, rounds: 3 });
    expect(() => drawMatching(game, createRandom(1), new Int32Array(11))).toThrow(
      'out: got "11 numbers", takes 12: 3 rounds of 2 pairs',
    );
  });
});

// Number of perfect matchings (with a sit-out where N is odd) and of their orientations.
describe.each([
  [2, 1, 2],
  [3, 3, 6],
  [4, 3, 12],
  [5, 15, 60],
  [6, 15, 120],
  [7, 105, 840],
])("%i agents", (agents, matchings, oriented) => {
  test.each(["random", "direct", "indirect"] as const)("%s: the first and the last round are uniform", (matching) => {
    const rounds = matching === "indirect" ? agents - 1 + (agents % 2) : 3;
    const game = defineGame({ agents, matching, rounds, encounter: "one-way" });
    const random = createRandom(agents);
    const drawn = Array.from({ length: 8000 }, () => drawMatching(game, random));
    for (const round of [0, rounds - 1]) {
      const plain = tally(drawn.map((one) => key(roundOf(game, one, round))));
      expect(plain.size).toBe(matchings);
      if (matchings > 1) expect(uniformity([...plain.values()])).toBeGreaterThan(LEVEL);
      const withDonors = tally(drawn.map((one) => key(roundOf(game, one, round, true))));
      expect(withDonors.size).toBe(oriented);
      expect(uniformity([...withDonors.values()])).toBeGreaterThan(LEVEL);
    }
  });
});

test.each([3, 9])("random, %i agents: who sits out is uniform over a long episode", (agents) => {
  const game = defineGame({ agents, rounds: 9000 });
  const counts = new Float64Array(agents);
  for (const round of roundsOf(game, drawMatching(game, createRandom(2)))) {
    const paired = new Set(round.flat());
    for (let agent = 0; agent < agents; agent++) if (!paired.has(agent)) counts[agent]! += 1;
  }
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(9000);
  expect(uniformity(counts)).toBeGreaterThan(LEVEL);
});

test("random: successive rounds are independent (all 9 pairs of matchings of 4 agents alike)", () => {
  const game = defineGame({ agents: 4, rounds: 18_000 });
  const keys = roundsOf(game, drawMatching(game, createRandom(8))).map(key);
  const pairs = tally(keys.flatMap((text, at) => (at % 2 === 1 ? [`${keys[at - 1]} then ${text}`] : [])));
  expect(pairs.size).toBe(9);
  expect(uniformity([...pairs.values()])).toBeGreaterThan(LEVEL);
});

describe("direct", () => {
  test("keeps one matching, every pair in its place", () => {
    fc.assert(
      fc.property(anyGame, fc.maxSafeInteger(), (anyKind, seed) => {
        const game: Game = { ...anyKind, matching: "direct" };
        const rounds = roundsOf(game, drawMatching(game, createRandom(seed)));
        for (const round of rounds) expect(round).toEqual(rounds[0]);
      }),
    );
  });

  test("draws anew who donates, in every round", () => {
    const game = defineGame({ agents: 2, rounds: 10_000, matching: "direct", encounter: "one-way" });
    const donors = drawMatching(game, createRandom(4)).filter((_, at) => at % 2 === 0);
    const repeats = donors.filter((donor, at) => at > 0 && donor === donors[at - 1]).length;
    expect(uniformity([repeats, 9999 - repeats])).toBeGreaterThan(LEVEL);
  });
});

describe("indirect", () => {
  test("no pair meets twice, and a full round-robin has them all", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.maxSafeInteger(), (agents, seed) => {
        const rounds = agents - 1 + (agents % 2);
        const game = defineGame({ agents, rounds, matching: "indirect" });
        const pairs = roundsOf(game, drawMatching(game, createRandom(seed))).flat();
        expect(new Set(pairs.map((pair) => pair.join("-"))).size).toBe((agents * (agents - 1)) / 2);
        expect(pairs.length).toBe((agents * (agents - 1)) / 2);
      }),
    );
  });

  test("the order of the rounds is uniform: all 6 orders of the 3 matchings of 4 agents", () => {
    const game = defineGame({ agents: 4, rounds: 3, matching: "indirect" });
    const random = createRandom(6);
    const orders = tally(
      Array.from({ length: 6000 }, () => roundsOf(game, drawMatching(game, random)).map(key).join(", ")),
    );
    expect(orders.size).toBe(6);
    expect(uniformity([...orders.values()])).toBeGreaterThan(LEVEL);
  });

  test("rounds come in no order: partners' partners meet a round later no oftener than they met a round before", () => {
    const game = defineGame({ agents: 8, rounds: 3, matching: "indirect" });
    const random = createRandom(7);
    const partner = (round: [number, number][], agent: number): number =>
      round.find((pair) => pair.includes(agent))!.find((other) => other !== agent)!;
    let [later, before] = [0, 0];
    for (let episode = 0; episode < 3000; episode++) {
      const [start, one, other] = roundsOf(game, drawMatching(game, random));
      const [i, j] = start![0]!;
      const meetLater = partner(other!, partner(one!, i)) === partner(one!, j);
      const metBefore = partner(one!, partner(other!, i)) === partner(other!, j);
      if (meetLater && !metBefore) later++;
      if (metBefore && !meetLater) before++;
    }
    expect(later).toBeGreaterThan(100);
    expect(uniformity([later, before])).toBeGreaterThan(LEVEL);
  });
});

describe("checkMatching", () => {
  const game = { agents: 4, rounds: 2 };
  test.each([
    [[0, 1, 2, 3, 0, 1, 2], /^matching: got "7 numbers", takes 8: 2 rounds of 2 pairs$/],
    [[0, 1, 2, 4, 0, 1, 2, 3], /^matching\[3\]: got 4, takes an agent from 0 to 3$/],
    [[0, 1, 2, 3, 0, -1, 2, 3], /^matching\[5\]: got -1, takes an agent from 0 to 3$/],
    [[0, 1, 2, 3, 0, 1, 2, 0], /^matching\[7\]: got 0, takes every agent at most once in round 1$/],
  ])("refuses %j", (matching, message) => {
    expect(() => checkMatching(game, Int32Array.from(matching))).toThrow(message);
  });
});
