/** The game's errors stand in the learner's own policy once: as others see it, and as its belief reckons with it. */
import { describe, expect, test } from "vitest";
import {
  asPerformed,
  createRandom,
  defineGame,
  definePopulation,
  type Game,
  type Policy,
  type PublicRecords,
  policyFromBits,
} from "../../src/game/index.js";
import { createEnvironment, createOracle, createTrainer, type Environment } from "../../src/reciprocity/index.js";
import { innerPolicy } from "./arbitrary.js";
import { withErrors } from "./reference-encounter.js";

const kinds = ["symmetric", "one-sided"] as const;

/** An environment that keeps what it played. */
function recording(real: Environment): Environment & { played: PublicRecords[] } {
  const played: PublicRecords[] = [];
  return {
    game: real.game,
    played,
    play(policy, episodes, random) {
      const records = real.play(policy, episodes, random);
      played.push(structuredClone(records));
      return records;
    },
  };
}

/** Another game's environment, in which the same happens over again. */
function replaying(game: Game, played: readonly PublicRecords[]): Environment {
  let next = 0;
  return { game, play: () => played[next++]! };
}

describe.each(kinds)("errors of execution, %s", (executionErrorKind) => {
  test.each([2, 3])("the learned action among %i: what it costs is what is done", async (count) => {
    // Nothing is gained from others, and a horizon of 0 counts the decision's own payoff alone.
    const even = Array.from({ length: count }, () => 1 / count);
    const game = defineGame({
      agents: 3,
      reputations: count,
      actions: count,
      initialReputation: even,
      rounds: 10,
      benefit: 0,
      cost: 1,
      executionError: 0.2,
      executionErrorKind,
    });
    const environment = recording(createEnvironment(game, [innerPolicy(game, 1), innerPolicy(game, 2)]));
    const trainer = await createTrainer(environment, { horizon: 0, episodes: 4, optimize: "joint" });
    for (let iteration = 0; iteration < 3; iteration++) {
      const { action } = withErrors(game, trainer.policy());
      const { predictedPayoff } = trainer.step();
      const { first, second, reputationFirst, reputationSecond } = environment.played.at(-1)!;
      let cost = 0;
      let meetings = 0;
      for (let at = 0; at < first.length; at++) {
        if (first[at] !== 0 && second[at] !== 0) continue;
        const [own, other] =
          first[at] === 0 ? [reputationFirst, reputationSecond] : [reputationSecond, reputationFirst];
        const row = (own[at]! * count + other[at]!) * count;
        for (let act = 0; act < count; act++) cost += (action[row + act]! * act) / (count - 1);
        meetings += 1;
      }
      expect(predictedPayoff).toBeCloseTo(-cost / meetings, 5);
    }
  });
});

describe("an error in the game is the same as one in the policy", () => {
  const errors = { executionError: 0.2, assessmentError: 0.3 } as const;
  const settings = kinds.flatMap((executionErrorKind) => [
    { executionErrorKind, optimize: "signal", error: { executionError: errors.executionError } } as const,
    { executionErrorKind, optimize: "action", error: { assessmentError: errors.assessmentError } } as const,
  ]);

  test.each(settings)("of the half that is given, $optimize learned, $executionErrorKind", async (setting) => {
    const plain = { agents: 3, rounds: 8, executionErrorKind: setting.executionErrorKind };
    const fixed = policyFromBits("0101", "10011001");
    const residents = definePopulation([{ count: 2, norm: "L3" }]);
    const erring = defineGame({ ...plain, ...setting.error });
    const environment = recording(createEnvironment(erring, residents));
    const options = { optimize: setting.optimize, episodes: 4 };
    const one = await createTrainer(environment, { ...options, fixed });
    const predicted = [1, 2, 3].map(() => one.step().predictedPayoff);

    const without = defineGame(plain);
    // The same records, in a game without errors, whose learner errs by its policy.
    const again = replaying(without, environment.played);
    const other = await createTrainer(again, { ...options, fixed: asPerformed(erring, fixed) });
    const same = [1, 2, 3].map(() => other.step().predictedPayoff);
    for (const [at, payoff] of same.entries()) expect(payoff).toBeCloseTo(predicted[at]!, 4);

    const neglectful = await createTrainer(replaying(without, environment.played), { ...options, fixed });
    expect(Math.abs(neglectful.step().predictedPayoff - predicted[0]!)).toBeGreaterThan(0.01);
  });
});

test("what is predicted is what the policy is worth: no error is missing, none is counted twice", async () => {
  const game = defineGame({ agents: 4, rounds: 12, executionError: 0.1, assessmentError: 0.15, cost: 1 });
  const residents = definePopulation([{ count: 3, norm: "L6" }]);
  const oracle = await createOracle(game, residents, { matchings: 64 });
  const trainer = await createTrainer(createEnvironment(game, residents), { belief: "joint", episodes: 64, seed: 4 });
  let policy: Policy = trainer.policy();
  let predicted = 0;
  for (let iteration = 0; iteration < 10; iteration++) {
    policy = trainer.policy();
    predicted = trainer.step().predictedPayoff;
  }
  const { payoff, standardError } = oracle.evaluate(policy);
  expect(Math.abs(predicted - payoff)).toBeLessThan(0.05 + 4 * standardError);
});

test("the policy is as chosen, without the errors", async () => {
  const game = defineGame({ agents: 3, rounds: 8, executionError: 0.3, assessmentError: 0.3 });
  const fixed = policyFromBits("0101", "10011001");
  const residents = definePopulation([{ count: 2, action: "AllD", assessment: "L6" }]);
  for (const optimize of ["action", "signal"] as const) {
    const trainer = await createTrainer(createEnvironment(game, residents), { optimize, fixed, episodes: 4 });
    for (let iteration = 0; iteration < 40; iteration++) trainer.step();
    const { action, assessment } = trainer.policy();
    if (optimize === "signal") expect([...action]).toEqual([...fixed.action]);
    else expect([...assessment]).toEqual([...fixed.assessment]);
    // Among those who never give, it learns not to, by more than it could with the error in.
    if (optimize === "action") for (const context of [0, 1, 2, 3]) expect(action[2 * context + 1]).toBeLessThan(0.1);
  }
});

test.each(kinds)("the environment plays the learner's choices with the game's errors, %s", (executionErrorKind) => {
  const errors = { executionError: 0.3, assessmentError: 0.2 };
  const game = defineGame({ agents: 2, rounds: 50, matching: "direct", executionErrorKind, ...errors });
  const environment = createEnvironment(game, definePopulation([{ count: 1, action: "AllC", assessment: "L6" }]));
  const says = policyFromBits("1111", "11111111");
  const records = environment.play(says, 100, createRandom(2));
  let given = 0;
  let good = 0;
  for (const [at, first] of records.first.entries()) {
    given += first === 0 ? records.actionFirst[at]! : records.actionSecond[at]!;
    good += first === 0 ? records.signalSecond[at]! : records.signalFirst[at]!;
  }
  const count = records.first.length;
  const error = (chance: number) => 4 * Math.sqrt((chance * (1 - chance)) / count);
  expect(Math.abs(given / count - 0.7)).toBeLessThan(error(0.7));
  expect(Math.abs(good / count - 0.8)).toBeLessThan(error(0.8));
  expect(() => createEnvironment(game, [])).toThrow("residents: got 0, takes 1");
});
