/** Whom a decision can have influenced, against spreading it over all encounters; and that others are not looked at. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom, defineGame, definePopulation, type PublicRecords } from "../../src/game/index.js";
import { AnchoredScheduler } from "../../src/reciprocity/anchored-schedule.js";
import { createEnvironment } from "../../src/reciprocity/index.js";
import { MOST_INFLUENCED, ReachableAgents } from "../../src/reciprocity/reachable-agents.js";
import { Schedule } from "../../src/reciprocity/schedule.js";
import { anyTrial, played } from "./arbitrary.js";
import { expectReference } from "./expect-reference.js";

/** All who carry the influence of the learner's encounter of one round at the start of another. */
function carriersOf(records: PublicRecords, from: number, to: number): Set<number> {
  const { pairs, first, second } = records;
  const carriers = new Set([0]);
  for (let at = from * pairs; at < to * pairs; at++) {
    // In the decision's round only the learner's own encounter carries it on.
    const isOwn = first[at] === 0 || second[at] === 0;
    if (at < (from + 1) * pairs && !isOwn) continue;
    if (carriers.has(first[at]!) || carriers.has(second[at]!)) carriers.add(first[at]!).add(second[at]!);
  }
  return carriers;
}

test("the influence of a decision spreads as over all encounters, and is followed until it is too wide", () => {
  const trial = anyTrial({ agents: [2, 80], rounds: [1, 9] });
  fc.assert(
    fc.property(trial, (setting) => {
      const records = played(setting, 2);
      const influence = new ReachableAgents(records, records.rounds);
      for (let episode = 0; episode < 2; episode++) {
        for (let round = 0; round < records.rounds; round++) {
          const start = episode * records.rounds + round;
          if (!influence.start(records, start)) continue;
          for (let later = 1; round + later < records.rounds; later++) {
            const wanted = carriersOf(records, start, start + later);
            expect(influence.follow(later)).toBe(wanted.size <= MOST_INFLUENCED);
            if (wanted.size > MOST_INFLUENCED) break;
            const carriers = influence.agents.subarray(0, influence.carriers[later]);
            expect(new Set(carriers)).toEqual(wanted);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("in a crowd the payoff is that of enumerating what the anchor influences", () => {
  const trial = anyTrial({ agents: [60, 100], rounds: [1, 4], matchings: ["random", "direct"] });
  fc.assert(
    fc.property(trial, fc.integer({ min: 0, max: 2 }), (setting, horizon) => expectReference(setting, horizon, 1, 5)),
    { numRuns: 20 },
  );
});

describe("cones in a crowd", () => {
  const ROUNDS = 36;

  /** A schedule over one episode, and how often the records were asked where somebody's encounter is. */
  function scheduleAmong(agents: number): { schedule: Schedule; asked: number } {
    const game = defineGame({ agents, rounds: ROUNDS });
    const residents = definePopulation([{ count: agents - 1, norm: "L6" }]);
    const [learner] = residents;
    const records = createEnvironment(game, residents).play(learner!, 1, createRandom(1));
    let asked = 0;
    const encounterOf = new Proxy(records.encounterOf, {
      get(array, key) {
        asked += 1;
        return Reflect.get(array, key);
      },
    });
    const schedule = new Schedule(game, ROUNDS, ROUNDS, 5);
    new AnchoredScheduler(schedule, records, { horizon: ROUNDS, axes: 5 }).fill({ ...records, encounterOf });
    return { schedule, asked };
  }

  test("are found by looking at few, and are no larger, however many there are", () => {
    const few = scheduleAmong(10);
    for (const agents of [1000, 10_000]) {
      const { schedule, asked } = scheduleAmong(agents);
      expect(asked).toBeLessThan(3 * MOST_INFLUENCED * ROUNDS);
      expect(schedule.live.size).toEqual(few.schedule.live.size);
      expect(schedule.later.encounters.count).toBeLessThan(1.2 * few.schedule.later.encounters.count);
      expect(schedule.agents.agents.length).toBeLessThan(4 * ROUNDS);
    }
  });
});
