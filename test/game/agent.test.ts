/** Agents that are asked: they play as tables do, see what they may, and are told apart when they go wrong. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Agent,
  AgentError,
  type AgentSeen,
  type AsyncPlayer,
  allAsPerformed,
  allocateRecords,
  asAgent,
  createRandom,
  defineGame,
  definePopulation,
  type Episode,
  type Game,
  type MakeAgent,
  type PastEncounter,
  type Player,
  type Policy,
  type PublicRecords,
  play,
  playAsync,
} from "../../src/game/index.js";
import { anyGame, anyPolicy, anyStageGame, randomPolicy } from "./arbitrary.js";

function played(game: Game, players: readonly Player[], seed = 1, episodes = 2): PublicRecords {
  const records = allocateRecords(game, episodes);
  play(game, players, createRandom(seed), records);
  return records;
}

async function playedLater(game: Game, players: readonly AsyncPlayer[], seed = 1, episodes = 2) {
  const records = allocateRecords(game, episodes);
  await playAsync(game, players, createRandom(seed), records);
  return records;
}

/** Answers after so many turns of the event loop. */
function slow(agent: Agent, turns: (seen: AgentSeen) => number): AsyncPlayer {
  const later = async <Answer>(seen: AgentSeen, answer: () => Answer) => {
    for (let turn = turns(seen); turn > 0; turn--) await Promise.resolve();
    return answer();
  };
  return {
    act: (seen) => later(seen, () => agent.act(seen)),
    judge: (seen) => later(seen, () => agent.judge(seen)),
  };
}

const noisy = fc
  .tuple(fc.oneof(anyStageGame, anyGame), fc.constantFrom(0, 0.125), fc.constantFrom(0, 0.25), fc.boolean())
  .map(([game, executionError, assessmentError, oneSided]) => ({
    ...game,
    executionError,
    assessmentError,
    executionErrorKind: oneSided ? ("one-sided" as const) : ("symmetric" as const),
  }));

describe("an agent that answers as a table does", () => {
  test("plays as it, to the last bit, in any game and beside any tables, at once or later", async () => {
    await fc.assert(
      fc.asyncProperty(noisy, fc.nat(1000), fc.nat(), async (game, seed, who) => {
        const chosen = Array.from({ length: game.agents }, (_, agent) => randomPolicy(game, seed + agent));
        const tables = allAsPerformed(game, chosen);
        const asked = chosen.map((policy, agent) => ((who >> (agent % 8)) & 1 ? asAgent(game, policy) : undefined));
        const random = createRandom(seed);
        const expected = allocateRecords(game, 2);
        play(game, tables, random, expected);
        const again = createRandom(seed);
        const records = allocateRecords(game, 2);
        play(
          game,
          tables.map((table, agent) => asked[agent] ?? table),
          again,
          records,
        );
        expect(records).toEqual(expected);
        expect(again.state()).toEqual(random.state());
        const delayed = tables.map((table, agent) =>
          asked[agent] === undefined
            ? table
            : slow(asked[agent], ({ round, other }) => (7 * agent + 3 * round + other) % 5),
        );
        expect(await playedLater(game, delayed, seed)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test("may say its choice or a row", () => {
    fc.assert(
      fc.property(
        anyGame.chain((game) => fc.tuple(fc.constant(game), anyPolicy(game))),
        fc.nat(),
        ([game, policy], seed) => {
          const agent = asAgent(game, policy);
          const terse: Agent = {
            act: (seen) => certain(agent.act(seen)),
            judge: (seen) => certain(agent.judge(seen)),
          };
          const certain = (row: ReturnType<Agent["act"]>) => {
            const list = Array.from(row as ArrayLike<number>);
            return list.includes(1) ? list.indexOf(1) : list;
          };
          const all = (player: Player) => new Array<Player>(game.agents).fill(player);
          expect(played(game, all(terse), seed)).toEqual(played(game, all(policy), seed));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("what an agent sees", () => {
  test("is what the records say: reputations, numbers, own encounters before, and the rounds so far", () => {
    fc.assert(
      fc.property(anyStageGame, fc.nat(1000), (game, seed) => {
        const asked: {
          seen: AgentSeen;
          past: PastEncounter[];
          own: PastEncounter[];
          last: PastEncounter | undefined;
        }[] = [];
        const watcher: MakeAgent = ({ agent }) => {
          const inner = asAgent(game, randomPolicy(game, seed + agent));
          const watch = (ask: "act" | "judge") => (seen: AgentSeen) => {
            const { history } = seen;
            expect([...history].length).toBe(history.length);
            asked.push({ seen, past: [...history], own: history.of(agent), last: history.at(-1) });
            return inner[ask](seen);
          };
          return { act: watch("act"), judge: watch("judge") };
        };
        const records = played(game, new Array(game.agents).fill(watcher), seed, 1);
        for (const { seen, past, own, last } of asked) {
          const at = records.encounterOf[seen.round * game.agents + seen.agent]!;
          const isFirst = records.first[at] === seen.agent;
          expect(isFirst ? records.second[at] : records.first[at]).toBe(seen.other);
          const [mine, theirs] = isFirst
            ? [records.reputationFirst[at], records.reputationSecond[at]]
            : [records.reputationSecond[at], records.reputationFirst[at]];
          expect([seen.own ?? seen.judge, seen.partner ?? seen.subject]).toEqual([mine, theirs]);
          if (seen.subjectAction !== undefined) {
            const did = isFirst ? records.actionSecond[at]! : records.actionFirst[at]!;
            expect(seen.subjectAction).toBe(did === 255 ? 0 : did);
          }
          expect(past.length).toBe(seen.round * records.pairs);
          for (const [place, { round, agents, signals }] of past.entries()) {
            expect(round).toBe(Math.floor(place / records.pairs));
            expect(agents).toEqual([records.first[place], records.second[place]]);
            expect(signals).toEqual([records.signalFirst[place], records.signalSecond[place]]);
          }
          expect(last).toEqual(past.at(-1));
          expect(own).toEqual(past.filter(({ agents }) => agents.includes(seen.agent)));
          expect(seen.encounters).toBe(own.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("memory of one's own: a grudger defects for ever on whom it saw defect, whatever others say", () => {
    const game = defineGame({ agents: 4, rounds: 12, initialReputation: 1 });
    const grudger: MakeAgent = () => {
      const grudges = new Set<number>();
      return {
        act: ({ other }) => (grudges.has(other) ? 0 : 1),
        judge({ other, subjectAction }) {
          if (subjectAction === 0) grudges.add(other);
          return 1;
        },
      };
    };
    const [defector] = definePopulation([{ count: 1, action: "AllD", assessment: "11111111" }]);
    const { first, second, actionFirst, actionSecond } = played(game, [defector!, grudger, grudger, grudger], 3);
    const met = new Set<number>();
    for (let at = 0; at < first.length; at++) {
      if (at === first.length / 2) met.clear();
      const [i, j] = [first[at]!, second[at]!];
      if (i !== 0 && j !== 0) expect([actionFirst[at], actionSecond[at]]).toEqual([1, 1]);
      else {
        expect(i === 0 ? actionSecond[at] : actionFirst[at]).toBe(met.has(i + j) ? 0 : 1);
        met.add(i + j);
      }
    }
  });

  test("chance of its own: the same from the same seed, and nothing to the others", () => {
    const game = defineGame({ agents: 5, rounds: 6 });
    const table = randomPolicy(game, 1);
    const dice: MakeAgent = ({ random }) => ({ act: () => random.below(2), judge: () => random.below(2) });
    const others = new Array<Player>(4).fill(table);
    const one = played(game, [dice, ...others], 5);
    expect(played(game, [dice, ...others], 5)).toEqual(one);
    expect(played(game, [dice, ...others], 6)).not.toEqual(one);
    const state = (players: readonly Player[]) => {
      const random = createRandom(5);
      play(game, players, random, allocateRecords(game, 2));
      return random.state();
    };
    expect(state([dice, ...others])).toEqual(state([table, ...others]));
  });

  test("an object begins each episode, a function makes an agent for each; both are told who they are", () => {
    const game = defineGame({ agents: 3, rounds: 3 });
    const begun: number[] = [];
    const made: number[] = [];
    const object: Agent = { begin: ({ agent }: Episode) => begun.push(agent), act: () => 1, judge: () => 1 };
    const maker: MakeAgent = ({ agent, game: own }) => {
      expect(own).toBe(game);
      made.push(agent);
      return { act: () => 1, judge: () => 1 };
    };
    played(game, [object, maker, maker], 1, 2);
    expect(begun).toEqual([0, 0]);
    expect(made).toEqual([1, 2, 1, 2]);
  });
});

describe("an agent that goes wrong is named, with the round and what it saw", () => {
  const game = defineGame({ agents: 2, rounds: 3, initialReputation: 1 });
  const fine: Agent = { act: () => 1, judge: () => 1 };
  const wrong = (change: Partial<Agent>): Player => ({ ...fine, ...change });
  test.each([
    [
      wrong({ act: ({ round }) => (round === 2 ? 2 : 1) }),
      /^agent 1 in round 2 of episode 0, act: got 2, takes a choice from 0 to 1, or 2 chances that sum to 1; it saw own 1, partner 1, role 0, choices 2, other 0, round 2, encounters 2$/,
    ],
    [
      wrong({ name: "grudger", judge: () => [0.5, 0.4] }),
      /^agent 1 \(grudger\) in round 0 of episode 0, judge: got \[0.5, 0.4\], takes a choice/,
    ],
    [wrong({ act: () => [1] }), /act: got \[1\], takes a choice/],
    [wrong({ act: () => undefined as never }), /act: got nothing, takes/],
    [wrong({ act: () => "1" as never }), /act: got "1", takes/],
    [wrong({ act: () => [1n, 0n] as never }), /takes a choice/],
    [
      wrong({
        judge: () => {
          throw new Error("no idea\nat all");
        },
      }),
      /^agent 1 in round 0 of episode 0, judge: threw Error: no idea; it saw subject 1, judge 1, subjectAction 1, role 0/,
    ],
    [
      wrong({
        begin: () => {
          throw new Error("not today");
        },
      }),
      /^agent 1 in episode 0, begin: threw Error: not today$/,
    ],
    [
      (() => {
        throw new Error("not made");
      }) as MakeAgent,
      /^agent 1 in episode 0, begin: threw Error: not made$/,
    ],
    [
      (() => ({ act: () => 1 })) as never as MakeAgent,
      /^agent 1\.judge: got nothing, takes a function of what is seen$/,
    ],
    [
      wrong({ act: (async () => 1) as never }),
      /act: got an object, takes an answer at once; playAsync waits for answers; it saw/,
    ],
    [
      wrong({
        act: (async () => {
          throw new Error("lost");
        }) as never,
      }),
      /takes an answer at once/,
    ],
  ] as [Player, RegExp][])("%#", async (player, message) => {
    expect(() => played(game, [fine, player])).toThrow(message);
    if (!/at once/.test(message.source))
      await expect(playedLater(game, [fine, player as AsyncPlayer])).rejects.toThrow(message);
  });

  test("the error is an AgentError with the cause", () => {
    const cause = new Error("no idea");
    const fail = wrong({
      act: () => {
        throw cause;
      },
    });
    try {
      played(game, [fine, fail]);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AgentError);
      expect(error).toMatchObject({ name: "AgentError", agent: 1, episode: 0, round: 0, cause });
    }
  });
});

describe("those who answer later", () => {
  const game = defineGame({ agents: 6, rounds: 4, initialReputation: 1 });
  const agent: Agent = { act: () => 1, judge: () => 1 };

  test("are waited for side by side: all encounters of a round, and both who act", async () => {
    let open = 0;
    let most = 0;
    const counted = async () => {
      open += 1;
      most = Math.max(most, open);
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      open -= 1;
      return 1;
    };
    await playedLater(game, new Array(6).fill({ act: counted, judge: counted }));
    expect(most).toBe(6);
  });

  test("nobody is asked two things at a time, or in another round before all of this one are done", async () => {
    const rounds: number[] = [];
    const players = Array.from({ length: 6 }, (_, own): AsyncPlayer => {
      let busy = false;
      const answer = async ({ round }: AgentSeen) => {
        expect(busy).toBe(false);
        busy = true;
        rounds.push(round);
        for (let turn = (own * 5) % 7; turn > 0; turn--) await Promise.resolve();
        busy = false;
        return 1;
      };
      return { act: answer, judge: answer };
    });
    await playedLater(game, players, 1, 1);
    expect(rounds).toEqual(rounds.toSorted((one, other) => one - other));
    expect(rounds.length).toBe(6 * 4 * 2);
  });

  test("one that fails is named, the others are told, and nothing is written any more", async () => {
    let told: unknown;
    const failing: AsyncPlayer = {
      act: async () => {
        throw new Error("offline");
      },
      judge: async () => 1,
    };
    const waiting: AsyncPlayer = ({ signal }) => ({
      act: () =>
        new Promise((resolve) =>
          signal!.addEventListener("abort", () => {
            told = signal!.reason;
            resolve(1);
          }),
        ),
      judge: () => 1,
    });
    const records = allocateRecords(game, 1);
    const players = [failing, ...new Array<AsyncPlayer>(5).fill(waiting)];
    await expect(playAsync(game, players, createRandom(1), records)).rejects.toThrow(
      /^agent 0 in round 0.*threw Error: offline/,
    );
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toBeInstanceOf(AgentError);
    expect(records.actionFirst.every((action) => action === 0)).toBe(true);
  });

  test("are given up with the signal's reason, at once", async () => {
    const controller = new AbortController();
    const never: AsyncPlayer = { act: () => new Promise(() => {}), judge: () => 1 };
    const playing = playAsync(
      game,
      [never, ...new Array<AsyncPlayer>(5).fill(agent)],
      createRandom(1),
      allocateRecords(game, 1),
      {
        signal: controller.signal,
      },
    );
    controller.abort(new Error("enough"));
    await expect(playing).rejects.toThrow("enough");
    const late = playAsync(game, new Array(6).fill(agent), createRandom(1), allocateRecords(game, 1), {
      signal: controller.signal,
    });
    await expect(late).rejects.toThrow("enough");
    const odd = playAsync(game, new Array(6).fill(agent), createRandom(1), allocateRecords(game, 1), {
      signal: 1 as never,
    });
    await expect(odd).rejects.toThrow(/^signal: got 1, takes the signal of an AbortController/);
  });

  test("without anybody to wait for it plays as play does", async () => {
    const table: Policy = randomPolicy(game, 2);
    const all = new Array<Policy>(6).fill(table);
    expect(await playedLater(game, all, 9)).toEqual(played(game, all, 9));
  });
});
