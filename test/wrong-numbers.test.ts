/** Numbers that are none, out of range, or in disagreement: wherever the library takes a number, it says so in one line. */
import { describe, expect, test } from "vitest";
import {
  allocateRecords,
  type Configuration,
  ContinuousOracle,
  createArena,
  createContinuousMethod,
  createEnvironment,
  createMethod,
  createOracle,
  createRandom,
  createTrainer,
  defineGame,
  definePopulation,
  defineSetting,
  evaluatePolicy,
  type Game,
  measure,
  methodNames,
  methods,
  type Optimize,
  PlayedOracle,
  resolveConfiguration,
  type SearchedOption,
} from "../src/index.js";
import { runReproduction, runStudy } from "../src/node/index.js";
import { encounters, games, indices, populations, programs, shapes, tensors } from "../src/testing/index.js";
import { type Anything, refusal } from "./refusal.js";

const game = defineGame({ agents: 3, rounds: 2 });
const residents = definePopulation([{ count: 2, norm: "L6" }]);
const [policy] = residents;
const world = { game, residents };
const environment = createEnvironment(game, residents);
const configuration = resolveConfiguration({ preset: "l6", overrides: { training: { iterations: 1 } } });
const setting = defineSetting(configuration);
const random = createRandom(1);

/** What calls take by name: whether each is whole, and what else stands beside it. */
interface Numbers {
  readonly use: (options: Anything) => unknown;
  readonly whole: readonly string[];
  readonly real?: readonly string[];
  readonly beside?: object;
}

const training = (options: object) => resolveConfiguration({ preset: "l6", overrides: { training: options } });
const numeric: Readonly<Record<string, Numbers>> = {
  defineGame: {
    use: defineGame,
    whole: ["agents", "reputations", "actions", "rounds"],
    real: ["benefit", "cost", "executionError", "assessmentError", "initialReputation"],
  },
  definePopulation: { use: (group) => definePopulation([group]), whole: ["count"], beside: { norm: "L6" } },
  createTrainer: {
    use: (options) => createTrainer(environment, options),
    whole: ["horizon", "states", "episodes", "seed"],
    real: ["exploration", "rate", "decay"],
  },
  createMethod: {
    use: (options) => createMethod("reciprocity-gradient", world, options),
    whole: ["horizon", "states", "episodes", "seed"],
  },
  createContinuousMethod: {
    use: (options) => createContinuousMethod("reciprocity-gradient", world, options),
    whole: ["episodes", "seed"],
    real: ["exploration", "rate", "decay"],
  },
  ...Object.fromEntries(
    methodNames.map((name): [string, Numbers] => {
      const own = Object.entries(methods[name].defaults).filter(([, value]) => typeof value === "number");
      const rows = new Map<string, SearchedOption<unknown>>(Object.entries(methods[name].searchSpace));
      const isWhole = (option: string) => rows.get(option)!.takes.startsWith("an integer");
      return [
        `options of ${name}`,
        {
          use: (told) => createMethod(name, world, {}, undefined, told),
          whole: own.flatMap(([option]) => (isWhole(option) ? [option] : [])),
          real: own.flatMap(([option]) => (isWhole(option) ? [] : [option])),
        },
      ];
    }),
  ),
  createOracle: { use: (options) => createOracle(game, residents, options), whole: ["matchings", "seed"] },
  ContinuousOracle: { use: (options) => new ContinuousOracle(game, residents, options), whole: ["matchings", "seed"] },
  PlayedOracle: { use: (options) => new PlayedOracle(game, residents, options), whole: ["episodes", "seed"] },
  training: { use: training, whole: ["iterations", "episodes", "seed", "horizon"] },
  game: {
    use: (options) => resolveConfiguration({ preset: "l6", file: { game: options } }),
    whole: ["rounds", "agents"],
    real: ["benefit", "cost", "executionError", "assessmentError", "initialReputation"],
  },
  measure: {
    use: (options) => measure(setting, policy!, options),
    whole: ["seed", "episodes"],
    beside: { optimize: "joint" satisfies Optimize, seed: 1 },
  },
  runReproduction: { use: runReproduction, whole: ["seeds", "iterations", "episodes", "jobs"] },
  runStudy: { use: runStudy, whole: ["seeds", "iterations", "jobs"], beside: { study: "epidemic" } },
  games: { use: games, whole: ["maxAgents", "maxRounds", "maxKinds"] },
  shapes: { use: shapes, whole: ["minRank", "maxRank", "maxSize"] },
  tensors: { use: (options) => tensors([2], options), whole: [], real: ["min", "max", "gap"] },
  programs: { use: programs, whole: ["minSteps", "maxSteps"] },
};

describe("no number is taken for what it is not", () => {
  const never = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, "3", null, [3], {}, true, 3n, () => 3];

  test.each(Object.entries(numeric))("%s", async (_name, { use, whole, real = [], beside = {} }) => {
    for (const name of [...whole, ...real]) {
      for (const wrong of [...never, ...(whole.includes(name) ? [1.5, 2 ** 60, -(2 ** 60)] : [])]) {
        const message = await refusal(() => use({ ...beside, [name]: wrong } as Anything));
        expect(message.replace(/^\w+(\[0\])?\./, "")).toMatch(new RegExp(`^${name}(\\[0\\])?: got `));
      }
    }
  });

  test("positions as well", async () => {
    for (const wrong of [...never, 0, -1, 1.5]) {
      await refusal(() => allocateRecords(game, wrong as number));
      await refusal(() => createRandom(1).below(wrong as number));
      await refusal(() => environment.play(policy!, wrong as number, random));
      await refusal(() => createArena("continuous", world).play(policy!, wrong as number, random));
      await refusal(() => evaluatePolicy(policy!, configuration, wrong as number));
      await refusal(() => populations(wrong as number));
      await refusal(() => indices([2], wrong as number));
      await refusal(() => encounters(2, wrong as number, 2, 1));
    }
  });
});

describe("agents may be said wherever a game is, and must be right", () => {
  const three = [{ count: 2, norm: "L6" }];

  test("of a configuration: one more than its residents", () => {
    const said = resolveConfiguration({ file: { game: { agents: 3 }, residents: three } });
    expect(said).toEqual(resolveConfiguration({ file: { residents: three } }));
    expect(defineSetting({ ...said, game: { ...said.game, agents: 3 } as Configuration["game"] }).game.agents).toBe(3);
  });

  test.each<[string, (agents: number) => unknown]>([
    ["a request", (agents) => resolveConfiguration({ file: { game: { agents }, residents: three } })],
    [
      "a setting",
      (agents) => {
        const complete = resolveConfiguration({ file: { residents: three } });
        return defineSetting({ ...complete, game: { ...complete.game, agents } as Configuration["game"] });
      },
    ],
  ])("of %s: no other number", async (_, use) => {
    const message = await refusal(() => use(4));
    expect(message).toMatch(/^game\.agents: got 4, takes 3: the 2 residents and the learner/);
  });

  test("of a game and its residents", async () => {
    const message = await refusal(() => createEnvironment(defineGame({ agents: 4 } as Game), residents));
    expect(message).toBe("residents: got 2, takes 3 for 4 agents");
  });
});
