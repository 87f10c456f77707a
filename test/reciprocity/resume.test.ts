/** A training that is left and taken up again goes on bit for bit; what is no checkpoint of it is refused. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allAsPerformed, defineGame, definePopulation, type Game, ruleTable } from "../../src/game/index.js";
import { checkCheckpoint, type TrainerCheckpoint } from "../../src/reciprocity/checkpoint.js";
import { createEnvironment, createTrainer, type Trainer, type TrainerOptions } from "../../src/reciprocity/index.js";
import { countsToText, textToCounts, toNumbers, toText } from "../../src/reciprocity/saved-numbers.js";

const game = defineGame({ agents: 5, rounds: 6, executionError: 0.05, assessmentError: 0.05 });
const residents = definePopulation([
  { count: 1, norm: "L6" },
  { count: 2, norm: "L1" },
  { count: 1, action: "AllD", assessment: "ImageScoring" },
]);
const train = (options: TrainerOptions, checkpoint?: TrainerCheckpoint, of: Game = game) =>
  createTrainer(createEnvironment(of, residents.slice(0, of.agents - 1)), { episodes: 2, ...options }, checkpoint);

/** As a file would give it back. */
const stored = (trainer: Trainer): TrainerCheckpoint => JSON.parse(JSON.stringify(trainer.checkpoint()));

function stepped(trainer: Trainer, iterations: number) {
  return Array.from({ length: iterations }, () => ({
    ...trainer.step(),
    policy: trainer.policy(),
    estimates: trainer.estimates(),
  }));
}

describe.each(["anchored", "joint", "mean-field"] as const)("%s", (belief) => {
  test.each([0, 1, 3])("left after %i iterations", async (left) => {
    const options = { belief, seed: 5 };
    const whole = await train(options);
    const before = stepped(whole, left);
    const checkpoint = stored(whole);
    expect([checkpoint.iteration, checkpoint.episodes, checkpoint.encounters]).toEqual([left, 2 * left, 24 * left]);
    // One step an iteration of the policies; of the estimators' networks, 50 in the first iteration and 12 in every other.
    expect(checkpoint.learner.steps).toBe(left);
    const steps = left === 0 ? undefined : 50 + 12 * (left - 1);
    expect(checkpoint.estimators.assessment?.networks.steps).toBe(steps);
    expect(checkpoint.estimators.history.reduce((sum, { batches }) => sum + batches, 0)).toBe(left);
    const after = stepped(whole, 4);
    const resumed = await train(options, checkpoint);
    expect(resumed.iteration).toBe(left);
    expect(resumed.policy()).toEqual(before.at(-1)?.policy ?? resumed.policy());
    if (left > 0) expect(resumed.estimates()).toEqual(before.at(-1)!.estimates);
    // What is written anew is what was read.
    expect(stored(resumed)).toEqual(checkpoint);
    expect(stepped(resumed, 4)).toEqual(after);
    expect(stored(resumed)).toEqual(stored(whole));
    for (const trainer of [whole, resumed]) trainer.dispose();
  });
});

test("what it believes of each of the others comes in the order of the agents", async () => {
  const exact = defineGame({ agents: 5, rounds: 30 });
  const trainer = await train({ episodes: 8 }, undefined, exact);
  for (let iteration = 0; iteration < 12; iteration++) trainer.step();
  const estimates = trainer.estimates();
  expect(estimates.length).toBe(4);
  for (const [at, { action, assessment }] of allAsPerformed(exact, residents).entries()) {
    expect([estimates[at]!.action.length, estimates[at]!.assessment.length]).toEqual([8, 16]);
    // Nearer to the truth about this one than to that about any other: on the whole, for contexts differ in how often they come.
    const distances = residents.map((other) => {
      const off = (half: "action" | "assessment") =>
        other[half].reduce((sum, chance, place) => sum + Math.abs(chance - estimates[at]![half][place]!), 0);
      return off("action") + off("assessment");
    });
    const least = Math.min(...distances);
    expect(residents[distances.indexOf(least)]).toEqual({ action, assessment });
  }
  trainer.dispose();
});

test("halves that are not learned are the discriminator's and stern judging unless told, in a game of three reputations, too", async () => {
  const ternary = defineGame({ agents: 2, rounds: 2, reputations: 3, initialReputation: [0.2, 0.3, 0.5] });
  const even = {
    action: new Float64Array(18).fill(0.5),
    assessment: new Float64Array(54).fill(1 / 3),
  };
  const environment = createEnvironment(ternary, [even]);
  const trainer = await createTrainer(environment, { episodes: 1 });
  expect(trainer.step().iteration).toBe(1);
  trainer.dispose();
  const signals = await createTrainer(environment, { optimize: "signal" });
  expect(signals.policy().action).toEqual(ruleTable("action", "Discriminator", ternary));
  signals.dispose();
  const actions = await createTrainer(environment, { optimize: "action" });
  expect(actions.policy().assessment).toEqual(ruleTable("assessment", "L6", ternary));
  actions.dispose();
});

describe("a checkpoint of another run is refused", () => {
  test("of another game", async () => {
    const one = await train({});
    one.step();
    const checkpoint = stored(one);
    await expect(train({}, checkpoint, defineGame({ ...game, agents: 4 }))).rejects.toThrow(/^checkpoint: /);
    await expect(train({ episodes: 3 }, checkpoint)).rejects.toThrow(/^checkpoint: got "a schedule of 12 starts/);
    await expect(train({ hidden: [16, 16] }, checkpoint)).rejects.toThrow(/^checkpoint: got "other networks"/);
    const size = { ...checkpoint.size!, axes: 9 };
    await expect(train({}, { ...checkpoint, size })).rejects.toThrow(/^checkpoint: /);
    const crowd = { ...checkpoint.size!, agents: 6 };
    await expect(train({}, { ...checkpoint, size: crowd })).rejects.toThrow(/^checkpoint: /);
    one.dispose();
  });
});

const first = await train({});
first.step();
const sound = stored(first);
first.dispose();

describe("the form of a checkpoint", () => {
  /** Every value within, by its path. */
  function* paths(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
    if (path.length > 0) yield path;
    if (typeof value !== "object" || value === null) return;
    for (const [key, one] of Object.entries(value))
      yield* paths(one, [...path, Array.isArray(value) ? Number(key) : key]);
  }

  function changed(value: unknown, [key, ...rest]: readonly (string | number)[], to: unknown): unknown {
    if (key === undefined) return to;
    const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
    Reflect.set(copy, key, changed(Reflect.get(value as object, key), rest, to));
    return copy;
  }

  // The state of the generator is looked at by the generator.
  const all = [...paths(sound)].filter(([field, place]) => field !== "random" || place === undefined);

  test("is that of what a trainer gives", () => {
    expect(() => checkCheckpoint(sound)).not.toThrow();
    expect(() => checkCheckpoint({ ...sound, size: null })).not.toThrow();
  });

  test.each([undefined, null, 1, "text", [], {}])("is not that of %j", (value) => {
    expect(() => checkCheckpoint(value)).toThrow(
      'checkpoint: got "something else", takes what the same training saved',
    );
  });

  test("does without no field, and takes none of another kind", () => {
    expect(all.length).toBeGreaterThan(20);
    for (const path of all) {
      const number = typeof path.reduce<unknown>((inner, key) => Reflect.get(inner as object, key), sound) === "number";
      for (const wrong of [undefined, true, ...(number ? ["1", -1, 0.5, Number.NaN] : [1, {}])]) {
        expect(() => checkCheckpoint(changed(sound, path, wrong)), `${path.join(".")}: ${wrong}`).toThrow(
          /^checkpoint: /,
        );
      }
    }
  });

  test.each([
    [["version"], 1],
    [["size", "axes"], 17],
    [["size", "starts"], 1e7 + 1],
    [["size", "later", "meetings"], 1e7 + 1],
    [["iteration"], 2 ** 53],
  ])("does not take %j of %d", (path, value) => {
    expect(() => checkCheckpoint(changed(sound, path, value))).toThrow(/^checkpoint: /);
  });

  test("holds sizes up to those that there can be", () => {
    expect(() => checkCheckpoint(changed(sound, ["size", "axes"], 16))).not.toThrow();
    expect(() => checkCheckpoint(changed(sound, ["size", "pairs"], 1e7))).not.toThrow();
  });
});

describe("counts", () => {
  const counts = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(5000)), { maxLength: 300 });

  test("are what they were, sparse or as they were written before", () => {
    fc.assert(
      fc.property(counts, (list) => {
        expect(textToCounts(countsToText(list), list.length)).toEqual(Float32Array.from(list));
        expect(textToCounts(toText(list), list.length)).toEqual(Float32Array.from(list));
      }),
    );
    // So many that a 32-bit float does not hold the last place.
    const many = new Float32Array(2 ** 24 + 2);
    many[2 ** 24 + 1] = 3;
    many[2 ** 21 + 7] = 4;
    expect(countsToText(many).length).toBeLessThan(60);
    // Compared by bytes: to look at so many numbers one by one takes minutes.
    const again = textToCounts(countsToText(many), many.length);
    expect(Buffer.from(again.buffer).equals(Buffer.from(many.buffer))).toBe(true);
  });

  test.each([
    [countsToText([0, 0, 3]), 2, 'checkpoint: got "another game"'],
    [toText([1, 2, 3]), 2, 'checkpoint: got "another game"'],
    [`${toText([0, 1, 0, 2])}:${toText([3])}`, 8, 'checkpoint: got "numbers that are cut off"'],
    [`${toText([0, 0.5])}:${toText([3])}`, 8, 'checkpoint: got "another game"'],
    [`${toText([0, -1])}:${toText([3])}`, 8, 'checkpoint: got "another game"'],
    [`${toText([0, 1])}:${toText([Number.NaN])}`, 8, 'checkpoint: got "numbers that are not finite"'],
    ["!:", 8, 'checkpoint: got "numbers that are not in base64"'],
  ])("%s of %i are refused", (text, length, message) => {
    expect(() => textToCounts(text, length)).toThrow(message);
  });
});

describe("numbers in base64", () => {
  test("come back as they were, and are what others write", () => {
    const lists = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 50 });
    fc.assert(
      fc.property(lists, (list) => {
        const text = toText(list);
        expect(text).toBe(Buffer.from(Float32Array.from(list).buffer).toString("base64"));
        expect(toNumbers(text)).toEqual(Float32Array.from(list));
      }),
    );
    // More than are turned into text at once, to either side of a border.
    for (const length of [3071, 3072, 3073, 3074, 10_000]) {
      const many = Float32Array.from({ length }, (_, at) => at / 7);
      expect(toText(many)).toBe(Buffer.from(many.buffer).toString("base64"));
      expect(toNumbers(toText(many))).toEqual(many);
    }
  });

  test.each([
    ["!", 'checkpoint: got "numbers that are not in base64"'],
    ["AAAA", 'checkpoint: got "numbers that are cut off"'],
    [toText([1, Number.NaN]), 'checkpoint: got "numbers that are not finite"'],
    [toText([Number.NEGATIVE_INFINITY]), 'checkpoint: got "numbers that are not finite"'],
  ])("%j is refused", (text, message) => {
    expect(() => toNumbers(text)).toThrow(message);
  });
});
