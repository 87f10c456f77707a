/** What every method must fulfil, by its name: any game, resumed bit for bit, and wrong requests refused in one line. */
import { describe, expect, test } from "vitest";
import {
  allAsPerformed,
  defineGame,
  definePolicy,
  definePopulation,
  type Game,
  OptionError,
  policyFromBits,
  tablesOf,
} from "../../../src/game/index.js";
import {
  createMethod,
  createOracle,
  type MethodName,
  type MethodOptions,
  type MethodRun,
  methodNames,
  methods,
  methodsWithBelief,
  type World,
} from "../../../src/reciprocity/index.js";
import { innerPolicy } from "../arbitrary.js";
import { expectNear } from "../slopes.js";

/** Those that have an idea of the others. */
const modelBased: readonly MethodName[] = [
  "reciprocity-gradient",
  "true-model",
  "model-reinforce",
  "straight-through",
  "gumbel-softmax",
];
const modelFree = methodNames.filter((name) => !modelBased.includes(name));

function worldOf(game: Game): World {
  return { game, residents: Array.from({ length: game.agents - 1 }, (_, agent) => innerPolicy(game, agent + 2)) };
}

const small = worldOf(defineGame({ agents: 4, rounds: 5 }));

/** Everything that a run shows in some iterations. */
function shown(run: MethodRun, iterations: number) {
  return Array.from({ length: iterations }, () => ({
    ...run.step(),
    policy: run.policy(),
    estimates: run.estimates(),
  }));
}

test("ours is the first of the methods", () => {
  expect(methodNames[0]).toBe("reciprocity-gradient");
  expect(methodNames.length).toBeGreaterThan(modelBased.length);
  expect(methodsWithBelief).toEqual(["reciprocity-gradient", "true-model"]);
});

describe.each(methodNames)("%s", (name) => {
  test("goes on from a checkpoint bit for bit", async () => {
    for (const at of [0, 1, 3]) {
      const whole = await createMethod(name, small, { episodes: 4, seed: 5 });
      shown(whole, at);
      const saved: object = JSON.parse(JSON.stringify(whole.checkpoint()));
      const resumed = await createMethod(name, small, { episodes: 4, seed: 5 }, saved);
      expect(resumed.iteration).toBe(at);
      expect(resumed.policy()).toEqual(whole.policy());
      expect(resumed.estimates()).toEqual(whole.estimates());
      expect(resumed.checkpoint()).toEqual(saved);
      expect(shown(resumed, 3)).toEqual(shown(whole, 3));
      expect(JSON.stringify(resumed.checkpoint())).toBe(JSON.stringify(whole.checkpoint()));
      whole.dispose();
      resumed.dispose();
    }
  });

  test("same seed, same bits; another seed, another run", async () => {
    const [one, same, other] = await Promise.all(
      [1, 1, 2].map((seed) => createMethod(name, small, { episodes: 4, seed })),
    );
    const first = shown(one!, 3);
    expect(shown(same!, 3)).toEqual(first);
    expect(shown(other!, 3)).not.toEqual(first);
    for (const run of [one, same, other]) run!.dispose();
  });

  test.each([
    { agents: 2, rounds: 3, matching: "direct" },
    { agents: 3, rounds: 1, matching: "random" },
    { agents: 5, rounds: 4, encounter: "one-way", executionError: 0.1, assessmentError: 0.1 },
    { agents: 4, rounds: 3, matching: "indirect", executionError: 0.2, executionErrorKind: "one-sided" },
    { agents: 3, rounds: 4, reputations: 3, actions: 4, initialReputation: [0.2, 0.3, 0.5], assessmentError: 0.1 },
    { agents: 3, rounds: 4, benefit: 0, cost: 0 },
  ] as const satisfies readonly Partial<Game>[])("plays and learns: %o", async (setting) => {
    const game = defineGame(setting);
    for (const optimize of ["action", "signal", "joint"] as const) {
      const fixed = innerPolicy(game, 1);
      const run = await createMethod(name, worldOf(game), { optimize, fixed, episodes: 3, seed: 2 });
      for (let iteration = 1; iteration <= 3; iteration++) {
        const did = run.step();
        expect(did).toMatchObject({ iteration, episodes: 3 * iteration });
        expect(did.encounters).toBe(3 * iteration * game.rounds * Math.floor(game.agents / 2));
        for (const loss of [did.predictedPayoff, did.actionLoss, did.assessmentLoss, did.gradientNorm]) {
          if (loss !== undefined) expect(loss).toBeTypeOf("number");
          if (loss !== undefined && game.rounds > 1) expect(loss).not.toBeNaN();
        }
      }
      const policy = run.policy();
      // Throws for what is no policy.
      definePolicy(game, policy.action, policy.assessment);
      if (optimize === "signal") expectNear(policy.action, fixed.action, 1e-7);
      if (optimize === "action") expectNear(policy.assessment, fixed.assessment, 1e-7);
      const estimates = run.estimates();
      expect(estimates?.length).toBe(modelFree.includes(name) ? undefined : game.agents - 1);
      run.dispose();
    }
  });

  test("refuses the checkpoint of another method, of another game, and of nothing", async () => {
    const takes = (checkpoint: object, world = small) => createMethod(name, world, { episodes: 4 }, checkpoint);
    const another = methodNames.find((method) => method !== name && modelFree.includes(method))!;
    const foreign = await createMethod(another, small, { episodes: 4 });
    await expect(takes(foreign.checkpoint())).rejects.toThrow(/^checkpoint: /);
    await expect(takes({})).rejects.toThrow(/^checkpoint: /);
    const own = await createMethod(name, small, { episodes: 4 });
    own.step();
    const shape = { agents: 4, rounds: 5, reputations: 3, actions: 3, initialReputation: [0.2, 0.3, 0.5] };
    await expect(takes(own.checkpoint(), worldOf(defineGame(shape)))).rejects.toThrow(OptionError);
    foreign.dispose();
    own.dispose();
  });

  test("refuses options that it has not, and values that they cannot have", async () => {
    const told = (own: object) => createMethod(name, small, {}, undefined, own);
    await expect(told({ colour: 1 })).rejects.toThrow(new RegExp(`^colour: got 1, takes no value; ${name} has \\w+`));
    await expect(told({ discount: 2, exploration: 2 })).rejects.toThrow(/^(discount|exploration): .*takes /);
    for (const option of Object.keys(methods[name].searchSpace)) {
      await expect(told({ [option]: {} })).rejects.toThrow(new RegExp(`^${option}: got an object, takes `));
    }
  });

  test("explores as it is told, and its steps decay as they are told", async () => {
    const decays = "decay" in methods[name].defaults;
    const first = { exploration: 0, ...(decays && { decay: 0 }) };
    const learned = async (told: object) => {
      const run = await createMethod(name, small, { episodes: 16, seed: 3 }, undefined, { ...first, ...told });
      const policies = Array.from({ length: 8 }, () => {
        run.step();
        return run.policy();
      });
      run.dispose();
      return policies;
    };
    const plain = await learned({});
    expect(await learned({ exploration: 0.9 })).not.toEqual(plain);
    if (!decays) return;
    const slowed = await learned({ decay: 5 });
    // The first step is a whole one, later ones are not.
    expect(slowed[0]).toEqual(plain[0]);
    expect(slowed.at(-1)).not.toEqual(plain.at(-1));
  });

  test("takes an option that is undefined as absent", async () => {
    const absent = Object.fromEntries(Object.keys(methods[name].defaults).map((option) => [option, undefined]));
    const plain = await createMethod(name, small, { episodes: 4 });
    const told = await createMethod(name, small, { episodes: 4 }, undefined, absent as object);
    expect(shown(told, 2)).toEqual(shown(plain, 2));
    plain.dispose();
    told.dispose();
  });

  if (methodsWithBelief.includes(name)) return;
  test.each(["belief", "horizon", "states"] as const)("has no belief, and says who has: %s", async (field) => {
    const options: Required<Pick<MethodOptions, typeof field>> = { belief: "joint", horizon: 3, states: 4 };
    await expect(createMethod(name, small, { [field]: options[field] })).rejects.toThrow(
      new RegExp(`^${field}: got .*takes nothing with ${name}.*; reciprocity-gradient and true-model have one$`),
    );
  });
});

test("an unknown method is refused by the names of all", async () => {
  await expect(createMethod("sarsa" as MethodName, small)).rejects.toThrow(
    /^method: got "sarsa", takes one of "rec.*ppo/,
  );
});

test("evolution strategies take two episodes: a move and its opposite", async () => {
  await expect(createMethod("evolution-strategies", small, { episodes: 1 })).rejects.toThrow(
    "episodes: got 1, takes at least 2 with evolution-strategies",
  );
});

test("the true model is what the residents do, errors included", async () => {
  const game = defineGame({ agents: 4, rounds: 5, executionError: 0.1, assessmentError: 0.2 });
  const world = worldOf(game);
  const run = await createMethod("true-model", world);
  expect(run.estimates()).toEqual(allAsPerformed(game, tablesOf(world.residents, "a test")));
  run.dispose();
});

describe("finds the best response where that is easy: three of L3, direct matching, actions alone", () => {
  const game = defineGame({ agents: 4, rounds: 10, matching: "direct" });
  const residents = definePopulation([{ count: 3, norm: "L3" }]);
  const fixed = policyFromBits("0101", "11011101");

  test.each(methodNames)("%s", async (name) => {
    const oracle = await createOracle(game, residents, { matchings: 8, seed: 1 });
    const run = await createMethod(name, { game, residents }, { optimize: "action", fixed, seed: 3 });
    for (let iteration = 0; iteration < 150; iteration++) run.step();
    const share = oracle.evaluate(run.policy()).payoff / oracle.bestResponse("action", fixed).payoff;
    expect(share).toBeGreaterThan(0.95);
    run.dispose();
    oracle.dispose();
  });
});
