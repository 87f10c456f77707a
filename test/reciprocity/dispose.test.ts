/** Whatever learns or judges gives back every tape that it took, so that memory does not grow from one to the next. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEngine, type Tape } from "../../src/autodiff/index.js";
import { defineGame, definePopulation, policyFromBits } from "../../src/game/index.js";
import {
  continuousTrainings,
  createContinuousMethod,
  createMethod,
  createOracle,
  type MethodRun,
  methodNames,
  methods,
  methodsWithBelief,
} from "../../src/reciprocity/index.js";

const game = defineGame({ agents: 4, rounds: 5 });
const residents = definePopulation([{ count: 3, norm: "L6" }]);
const fixed = policyFromBits("0101", "10011001");

/** Tapes that are not given back, of all engines. */
const live = new Set<Tape>();
let taken = 0;

beforeEach(async () => {
  const engine = await createEngine();
  const probe = engine.tape();
  const engines = Object.getPrototypeOf(engine) as typeof engine;
  const tapes = Object.getPrototypeOf(probe) as Tape;
  probe.dispose();
  const { tape } = engines;
  const { dispose } = tapes;
  vi.spyOn(engines, "tape").mockImplementation(function (this: typeof engine) {
    const made = tape.call(this);
    live.add(made);
    taken += 1;
    return made;
  });
  vi.spyOn(tapes, "dispose").mockImplementation(function (this: Tape) {
    live.delete(this);
    dispose.call(this);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  live.clear();
  taken = 0;
});

function runAndDispose(run: MethodRun, iterations: number): void {
  for (let iteration = 0; iteration < iterations; iteration++) run.step();
  const inUse = live.size;
  run.step();
  // Nor does it grow while it learns.
  expect(live.size).toBeLessThanOrEqual(inUse);
  run.dispose();
  expect(live.size).toBe(0);
}

describe("every tape is given back by", () => {
  test.each(methodNames)("%s", async (name) => {
    const beliefs = methodsWithBelief.includes(name) ? (["anchored", "joint", "mean-field"] as const) : [undefined];
    for (const belief of beliefs) {
      const options = { episodes: 4, ...(belief && { belief }) };
      runAndDispose(await createMethod(name, { game, residents }, options), 3);
    }
    // What has no step size, as Q-learning, may have tables alone.
    if ("rate" in methods[name].defaults) expect(taken).toBeGreaterThan(0);
  });

  test.each(continuousTrainings.method)("%s, continuous donations", async (name) => {
    // Long enough for a challenger to give way to another.
    const run = await createContinuousMethod(name, { game, residents }, { episodes: 32, hidden: [4] });
    runAndDispose(run, 24);
    expect(taken).toBeGreaterThan(0);
  });

  test("a trainer whose recording has become too small for what it sees", async () => {
    const world = {
      game: defineGame({ agents: 7, rounds: 6 }),
      residents: definePopulation([{ count: 6, norm: "L6" }]),
    };
    const run = await createMethod("reciprocity-gradient", world, { episodes: 1 });
    run.step();
    const before = taken;
    runAndDispose(run, 30);
    expect(taken).toBeGreaterThan(before);
  });

  test("what resumes", async () => {
    for (const name of methodNames) {
      const run = await createMethod(name, { game, residents }, { episodes: 4 });
      run.step();
      const resumed = await createMethod(name, { game, residents }, { episodes: 4 }, run.checkpoint());
      run.dispose();
      runAndDispose(resumed, 1);
    }
    const world = { game, residents };
    const options = { episodes: 32, hidden: [4] };
    for (const name of continuousTrainings.method) {
      const run = await createContinuousMethod(name, world, options);
      run.step();
      const resumed = await createContinuousMethod(name, world, options, run.checkpoint());
      run.dispose();
      runAndDispose(resumed, 1);
    }
  });

  test.each(["random", "direct"] as const)("the references, %s matching", async (matching) => {
    const oracle = await createOracle(defineGame({ ...game, matching }), residents, { matchings: 4 });
    oracle.evaluate(fixed);
    oracle.bestResponse("action", fixed);
    oracle.bound("action", fixed);
    oracle.dispose();
    expect(taken).toBeGreaterThan(0);
    expect(live.size).toBe(0);
  });
});
