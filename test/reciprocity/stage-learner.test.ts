/** The learner in games whose choices are not all open, in any seat, and from episodes that were played elsewhere. */
import { expect, test } from "vitest";
import {
  createRandom,
  decisionsOf,
  defineGame,
  definePopulation,
  gameSeenBy,
  type Half,
  openChoices,
  recordsSeenBy,
  trust,
} from "../../src/game/index.js";
import { createEnvironment, createTrainer } from "../../src/reciprocity/index.js";

const market = defineGame({ agents: 5, rounds: 4, stage: "market", classes: [0, 0, 1, 1, 1], executionError: 0.1 });
const residents = definePopulation(
  [{ count: 4, action: () => 1, assessment: ({ subjectAction }) => subjectAction! }],
  market,
);

test("choices that are not open have no chance, whatever is learned, and none is explored", async () => {
  const trainer = await createTrainer(createEnvironment(market, residents), { exploration: 0.3, episodes: 2 });
  for (let iteration = 0; iteration < 5; iteration++) trainer.step();
  const decisions = decisionsOf(market);
  let closed = 0;
  for (const policy of [trainer.policy(), trainer.exploringPolicy()]) {
    for (const half of ["action", "assessment"] as Half[]) {
      const width = decisions.width[half];
      for (const [row, choices] of openChoices(decisions, half).entries()) {
        const chances = policy[half].subarray(row * width, (row + 1) * width);
        expect(chances.slice(choices).every((chance) => chance === 0)).toBe(true);
        expect(chances.slice(0, choices).every((chance) => chance > 0)).toBe(true);
        closed += width - choices;
      }
    }
  }
  expect(closed).toBeGreaterThan(0);
  trainer.dispose();
});

test.each(["joint", "anchored"] as const)("with the belief %s, a step is play and learning", async (belief) => {
  const game = defineGame({ agents: 3, stage: trust(2), matching: "round-robin", discount: 0.9 });
  const others = definePopulation([{ count: 2, action: () => 1, assessment: () => 1 }], game);
  const environment = createEnvironment(game, others);
  const one = await createTrainer(environment, { belief, episodes: 3, seed: 4 });
  const other = await createTrainer(createEnvironment(game, others), { belief, episodes: 3, seed: 4 });
  const random = createRandom(4);
  for (let iteration = 0; iteration < 4; iteration++) {
    const learned = other.learn(environment.play(other.exploringPolicy(), 3, random));
    expect(learned).toEqual(one.step());
  }
  expect(other.policy()).toEqual(one.policy());
  const records = environment.play(other.policy(), 2, random);
  expect(() => other.learn(records)).toThrow("records.episodes: got 2, takes 3");
  const wrong = environment.play(other.policy(), 3, random);
  wrong.signalFirst[1] = 9;
  expect(() => other.learn(wrong)).toThrow("records.signalFirst[1]: got 9, takes an integer from 0 to 1");
  one.dispose();
  other.dispose();
});

test("any agent can learn: it is agent 0 of what it sees, and the others keep their classes", () => {
  for (let learner = 0; learner < market.agents; learner++) {
    const { game, play } = createEnvironment(market, residents, { learner });
    expect(game.classes![0]).toBe(market.classes![learner]);
    expect(game.classes!.toSorted()).toEqual(market.classes!.toSorted());
    const records = play(residents[0]!, 2, createRandom(1));
    const back = recordsSeenBy(records, learner);
    expect(back.game.classes).toEqual(market.classes);
    expect(recordsSeenBy(back, learner)).toEqual({ ...records, game: gameSeenBy(market, learner) });
    for (const [at, agent] of back.first.entries()) {
      expect(market.classes![agent]).toBe(0);
      const round = Math.floor(at / back.pairs);
      expect(back.encounterOf[round * market.agents + agent]).toBe(at);
    }
  }
  expect(() => createEnvironment(market, residents, { learner: 5 })).toThrow(
    "learner: got 5, takes an agent from 0 to 4",
  );
});

test("influence is carried on, and the mean field followed, in any game", async () => {
  const environment = createEnvironment(market, residents);
  for (const options of [{ influence: "carried" }, { belief: "mean-field" }] as const) {
    const trainer = await createTrainer(environment, options);
    expect(trainer.step().predictedPayoff).toBeGreaterThan(0);
    trainer.dispose();
  }
});
