/** What the learner of the continuous game sees: public records of play and nothing else of the residents. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import { createRandom, defineGame, definePopulation, type Policy, policyFromBits } from "../../../src/game/index.js";
import {
  type ContinuousEnvironment,
  createContinuousEnvironment,
} from "../../../src/reciprocity/continuous/environment.js";
import { ContinuousEstimators } from "../../../src/reciprocity/continuous/estimator.js";
import { continuousEstimatorError } from "../../../src/reciprocity/continuous/oracle/estimator-error.js";
import { RecordMemory } from "../../../src/reciprocity/continuous/record-memory.js";
import { ContinuousTrainer } from "../../../src/reciprocity/continuous/trainer.js";
import { reciprocityGradient } from "../../../src/reciprocity/reciprocity-gradient.js";
import { type TrainerOptions, trainerSettings } from "../../../src/reciprocity/settings.js";

const engine = await createEngine();
const options = { rate: 0.04, memory: 512, batch: 64, hidden: [8], seed: 3 };

function trainerIn(environment: ContinuousEnvironment, told: TrainerOptions = {}) {
  const { game } = environment;
  const settings = trainerSettings(
    game,
    { belief: "mean-field", episodes: 16, hidden: [8], ...told },
    reciprocityGradient.defaults,
  );
  return new ContinuousTrainer(
    engine,
    environment,
    settings,
    new ContinuousEstimators(engine, game.agents - 1, options),
  );
}

/** Everything that a run shows. */
function shown(environment: ContinuousEnvironment, told: TrainerOptions = {}) {
  const trainer = trainerIn(environment, told);
  const lines = Array.from({ length: 6 }, () => {
    const iteration = trainer.step();
    return { ...iteration, policy: trainer.policy().networks };
  });
  trainer.dispose();
  return lines;
}

describe("residents who differ only where it is never seen make the same learner, bit for bit", () => {
  // All are Good at the start and everybody says Good, the learner too, so that nobody is ever anything else.
  const game = defineGame({ agents: 4, rounds: 5, initialReputation: 1 });
  const told = { optimize: "action", fixed: policyFromBits("0000", "11111111"), exploration: 0 } as const;
  const among = (action: string, assessment: string) =>
    createContinuousEnvironment(game, definePopulation([{ count: 3, action, assessment }]));

  test("and others where it is seen", () => {
    const one = shown(among("1111", "11111111"), told);
    expect(shown(among("0001", "00000011"), told)).toEqual(one);
    expect(shown(among("1110", "11111111"), told)).not.toEqual(one);
  });
});

test("the trainer asks its environment for the game and for play alone", () => {
  const asked = new Set<string>();
  const real = createContinuousEnvironment(
    defineGame({ agents: 4, rounds: 4 }),
    definePopulation([{ count: 3, norm: "L6" }]),
  );
  shown(
    new Proxy(real, {
      get(of, key) {
        asked.add(String(key));
        return Reflect.get(of, key) as unknown;
      },
    }),
  );
  expect([...asked].sort()).toEqual(["game", "play"]);
});

describe("the code has no way to a resident", () => {
  const folder = resolve(import.meta.dirname, "../../../src/reciprocity/continuous");
  // The world itself, what is told the truth by its name, and who makes them.
  const worldly = ["environment.ts", "true-model.ts", "methods.ts"];
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !worldly.includes(name))
    .map((name) => ({
      name,
      text: readFileSync(join(folder, name), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ""),
    }));

  test("this test sees the learner's files", () => {
    expect(sources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["trainer.ts", "ascent.ts", "learner.ts", "estimator.ts", "rollout.ts", "exploration.ts"]),
    );
  });

  test.each(sources)("$name", ({ text }) => {
    expect(text).not.toMatch(/\bresidents\b|definePopulation|findNorm|continuousAsPerformed|playContinuous/i);
    expect(text).not.toMatch(/from "[^"]*(oracle\/|true-model|population|norm\.js|experiment\/|cli\/)/);
    expect(text).not.toMatch(/import \{[^}]*\} from "[^"]*environment\.js"/);
    expect(text).not.toMatch(/\bimport\(/);
  });
});

test("estimators learn from records what residents do, where they were seen", () => {
  const game = defineGame({ agents: 4, rounds: 12, executionError: 0.1 });
  const residents = definePopulation([
    { count: 1, norm: "L6" },
    { count: 1, norm: "L3" },
    { count: 1, action: "AllD", assessment: "ImageScoring" },
  ]);
  const environment = createContinuousEnvironment(game, residents);
  const random = createRandom(5);
  const rules: Policy[] = Array.from({ length: 64 }, () => {
    const bits = (count: number) => Array.from({ length: count }, () => random.below(2)).join("");
    return policyFromBits(bits(4), bits(8));
  });
  const estimators = new ContinuousEstimators(engine, 3, { ...options, hidden: [16], memory: 4096, batch: 128 });
  const error = () =>
    continuousEstimatorError(estimators.policies(), residents, environment.play(rules.slice(0, 16), createRandom(6)));
  const before = error();
  estimators.observe(environment.play(rules, random), random);
  const first = estimators.train(1, random);
  const later = estimators.train(1500, random);
  expect(later.action + later.assessment).toBeLessThan(first.action + first.assessment);
  const after = error();
  expect(after.actionError).toBeLessThan(0.02);
  expect(after.assessmentError).toBeLessThan(0.03);
  expect(before.actionError + before.assessmentError).toBeGreaterThan(0.4);
  estimators.dispose();
});

describe("the memory of records", () => {
  test("is a fair sample of everything seen", () => {
    const [capacity, all, times] = [10, 50, 400];
    const kept = new Float64Array(all);
    const random = createRandom(1);
    for (let time = 0; time < times; time++) {
      const memory = new RecordMemory(1, capacity, 1);
      for (let record = 0; record < all; record++) memory.add(0, [record], random);
      for (let at = 0; at < capacity; at++) kept[memory.at(at)]! += 1;
    }
    // Binomial with chance 1/5: 80 expected, standard deviation 8.
    for (const count of kept) expect(Math.abs(count - (times * capacity) / all)).toBeLessThan(5 * 8);
  });

  test("draws only what was seen of that opponent, and nothing of one never seen", () => {
    const memory = new RecordMemory(3, 4, 2);
    const random = createRandom(2);
    memory.add(0, [1, 2], random);
    memory.add(2, [3, 4], random);
    memory.add(2, [5, 6], random);
    expect(memory.at(memory.draw(0, random))).toBe(1);
    expect(memory.draw(1, random)).toBe(-1);
    const seen = new Set(Array.from({ length: 50 }, () => memory.at(memory.draw(2, random) + 1)));
    expect([...seen].sort()).toEqual([4, 6]);
  });

  test("goes through a file", () => {
    const memory = new RecordMemory(2, 3, 1);
    const random = createRandom(3);
    for (const value of [1, 2, 3, 4, 5]) memory.add(1, [value / 7], random);
    const again = new RecordMemory(2, 3, 1);
    const saved = JSON.parse(JSON.stringify(memory.save()));
    again.restore(saved);
    expect(again.save()).toEqual(saved);
    expect(() => new RecordMemory(3, 3, 1).restore(saved)).toThrow(RangeError);
    expect(() => again.restore({ ...saved, counts: [0, 1] })).toThrow(RangeError);
  });
});
