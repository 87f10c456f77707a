/** What the learner sees: public records of play and nothing else of the residents. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { defineGame, definePopulation, type Game, type Policy, policyFromBits } from "../../src/game/index.js";
import {
  createEnvironment,
  createTrainer,
  type Environment,
  type TrainerOptions,
} from "../../src/reciprocity/index.js";

const beliefs = ["anchored", "joint", "mean-field"] as const;

/** Everything that a run shows, iteration by iteration. */
async function run(environment: Environment, options: TrainerOptions, iterations = 4) {
  const trainer = await createTrainer(environment, { episodes: 2, ...options });
  const shown = Array.from({ length: iterations }, () => {
    const iteration = trainer.step();
    const { action, assessment } = trainer.policy();
    return { ...iteration, action: [...action], assessment: [...assessment] };
  });
  trainer.dispose();
  return shown;
}

describe("residents who differ only where it is never seen make the same learner, bit for bit", () => {
  // All are Good at the start, nobody errs and everybody says Good, the learner too, so that nobody is ever Bad.
  const game = defineGame({ agents: 4, rounds: 10, initialReputation: 1 });
  const options = { optimize: "action", fixed: policyFromBits("0000", "11111111") } as const;
  const withResidents = (action: string, assessment: string) =>
    createEnvironment(game, definePopulation([{ count: 3, action, assessment }]));

  test.each(beliefs)("%s", async (belief) => {
    const one = await run(withResidents("1111", "11111111"), { ...options, belief });
    const other = await run(withResidents("0001", "00000011"), { ...options, belief });
    expect(other).toEqual(one);
  });

  test("and another one where it is seen", async () => {
    const one = await run(withResidents("1111", "11111111"), options);
    const other = await run(withResidents("1110", "11111111"), options);
    expect(other).not.toEqual(one);
  });
});

describe("the trainer does without the residents", () => {
  const game = defineGame({ agents: 4, rounds: 6 });

  /** A policy that may be read only while `open()`. */
  function guarded(policy: Policy, open: () => boolean): Policy {
    const read = <Key extends keyof Policy>(key: Key) => {
      if (!open()) throw new Error(`a resident's ${key} was read outside of play`);
      return policy[key];
    };
    return {
      get action() {
        return read("action");
      },
      get assessment() {
        return read("assessment");
      },
    };
  }

  test.each(beliefs)("%s reads their policies in play alone", async (belief) => {
    let playing = true;
    const residents = definePopulation([
      { count: 1, norm: "L6" },
      { count: 2, norm: "L3" },
    ]).map((policy) => guarded(policy, () => playing));
    const real = createEnvironment(game, residents);
    playing = false;
    const environment: Environment = {
      game,
      play(...request) {
        playing = true;
        try {
          return real.play(...request);
        } finally {
          playing = false;
        }
      },
    };
    const shown = await run(environment, { belief, optimize: "joint" });
    expect(shown).toHaveLength(4);
    // The guard works.
    expect(() => residents[0]!.action).toThrow("outside of play");
  });

  test("asks an environment for its game and for play, and records for what is public", async () => {
    const asked = new Set<string>();
    const watched = <Target extends object>(target: Target, name: string): Target =>
      new Proxy(target, {
        get(of, key) {
          asked.add(`${name}.${String(key)}`);
          const value = Reflect.get(of, key) as unknown;
          return typeof value === "function" ? value.bind(of) : value;
        },
      });
    const real = createEnvironment(game, definePopulation([{ count: 3, norm: "L6" }]));
    const environment = watched(
      {
        game,
        play: (policy, episodes, random) => watched(real.play(policy, episodes, random), "records"),
      } satisfies Environment,
      "environment",
    );
    await run(environment, {});
    const publicly = ["game", "episodes", "rounds", "pairs", "first", "second", "encounterOf"];
    for (const what of ["reputation", "action", "signal"]) publicly.push(`${what}First`, `${what}Second`);
    const allowed = ["environment.game", "environment.play", ...publicly.map((field) => `records.${field}`)];
    expect([...asked].filter((field) => !allowed.includes(field))).toEqual([]);
  });
});

describe("the code has no way to a resident", () => {
  const folder = resolve(import.meta.dirname, "../../src/reciprocity");
  const inside = (name: string) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`);
  // The world itself, the list of what others may use, and what hands over the residents on purpose.
  const apart = [
    "arena.ts",
    "environment.ts",
    "index.ts",
    "variant.ts",
    "world.ts",
    "reciprocity-gradient.ts",
    "baselines/by-samples.ts",
    "baselines/true-model.ts",
    "baselines/true-policies.ts",
  ];
  const sources = [...readdirSync(folder), ...inside("baselines"), ...inside("estimators")]
    .filter((name) => name.endsWith(".ts") && !apart.includes(name))
    .map((name) => ({
      name,
      text: readFileSync(join(folder, name), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ""),
    }));

  /** Where an import leads, and the names that it takes in, types marked. */
  function importsOf(text: string): { from: string; names: string[] }[] {
    return [...text.matchAll(/(?:import|export)\s+(type\s+)?(?:\{([^}]*)\}|[\w*][^;"]*?)\s*from\s*"([^"]+)"/g)].map(
      ([, type, names, from]) => ({
        from: from!,
        names: (names ?? "*")
          .split(",")
          .map((name) => name.trim())
          .filter((name) => name !== "")
          .map((name) => (type === undefined ? name : `type ${name}`)),
      }),
    );
  }

  test("this test sees the learner's files and their imports", () => {
    expect(sources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["trainer.ts", "learner.ts", "belief.ts", "estimators/history.ts", "baselines/ppo.ts"]),
    );
    expect(importsOf('import {\n  a,\n  type B,\n} from "./x.js";\nimport type { C } from "./y.js";')).toEqual([
      { from: "./x.js", names: ["a", "type B"] },
      { from: "./y.js", names: ["type C"] },
    ]);
  });

  test.each(sources)("$name", ({ name: file, text }) => {
    // Of the game what tells of rules, populations and play is out of reach.
    const allowed = /^(type \w+|NO_ACTION|createRandom|restoreRandom|definePolicy|defineGame|donation|learnerPayoff)$/;
    const also =
      /^(initialDistribution|pairsPerRound|policyFromBits|ruleTable|asPerformed|matchingLength|checkGame|checkChances)$/;
    // What the learner itself sees of an encounter.
    const seen = /^(Situations|situationsIn|defineSituated|isSituated|inEach|sightOf|seesTaken)$/;
    // Who decides what among what, what it pays, and what errors make of it.
    const laidOut =
      /^(SELF|ACTING|JUDGING|eachDecision|eachDecisionWith|decisionReader|decisionsOf|contextOf|isOf|kinOf|kinShift|openChoices|rowsMet|errorChannel|errorOf)$/;
    const paid = /^(payer|payoffPartsOf|scaleOf|withPayoffs|withStage|pairsOf|checkPublicRecords|learnerObjective)$/;
    // What comes of two policies that one has.
    const exactly = /^(judgementTable|payoffTable)$/;
    // A model is played with, by the rules of the game.
    const imagines = /^(play|allocateRecords|drawMatching|NO_ACTION)$/;
    for (const { from, names } of importsOf(text)) {
      if (/\/game\//.test(from)) {
        for (const name of names) {
          const isModel = file.startsWith("baselines/") || file === "sampled-returns.ts";
          const isRule = [allowed, also, seen, laidOut, paid, exactly].some((names) => names.test(name));
          const fits = isRule || (isModel && imagines.test(name));
          expect(fits, `${name} of ${from}`).toBe(true);
        }
      }
      if (/environment\.js$/.test(from)) for (const name of names) expect(name).toMatch(/^type /);
      expect(from).not.toMatch(/oracle\/|experiment\/|cli\/|population|norm/);
    }
    // Nor is anybody handed in.
    expect(text).not.toMatch(/\bresidents\b/i);
    expect(text).not.toMatch(/\bimport\(/);
  });
});

describe("seeds", () => {
  const game: Game = defineGame({ agents: 5, rounds: 8, executionError: 0.05, assessmentError: 0.05 });
  const environment = () =>
    createEnvironment(
      game,
      definePopulation([
        { count: 2, norm: "L6" },
        { count: 2, norm: "L1" },
      ]),
    );

  test.each(beliefs)("the same one gives the same bits, another one others: %s", async (belief) => {
    const one = await run(environment(), { belief, seed: 7 });
    expect(await run(environment(), { belief, seed: 7 })).toEqual(one);
    const other = await run(environment(), { belief, seed: 8 });
    for (const at of [0, 3]) {
      expect(other[at]!.action).not.toEqual(one[at]!.action);
      expect(other[at]!.assessment).not.toEqual(one[at]!.assessment);
      expect(other[at]!.payoff).not.toBe(one[at]!.payoff);
    }
  });

  test("two trainers at once do not disturb one another", async () => {
    const alone = await run(environment(), { seed: 3 });
    const [one, other] = await Promise.all([3, 4].map((seed) => createTrainer(environment(), { seed, episodes: 2 })));
    const shown = alone.map(() => {
      other!.step();
      one!.step();
      return [...one!.policy().action];
    });
    expect(shown).toEqual(alone.map(({ action }) => action));
  });
});
