/**
 * Wrong uses of the game, as a script without types would write them: each is refused in one line that names what was wrong,
 * what it got and what is taken. None is passed over, none ends in a TypeError.
 */
import { describe, expect, test } from "vitest";
import {
  allocateRecords,
  continuousPolicy,
  createContinuousEnvironment,
  createEnvironment,
  createRandom,
  defineGame,
  definePolicy,
  definePopulation,
  drawMatching,
  findNorm,
  learnerPayoff,
  play,
  policyFromBits,
  restoreRandom,
} from "../../src/index.js";
import { type Anything, refusal } from "../refusal.js";

const game = defineGame({ agents: 3, rounds: 2 });
const residents = definePopulation([{ count: 2, norm: "L6" }]);
const [policy] = residents;
const random = createRandom(1);

const uses: readonly (readonly [what: string, use: (wrong: Anything) => unknown, wrong: unknown, says: RegExp])[] = [
  ["a game that is none", defineGame, "random", /^options of a game: got "random", takes an object with agents/],
  ["a game's field misspelt", defineGame, { round: 3 }, /^round: .*did you mean rounds\?/],
  ["a game's number in quotes", defineGame, { rounds: "36" }, /^rounds: got "36", takes an integer from 1/],
  ["null for a game's field", defineGame, { matching: null }, /^matching: got null, takes one of "random"/],
  [
    "donations of a configuration in a game",
    defineGame,
    { actions: "continuous" },
    /^actions: got "continuous", takes an/,
  ],
  ["a population by name", definePopulation, "L6", /^residents: got "L6", takes at least one group, such as/],
  [
    "one group without its list",
    definePopulation,
    { count: 3, norm: "L6" },
    /^residents: got an object, takes at least/,
  ],
  ["no residents", definePopulation, [], /^residents: got an empty list, takes at least one group/],
  ["a group by name", definePopulation, ["L6"], /^residents\[0\]: got "L6", takes an object with count, norm/],
  [
    "groups in a nested list",
    definePopulation,
    [[{ count: 1, norm: "L6" }]],
    /^residents\[0\]: got a list of 1, takes/,
  ],
  [
    "a group's count in quotes",
    definePopulation,
    [{ count: "3", norm: "L6" }],
    /^residents\[0\]\.count: got "3", takes/,
  ],
  ["a group's field misspelt", definePopulation, [{ count: 3, norms: "L6" }], /^residents\[0\]\.norms: .*mean norm\?/],
  [
    "a group's norm as a number",
    definePopulation,
    [{ count: 3, norm: 6 }],
    /^residents\[0\]\.norm: got 6, takes the name/,
  ],
  ["an unknown norm", definePopulation, [{ count: 3, norm: "L9" }], /^residents\[0\]\.norm: got "L9", takes one of L1/],
  [
    "a population for ever",
    definePopulation,
    [{ count: 1e15, norm: "L6" }],
    /^residents\[0\]\.count: got 1000000000000000,/,
  ],
  ["a norm that is no name", findNorm, null, /^norm: got null, takes one of L1/],
  ["bits as a number", (bits) => policyFromBits(bits, "10011001"), 101, /^action: got 101, takes 4 bits/],
  ["bits too few", (bits) => policyFromBits("0101", bits), "1001", /^assessment: got "1001", takes 8 bits/],
  ["bits as a list", (bits) => policyFromBits(bits, "10011001"), [0, 1, 0, 1], /^action: got \[0, 1, 0, 1\], takes 4/],
  ["no bits", (bits) => policyFromBits("0101", bits), undefined, /^assessment: got nothing, takes 8 bits/],
  ["nested tables", (table) => definePolicy(game, table, []), [[0, 1]], /^action: got a list of 1, takes a flat list/],
  [
    "tables as text",
    (table) => definePolicy(game, table, []),
    "01010101",
    /^action: got "01010101", takes a flat list/,
  ],
  [
    "a policy of no shape",
    (shape) => definePolicy(shape, [], []),
    undefined,
    /^reputations: got nothing, takes an integer/,
  ],
  [
    "shares beyond 1",
    () =>
      continuousPolicy(
        () => 2,
        () => 0,
      ).action &&
      createEnvironment(game, [
        continuousPolicy(
          () => 2,
          () => 0,
        ),
        policy!,
      ]),
    0,
    /^residents\[0\]\.action\[0\]: got \[-1, 2\], takes 2 probabilities/,
  ],
  [
    "shares that are none between the corners",
    (wrong) => {
      const strange = continuousPolicy(
        (own, partner) => (own % 1 === 0 && partner % 1 === 0 ? 1 : wrong),
        () => 0.5,
      );
      return createContinuousEnvironment(game, [strange, policy!]).play([policy!, policy!, policy!], random);
    },
    Number.NaN,
    /^policies\[1\]\.donation: got NaN, takes a function that gives numbers from 0 to 1/,
  ],
  [
    "a share that is no function",
    (half) => continuousPolicy(half, () => 0),
    0.5,
    /^donation: got 0.5, takes a function/,
  ],
  ["a seed in quotes", createRandom, "1", /^seed: got "1", takes an integer/],
  ["no seed", createRandom, undefined, /^seed: got nothing, takes an integer/],
  ["no state", restoreRandom, null, /^state: got null, takes the four/],
  [
    "a seed for a generator",
    (seed) => drawMatching(game, seed),
    1,
    /^random: got 1, takes a generator, such as createRandom/,
  ],
  [
    "options for a game",
    (options) => drawMatching(options, random),
    { agents: 3 },
    /^reputations: got nothing, takes .*; defineGame/,
  ],
  ["records of no game", (none) => allocateRecords(none, 1), undefined, /^game: got nothing, takes a game/],
  [
    "records beyond memory",
    (episodes) => allocateRecords(game, episodes),
    1e12,
    /^episodes: got 1000000000000, takes at most/,
  ],
  [
    "play without a generator",
    (none) => play(game, [policy!, ...residents], none, allocateRecords(game, 1)),
    undefined,
    /^random: got nothing/,
  ],
  [
    "play into nothing",
    (none) => play(game, [policy!, ...residents], random, none),
    undefined,
    /^records: got nothing, takes records/,
  ],
  ["the payoff of nothing", (none) => learnerPayoff(none), undefined, /^records: got nothing, takes records of played/],
  [
    "one policy for many episodes",
    (one) => createContinuousEnvironment(game, residents).play(one, random),
    policy,
    /^learners: got an object, takes a list of policies/,
  ],
  [
    "an agent by name",
    (agent) => learnerPayoff(allocateRecords(game, 1), agent),
    "0",
    /^agent: got "0", takes an integer/,
  ],
];

describe("is refused in one line", () => {
  test.each(uses)("%s", async (_what, use, wrong, says) => {
    expect(await refusal(() => use(wrong as Anything))).toMatch(says);
  });
});
