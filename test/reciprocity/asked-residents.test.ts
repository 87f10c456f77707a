/** Learning among agents that are asked, in any seat, alone or beside other learners, and of those who answer later. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AsyncPlayer,
  allAsPerformed,
  allocateRecords,
  asAgent,
  createRandom,
  defineGame,
  definePopulation,
  gameSeenBy,
  learnerPayoff,
  type MakeAgent,
  type Policy,
  play,
  recordsSeenBy,
} from "../../src/game/index.js";
import {
  createArena,
  createEnvironment,
  createMethod,
  createOracle,
  createTrainer,
  createVariant,
  type Environment,
  PlayedOracle,
  type TrainerIteration,
  trainAsync,
} from "../../src/reciprocity/index.js";
import { anyStageGame, randomPolicy } from "../game/arbitrary.js";

const game = defineGame({ agents: 5, rounds: 8, assessmentError: 0.01 });
const residents = definePopulation([
  { count: 2, norm: "L6" },
  { count: 2, norm: "L3" },
]);
const agents = residents.map(
  (policy): MakeAgent =>
    () =>
      asAgent(game, policy),
);
const later = residents.map(
  (policy): AsyncPlayer => ({
    act: async (seen) => asAgent(game, policy).act(seen),
    judge: async (seen) => {
      await Promise.resolve();
      return asAgent(game, policy).judge(seen);
    },
  }),
);
const options = { seed: 3, episodes: 4, hidden: [8] };

async function trained(environment: Environment, iterations: number) {
  const trainer = await createTrainer(environment, options);
  const steps: TrainerIteration[] = [];
  while (steps.length < iterations) steps.push(trainer.step());
  const { action, assessment } = trainer.policy();
  trainer.dispose();
  return { steps, action, assessment };
}

describe("a learner among agents", () => {
  test("that answer as tables do learns, to the last bit, as among tables; at once or later", async () => {
    const expected = await trained(createEnvironment(game, residents), 6);
    expect(await trained(createEnvironment(game, agents), 6)).toEqual(expected);
    const environment = createEnvironment(game, later);
    const trainer = await createTrainer(environment, options);
    const steps: TrainerIteration[] = [];
    await trainAsync(trainer, environment, { iterations: 6, onIteration: (iteration) => steps.push(iteration) });
    const { action, assessment } = trainer.policy();
    trainer.dispose();
    expect({ steps, action, assessment }).toEqual(expected);
  });

  test("given up in the middle it is where its last whole iteration left it, and goes on from there", async () => {
    const environment = createEnvironment(game, later);
    const { steps } = await trained(createEnvironment(game, residents), 6);
    const trainer = await createTrainer(environment, options);
    const controller = new AbortController();
    let asked = 0;
    const hesitant = createEnvironment(game, [
      () => {
        asked += 1;
        if (asked === 10) queueMicrotask(() => controller.abort(new Error("enough")));
        return asAgent(game, residents[0]!);
      },
      ...later.slice(1),
    ]);
    const stopped = trainAsync(trainer, hesitant, { iterations: 6, signal: controller.signal });
    await expect(stopped).rejects.toThrow("enough");
    expect(trainer.iteration).toBe(2);
    const rest: TrainerIteration[] = [];
    await trainAsync(trainer, environment, { iterations: 6, onIteration: (iteration) => rest.push(iteration) });
    trainer.dispose();
    expect(rest).toEqual(steps.slice(2));
  });

  test("that answer later cannot step, and is told so; nor can one that has no world but to wait for", async () => {
    const trainer = await createTrainer(createEnvironment(game, later), options);
    expect(() => trainer.step()).toThrow(/act: got an object, takes an answer at once; playAsync waits for answers/);
    trainer.dispose();
    const { playAsync } = createEnvironment(game, later);
    const waiting = await createTrainer({ game, playAsync }, options);
    expect(() => waiting.step()).toThrow(/^environment: .*takes one that answers at once; trainAsync waits/);
    waiting.dispose();
  });

  test("with memory is learned about as any other: among those that do unto one as one did to them, one gives", async () => {
    const titForTat: MakeAgent = () => {
      const did = new Map<number, number>();
      return {
        act: ({ other }) => did.get(other) ?? 1,
        judge({ other, subjectAction = 0 }) {
          did.set(other, subjectAction);
          return subjectAction;
        },
      };
    };
    const society = defineGame({ agents: 5, rounds: 24, initialReputation: 1, matching: "direct" });
    const environment = createEnvironment(society, [titForTat, titForTat, titForTat, titForTat]);
    const trainer = await createTrainer(environment, { ...options, optimize: "action" });
    while (trainer.iteration < 40) trainer.step();
    const { mean } = learnerPayoff(environment.play(trainer.policy(), 200, createRandom(1)));
    trainer.dispose();
    // To give always is paid 4.5, never to give 5/24.
    expect(mean).toBeGreaterThan(4.4);
  });
});

describe("what has to know everybody's policy", () => {
  const some = [residents[0]!, agents[1]!, agents[2]!, agents[3]!];
  const world = { game, residents: some };
  test("says in one line that an agent has none", async () => {
    const says = /^residents\[1\]: got a function, takes a policy of tables: [^\n]*$/;
    await expect(createOracle(game, some as never)).rejects.toThrow(says);
    await expect(createMethod("true-model", world)).rejects.toThrow(says);
    await expect(createVariant({ returns: "analytic", softmax: "plain", model: "true" }, world)).rejects.toThrow(says);
    await expect(createArena("discrete", world).referee()).rejects.toThrow(says);
    expect(() => createArena("continuous", world)).toThrow(says);
  });

  test("is made up for by play: a policy is worth the same among tables and agents that do the same", () => {
    const options = { seed: 2, episodes: 100 };
    const among = new PlayedOracle(game, agents, options);
    const reference = new PlayedOracle(game, residents, options);
    expect(among.evaluate(residents[0]!)).toEqual(reference.evaluate(residents[0]!));
    // Nobody can say which contexts never come up, but what is best is the same.
    const small = defineGame({ agents: 2, rounds: 1 });
    const [policy] = definePopulation([{ count: 1, norm: "L6" }]);
    const best = new PlayedOracle(small, [() => asAgent(small, policy!)], options).bestResponse("action", policy!);
    const expected = new PlayedOracle(small, [policy!], options).bestResponse("action", policy!);
    expect(best.payoff).toBe(expected.payoff);
    expect(best.action).toBe(expected.action);
  });

  test("is left out where a world is only played in", () => {
    const played = createArena("discrete", world).play(residents[0]!, 20, createRandom(1));
    expect(played.payoff).toEqual(
      createArena("discrete", { game, residents }).play(residents[0]!, 20, createRandom(1)).payoff,
    );
    expect(played.estimatorError(residents)).toBeUndefined();
  });
});

describe("a learner in any seat", () => {
  test("sees its own numbering: records with two agents exchanged are of the exchanged game", () => {
    fc.assert(
      fc.property(anyStageGame, fc.nat(1000), fc.nat(), (game, seed, pick) => {
        const learner = pick % game.agents;
        const policies = Array.from({ length: game.agents }, (_, agent) => randomPolicy(game, seed + agent));
        const [own] = policies.splice(learner, 1);
        const environment = createEnvironment(game, policies, { learner });
        const records = environment.play(own!, 2, createRandom(seed));
        const plain = allocateRecords(game, 2);
        play(game, allAsPerformed(game, policies.toSpliced(learner, 0, own!)), createRandom(seed), plain);
        const number = (agent: number) => (agent === 0 ? learner : agent === learner ? 0 : agent);
        expect(records.first).toEqual(plain.first.map(number));
        expect(records.second).toEqual(plain.second.map(number));
        expect(records.signalFirst).toEqual(plain.signalFirst);
        for (let row = 0; row < plain.encounterOf.length; row += game.agents) {
          for (let agent = 0; agent < game.agents; agent++) {
            expect(records.encounterOf[row + number(agent)]).toBe(plain.encounterOf[row + agent]);
          }
        }
        expect(environment.game).toBe(gameSeenBy(game, learner) === game ? game : environment.game);
        for (const list of ["classes", "groups"] as const) {
          expect(environment.game[list]?.[0]).toBe(game[list]?.[learner]);
          expect(environment.game[list]?.[learner]).toBe(game[list]?.[0]);
        }
        expect(learnerPayoff(records)).toEqual(learnerPayoff(plain, learner));
        expect(recordsSeenBy(plain, learner).encounterOf).toEqual(records.encounterOf);
      }),
      { numRuns: 30 },
    );
  });

  test("that the game does not have is refused", () => {
    expect(() => createEnvironment(game, residents, { learner: 5 })).toThrow(
      /^learner: got 5, takes an agent from 0 to 4/,
    );
    expect(() => recordsSeenBy(allocateRecords(game, 1), -1)).toThrow(/^agent: got -1, takes an agent from 0 to 4/);
  });
});

test("two learn at once in one world, each from the records in its own numbers", async () => {
  const seats = [1, 3];
  const others = definePopulation([{ count: 3, norm: "L6" }], game);
  // Each takes the other for one that is asked: it plays what that has come to.
  const trainers = await Promise.all(
    seats.map(async (learner, at) => {
      const rival: MakeAgent = () => asAgent(game, trainers[1 - at]!.policy());
      const place = seats[1 - at]! - Number(seats[1 - at]! > learner);
      return createTrainer(createEnvironment(game, others.toSpliced(place, 0, rival as never), { learner }), {
        ...options,
        optimize: "action",
        fixed: others[0]!,
        seed: at,
      });
    }),
  );
  const records = allocateRecords(game, options.episodes);
  const paid: number[] = [];
  for (let iteration = 0; iteration < 100; iteration++) {
    const turns = trainers.map((trainer) => trainer.next());
    const everybody: Policy[] = [others[0]!, turns[0]!.policy, others[1]!, turns[1]!.policy, others[2]!];
    const random = createRandom(iteration);
    play(game, allAsPerformed(game, everybody), random, records);
    const done = trainers.map((trainer, at) => trainer.learn(recordsSeenBy(records, seats[at]!), random.split(at)));
    paid.push(done[0]!.payoff, done[1]!.payoff);
    expect(done[0]!.payoff).toBe(learnerPayoff(records, 1).mean);
    expect(done[1]!.payoff).toBe(learnerPayoff(records, 3).mean);
  }
  // Or each plays by itself, among what the other has come to.
  expect(trainers.map((trainer) => trainer.step().iteration)).toEqual([101, 101]);
  for (const trainer of trainers) trainer.dispose();
  // As well as if all five were of L6; exploration costs a little.
  const all = allocateRecords(game, 400);
  play(game, allAsPerformed(game, new Array<Policy>(5).fill(others[0]!)), createRandom(1), all);
  const late = paid.slice(-60).reduce((sum, one) => sum + one, 0) / 60;
  expect(late).toBeGreaterThan(0.95 * learnerPayoff(all).mean);
});
