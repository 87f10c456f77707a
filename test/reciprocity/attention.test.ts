/** How much rare contexts are made up for: none, all but in the rarest, or in between. */
import { describe, expect, test } from "vitest";
import { createRandom, defineGame, definePopulation } from "../../src/game/index.js";
import { Attention } from "../../src/reciprocity/attention.js";
import { createEnvironment, createTrainer, visits } from "../../src/reciprocity/index.js";

const game = defineGame({ agents: 5, rounds: 12 });
const environment = createEnvironment(game, definePopulation([{ count: 4, norm: "L6" }]));
const [learner] = definePopulation([{ count: 1, norm: "L3" }]);
const records = environment.play(learner!, 8, createRandom(1));
const seen = visits(records);

describe("the factor of a context", () => {
  test("is 1 without balance", () => {
    const attention = new Attention(game, 0);
    attention.observe(records);
    expect([...attention.of("action")]).toEqual([1, 1, 1, 1]);
  });

  test("undoes how often it comes up, but for a tenth of an even share; its root halfway", () => {
    for (const half of ["action", "assessment"] as const) {
      const all = seen[half].reduce((sum, count) => sum + count, 0);
      const whole = new Attention(game, 1);
      const part = new Attention(game, 0.5);
      for (const attention of [whole, part]) attention.observe(records);
      for (const [context, count] of seen[half].entries()) {
        const wanted = 1.1 / ((seen[half].length * count) / all + 0.1);
        expect(whole.of(half)[context]).toBeCloseTo(wanted, 4);
        expect(part.of(half)[context]).toBeCloseTo(Math.sqrt(wanted), 4);
      }
    }
  });

  test("goes on from where it was saved, and takes no other game's", () => {
    const one = new Attention(game, 1);
    one.observe(records);
    const other = new Attention(game, 1);
    other.restore(one.save());
    for (const attention of [one, other]) attention.observe(environment.play(learner!, 8, createRandom(2)));
    expect(other.of("assessment")).toEqual(one.of("assessment"));
    const wide = new Attention(defineGame({ reputations: 3, initialReputation: [1, 0, 0] }), 1);
    expect(() => wide.restore(one.save())).toThrow(/^checkpoint: /);
  });
});

test("it changes what is learned", async () => {
  const learned = async (balance: number) => {
    const trainer = await createTrainer(environment, { balance });
    for (let iteration = 0; iteration < 3; iteration++) trainer.step();
    const { action } = trainer.policy();
    trainer.dispose();
    return [...action];
  };
  const plain = await learned(0);
  expect(await learned(0.5)).not.toEqual(plain);
  expect(await learned(1)).not.toEqual(plain);
});
