/** Residents who change in the middle of a training are soon known as they are now, and those who do not are not suspected. */
import { describe, expect, test } from "vitest";
import { allAsPerformed, defineGame, definePopulation, type Policy } from "../../../src/game/index.js";
import {
  createEnvironment,
  createMethod,
  createTrainer,
  type Environment,
  type Trainer,
} from "../../../src/reciprocity/index.js";

// Nobody sits out.
const game = defineGame({ agents: 10, rounds: 20, executionError: 0.02, assessmentError: 0.05 });
const before = definePopulation([
  { count: 4, norm: "L6" },
  { count: 5, action: "AllD", assessment: "L6" },
]);
/** The same, but that some of them turn into others. */
const after = before.map((policy, at) =>
  at < 3 ? definePopulation([{ count: 1, action: "AllC", assessment: "ImageScoring" }])[0]! : policy,
);

/** A world whose residents are others from some batch on. */
function changing(change: number): Environment {
  const worlds = [createEnvironment(game, before), createEnvironment(game, after)] as const;
  let batches = 0;
  return { game, play: (...request) => worlds[batches++ < change ? 0 : 1].play(...request) };
}

const CHANGE = 25;

/** How far what is believed of each resident is from what it does now, over the contexts seen: mean distance of the chances. */
function errors(trainer: Trainer, residents: readonly Policy[]): number[] {
  const estimates = trainer.estimates();
  const evidence = trainer.evidence()!;
  return allAsPerformed(game, residents).map((truth, at) => {
    let off = 0;
    let visits = 0;
    for (const half of ["action", "assessment"] as const) {
      for (const [context, seen] of evidence[at]![half].visits.entries()) {
        off += seen * Math.abs(truth[half][2 * context]! - estimates[at]![half][2 * context]!);
        visits += seen;
      }
    }
    return off / visits;
  });
}

const visitsOf = (trainer: Trainer) =>
  trainer.evidence()!.map(({ action }) => action.visits.reduce((sum, visits) => sum + visits, 0));

describe("residents who change", () => {
  test.each([1, 2])("are known again two batches later, and nobody else is forgotten: seed %i", async (seed) => {
    const trainer = await createTrainer(changing(CHANGE), { seed });
    for (let batch = 0; batch < CHANGE; batch++) trainer.step();
    const batchVisits = 8 * game.rounds;
    expect(visitsOf(trainer)).toEqual(new Array(9).fill(CHANGE * batchVisits));
    for (const error of errors(trainer, before)) expect(error).toBeLessThan(0.02);
    for (let batch = 0; batch < 2; batch++) trainer.step();
    const visits = visitsOf(trainer);
    for (const [at, error] of errors(trainer, after).entries()) {
      expect(error, `resident ${at}`).toBeLessThan(at < 3 ? 0.06 : 0.02);
      expect(visits[at]).toBe((at < 3 ? 2 : CHANGE + 2) * batchVisits);
    }
    trainer.dispose();
  });

  test("are followed by a checkpoint taken in between, bit for bit", async () => {
    const environment = changing(CHANGE);
    const whole = await createTrainer(environment, {});
    for (let batch = 0; batch < CHANGE + 1; batch++) whole.step();
    const checkpoint = JSON.parse(JSON.stringify(whole.checkpoint()));
    const resumed = await createTrainer(createEnvironment(game, after), {}, checkpoint);
    for (let batch = 0; batch < 3; batch++) expect(resumed.step()).toEqual(whole.step());
    expect(resumed.estimates()).toEqual(whole.estimates());
    expect(resumed.evidence()).toEqual(whole.evidence());
    for (const trainer of [whole, resumed]) trainer.dispose();
  });
});

test("residents who do not change are not forgotten: 100 batches, 3 seeds (a false alarm in 1 of 100 runs at most)", async () => {
  for (const seed of [1, 2, 3]) {
    const trainer = await createTrainer(createEnvironment(game, before), { seed, episodes: 4 });
    for (let batch = 0; batch < 100; batch++) trainer.step();
    expect(visitsOf(trainer)).toEqual(new Array(9).fill(100 * 4 * game.rounds));
    trainer.dispose();
  }
});

test("a method that learns in imagination has the same estimators, and the same evidence", async () => {
  const run = await createMethod("model-reinforce", { game, residents: before }, { episodes: 4 });
  run.step();
  const visits = run.evidence()!.map(({ action }) => action.visits.reduce((sum, visits) => sum + visits, 0));
  expect(visits).toEqual(new Array(9).fill(4 * game.rounds));
  run.dispose();
  for (const name of ["true-model", "q-learning"] as const) {
    const other = await createMethod(name, { game, residents: before }, { episodes: 4 });
    other.step();
    expect(other.evidence()).toBeUndefined();
    other.dispose();
  }
});
