/** Cones with few axes: what is followed, and how far, against enumeration; and that no axis is taken that is not there. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom, defineGame, definePopulation, type PublicRecords } from "../../src/game/index.js";
import { AnchoredScheduler } from "../../src/reciprocity/anchored-schedule.js";
import { createEnvironment } from "../../src/reciprocity/index.js";
import { Schedule } from "../../src/reciprocity/schedule.js";
import { anyTrial, played } from "./arbitrary.js";
import { onBelief } from "./on-belief.js";
import { anchorsOf } from "./reference-anchored.js";
import { coneEnd, conesOf } from "./reference-cone.js";
import { expectNear, expectSlopes, slopesOf } from "./slopes.js";

const anyCone = fc.record({ horizon: fc.integer({ min: 1, max: 12 }), axes: fc.integer({ min: 2, max: 4 }) });

function scheduleOf(records: PublicRecords, horizon: number, axes: number): Schedule {
  const most = records.episodes * records.rounds;
  const schedule = new Schedule(records.game, most, most, axes);
  new AnchoredScheduler(schedule, records, { horizon, axes }).fill(records);
  return schedule;
}

describe("with two to four axes", () => {
  test("the payoff is that of enumerating each cone as far as it fits, whether it is cut or not", () => {
    let cut = 0;
    let whole = 0;
    const trial = anyTrial({ agents: [3, 6], rounds: [1, 10] });
    fc.assert(
      fc.property(trial, anyCone, (setting, { horizon, axes }) => {
        const { game, policies } = setting;
        const records = played(setting, 1);
        const { ends, payoff, meetings } = conesOf(setting, records, horizon, axes);
        const schedule = scheduleOf(records, horizon, axes);
        expect(schedule.meetings).toBe(meetings);
        expect(schedule.size.axes).toBeLessThanOrEqual(axes);
        expectNear(
          [onBelief("anchored", game, policies, records, { horizon, axes }).payoff],
          [payoff(policies[0]!)],
          1e-10,
        );
        for (const [at, anchor] of anchorsOf(records).entries()) {
          const all = Math.min(horizon, game.rounds - 1 - Math.floor(anchor / records.pairs));
          if (ends[at]! < all) cut += 1;
          else if (all > 3) whole += 1;
        }
      }),
      { numRuns: 300, seed: 5 },
    );
    // Both have been seen, and often.
    expect(cut).toBeGreaterThan(100);
    expect(whole).toBeGreaterThan(100);
  });

  test("so is its gradient by the decision", () => {
    const trial = anyTrial({ agents: [4, 6], rounds: [3, 7], matchings: ["random"] });
    fc.assert(
      fc.property(trial, anyCone, (setting, { horizon, axes }) => {
        const { game, policies } = setting;
        const records = played(setting, 1);
        const gradient = onBelief("anchored", game, policies, records, { horizon, axes });
        const { payoff } = conesOf(setting, records, horizon, axes);
        expectSlopes(game, gradient, slopesOf(game, policies[0]!, payoff, 1), 1e-9);
      }),
      { numRuns: 15 },
    );
  });

  test("long episodes of few, followed to their end", () => {
    const trial = anyTrial({ agents: [2, 4], rounds: [12, 24], matchings: ["random", "direct"] });
    fc.assert(
      fc.property(trial, (setting) => {
        const { game, policies } = setting;
        const records = played(setting, 1);
        const cone = { horizon: 24, axes: 4 };
        const { ends, payoff } = conesOf(setting, records, cone.horizon, cone.axes);
        // Four axes are enough for four.
        const rounds = anchorsOf(records).map((anchor) => Math.floor(anchor / records.pairs));
        expect(ends).toEqual(rounds.map((round) => game.rounds - 1 - round));
        expectNear([onBelief("anchored", game, policies, records, cone).payoff], [payoff(policies[0]!)], 1e-10);
      }),
      { numRuns: 20, seed: 5 },
    );
  });
});

test("no more axes than there are, in any society and over any horizon, and cones reach as far as they fit", () => {
  const trial = anyTrial({ agents: [2, 24], rounds: [1, 36] });
  const horizons = fc.integer({ min: 0, max: 36 });
  fc.assert(
    fc.property(trial, horizons, fc.integer({ min: 2, max: 12 }), (setting, horizon, axes) => {
      const records = played(setting, 1);
      const schedule = scheduleOf(records, horizon, axes);
      expect(schedule.size.axes).toBeLessThanOrEqual(axes);
      for (const { encounters, meetings } of [schedule.live, schedule.later]) {
        for (let row = 0; row < encounters.count; row++) {
          for (const place of [1, 2]) expect(encounters.data[row * 5 + place]).toBeLessThan(axes);
        }
        for (let row = 0; row < meetings.count; row++) {
          for (const place of [1, 2]) expect(meetings.data[row * 3 + place]).toBeLessThan(axes);
        }
      }
    }),
    { numRuns: 200 },
  );
});

describe("an axis that is missing", () => {
  const game = defineGame({ agents: 6, rounds: 12 });
  const residents = definePopulation([{ count: 5, norm: "L6" }]);
  const records = createEnvironment(game, residents).play(residents[0]!, 1, createRandom(1));

  test("is an error, where a schedule has fewer than the cones were told of", () => {
    const needed = scheduleOf(records, 12, 6).size.axes;
    for (let axes = 2; axes <= needed; axes++) {
      const schedule = new Schedule(game, game.rounds, game.rounds, axes);
      const fill = () => new AnchoredScheduler(schedule, records, { horizon: 12, axes: 6 }).fill(records);
      if (axes < needed) expect(fill).toThrow(`axes: got ${axes}, the schedule takes more`);
      else expect(fill).not.toThrow();
    }
  });

  test("is none where there are as many", () => {
    expect(scheduleOf(records, 12, 6).size.axes).toBeGreaterThan(3);
    expect(scheduleOf(records, 12, 3).size.axes).toBe(3);
    expect(anchorsOf(records).some((anchor) => coneEnd(records, anchor, 12, 3) < coneEnd(records, anchor, 12, 6))).toBe(
      true,
    );
  });
});
