/**
 * Wrong uses of the library, as a script without types would write them: each is refused in one line that names what was wrong,
 * what it got and what is taken. None is passed over, none ends in a TypeError.
 */
import { describe, expect, test } from "vitest";
import {
  ContinuousOracle,
  continuousPolicy,
  createArena,
  createBelief,
  createContinuousMethod,
  createEnvironment,
  createMethod,
  createOracle,
  createTrainer,
  defineGame,
  definePopulation,
  defineSetting,
  evaluatePolicy,
  loadNetworkPolicy,
  measure,
  PlayedOracle,
  resolveConfiguration,
  runTraining,
} from "../src/index.js";
import { runReproduction } from "../src/node/index.js";
import { games, matchings, programs, shapes, tensors } from "../src/testing/index.js";
import { type Anything, refusal } from "./refusal.js";

const game = defineGame({ agents: 3, rounds: 2 });
const residents = definePopulation([{ count: 2, norm: "L6" }]);
const [policy] = residents;
const world = { game, residents };
/** No two alike, so that they have to be followed one by one. */
const fourteenKinds = Array.from({ length: 14 }, (_, kind) => ({
  count: 1,
  action: kind.toString(2).padStart(4, "0"),
  assessment: "L6",
}));
const environment = createEnvironment(game, residents);
const oracle = await createOracle(game, residents, { matchings: 2 });
const played = new PlayedOracle(game, residents, { episodes: 2 });
const continuous = new ContinuousOracle(game, residents, { matchings: 2 });
const ternary = defineGame({ agents: 3, reputations: 3, actions: 3, initialReputation: [0.2, 0.3, 0.5] });
const configuration = resolveConfiguration({ preset: "l6", overrides: { training: { iterations: 1 } } });
const setting = defineSetting(configuration);

const uses: readonly (readonly [what: string, use: (wrong: Anything) => unknown, wrong: unknown, says: RegExp])[] = [
  [
    "a population of another size",
    (all) => createEnvironment(game, all),
    [policy],
    /^residents: got 1, takes 2 for 3 agents/,
  ],
  [
    "groups for policies",
    (all) => createEnvironment(game, all),
    [{ count: 1, norm: "L6" }, policy],
    /^residents\[0\]\.action: got nothing, takes a Float64Array/,
  ],
  [
    "names for policies",
    (all) => createEnvironment(game, all),
    ["L6", "L6"],
    /^residents\[0\]: got "L6", takes a policy, such as/,
  ],
  [
    "populations in a nested list",
    (all) => createEnvironment(game, all),
    [residents, residents],
    /^residents\[0\]: got a list of 2, takes a policy/,
  ],
  [
    "plain arrays for tables",
    (all) => createEnvironment(game, all),
    [{ action: [0, 1], assessment: [] }, policy],
    /^residents\[0\]\.action: got \[0, 1\], takes a Float64Array/,
  ],
  [
    "a policy that is no distribution",
    (all) => createEnvironment(game, all),
    [{ ...policy!, action: new Float64Array(8) }, policy],
    /^residents\[0\]\.action\[0\]: got \[0, 0\], takes 2 probabilities/,
  ],
  [
    "a game for an environment",
    createTrainer,
    game,
    /^environment: got an object, takes an environment, such as createEnvironment/,
  ],
  ["no environment", createTrainer, undefined, /^environment: got nothing/],
  [
    "a trainer's option misspelt",
    (options) => createTrainer(environment, options),
    { iteration: 5 },
    /^iteration: got 5, takes no value; a trainer has belief/,
  ],
  [
    "a rate by another name",
    (options) => createTrainer(environment, options),
    { lr: 0.1 },
    /^lr: got 0.1, takes no value; a trainer has .*rate/,
  ],
  [
    "a width for widths",
    (options) => createTrainer(environment, options),
    { hidden: 8 },
    /^hidden: got 8, takes a list, each an integer from 1/,
  ],
  [
    "a nested list of widths",
    (options) => createTrainer(environment, options),
    { hidden: [[8]] },
    /^hidden\[0\]: got \[8\], takes an integer/,
  ],
  [
    "a belief that is none",
    (options) => createTrainer(environment, options),
    { belief: "exact" },
    /^belief: got "exact", takes one of "anchored"/,
  ],
  [
    "a half that is none",
    (options) => createTrainer(environment, options),
    { optimize: "both" },
    /^optimize: got "both", takes one of "action"/,
  ],
  [
    "a rule for a policy",
    (options) => createTrainer(environment, options),
    { fixed: "0101" },
    /^fixed: got "0101", takes a policy/,
  ],
  [
    "a horizon of a belief that does not look",
    (options) => createTrainer(environment, options),
    { belief: "joint", horizon: 3 },
    /^horizon: got 3, takes nothing with the belief joint/,
  ],
  [
    "an iteration count for options",
    (options) => createTrainer(environment, options),
    100,
    /^options of a trainer: got 100, takes an object/,
  ],
  [
    "a checkpoint that is none",
    (saved) => createTrainer(environment, {}, saved),
    null,
    /^checkpoint: got "something else", takes what/,
  ],
  [
    "a belief of too many",
    () => createBelief("joint", defineGame({ agents: 21 }), 1, { horizon: 1, axes: 2 }),
    0,
    /^agents: got 21, takes at most 14 here/,
  ],
  [
    "an unknown belief",
    (belief) => createBelief(belief, game, 1, { horizon: 1, axes: 2 }),
    "exact",
    /^belief: got "exact"/,
  ],
  ["an unknown method", (name) => createMethod(name, world), "sarsa", /^method: got "sarsa", takes one of "recip/],
  ["a method of objects", (name) => createMethod(name, world), "constructor", /^method: got "constructor"/],
  [
    "an environment for a world",
    (other) => createMethod("ppo", other),
    environment,
    /^play: got a function, takes no value; a world has game, residents/,
  ],
  ["no world", (none) => createMethod("ppo", none), undefined, /^options of a world: got nothing, takes an object/],
  [
    "an option of its own among those of all",
    (options) => createMethod("reciprocity-gradient", world, options),
    { rate: 0.1 },
    /^rate: got 0.1, takes no value; a method \(its own options are apart\)/,
  ],
  [
    "an option of all among its own",
    (told) => createMethod("ppo", world, {}, undefined, told),
    { seed: 2 },
    /^seed: got 2, takes no value; ppo has rate/,
  ],
  [
    "an option of another choice",
    (told) => createMethod("reinforce", world, {}, undefined, told),
    { baseline: "time" },
    /^baseline: got "time", takes "none"/,
  ],
  [
    "no checkpoint",
    (saved) => createMethod("ppo", world, {}, saved),
    null,
    /^checkpoint: got "something that ppo did not save"/,
  ],
  [
    "a continuous method that is none",
    (name) => createContinuousMethod(name, world),
    "ppo",
    /^method: got "ppo", takes one of .*continuous/,
  ],
  [
    "a rate of what is as tuned",
    (options) => createContinuousMethod("evolution-strategies", world, options),
    { rate: 1 },
    /^rate: got 1, takes nothing with evolution-strategies/,
  ],
  [
    "a continuous game of three",
    () => createContinuousMethod("true-model", { game: ternary, residents: [] }),
    0,
    /^residents: got 0, takes 2 for 3 agents/,
  ],
  [
    "donations of another kind",
    (kind) => createArena(kind, world),
    "mixed",
    /^actions: got "mixed", takes one of "discrete", "continuous"/,
  ],
  [
    "an oracle's option misspelt",
    (options) => createOracle(game, residents, options),
    { matching: 5 },
    /^matching: .*did you mean matchings\?/,
  ],
  ["a name to evaluate", (wrong) => oracle.evaluate(wrong), "L6", /^policy: got "L6", takes a policy/],
  [
    "one policy for many",
    (wrong) => oracle.evaluateAll(wrong),
    policy,
    /^policies: got an object, takes a list of policies/,
  ],
  ["no policies", (wrong) => oracle.evaluateAll(wrong), [], /^policies: got an empty list, takes a list/],
  ["a half that is none, of an oracle", (half) => oracle.bestResponse(half, policy!), "both", /^optimize: got "both"/],
  ["no fixed policy", (none) => oracle.bestResponse("joint", none), undefined, /^fixed: got nothing, takes a policy/],
  ["a half that is none, of a bound", (half) => oracle.bound(half, policy!), "actions", /^optimize: got "actions"/],
  [
    "an oracle of too many",
    () => createOracle(defineGame({ agents: 15 }), definePopulation(fourteenKinds)),
    0,
    /^agents: got 15, takes at most 14 here/,
  ],
  ["a name to play", (wrong) => played.evaluate(wrong), "L6", /^policy: got "L6", takes a policy/],
  ["a half that is none, of play", (half) => played.bestResponse(half, policy!), 1, /^optimize: got 1/],
  ["a name to play with shares", (wrong) => continuous.evaluate(wrong), "L6", /^policy: got "L6", takes a policy/],
  ["a half that is none, of shares", (half) => continuous.bestResponse(half, policy!), null, /^optimize: got null/],
  [
    "networks that are none",
    (saved) =>
      loadNetworkPolicy(
        saved,
        continuousPolicy(
          () => 0,
          () => 0,
        ),
      ),
    { action: 1 },
    /^networks: got 1, takes a network of 2 inputs/,
  ],
  [
    "a preset for a request",
    resolveConfiguration,
    "l6",
    /^options of a request for a configuration: got "l6", takes an object with preset, file/,
  ],
  ["a request's part misspelt", resolveConfiguration, { presets: "l6" }, /^presets: .*did you mean preset\?/],
  ["a preset that is no name", resolveConfiguration, { preset: 6 }, /^preset: got 6, takes the name of a preset/],
  [
    "a field in the wrong section",
    resolveConfiguration,
    { preset: "l6", file: { rounds: 3 } },
    /^rounds: got 3, takes no value; a configuration has game/,
  ],
  [
    "a configuration's field misspelt",
    resolveConfiguration,
    { preset: "l6", overrides: { training: { iteration: 5 } } },
    /^training\.iteration: got 5, .*did you mean iterations\?/,
  ],
  [
    "a configuration's number in quotes",
    resolveConfiguration,
    { preset: "l6", file: { game: { rounds: "3" } } },
    /^game\.rounds: got "3", takes an integer/,
  ],
  [
    "reputations in a configuration",
    resolveConfiguration,
    { preset: "l6", file: { game: { reputations: 3, actions: "continuous" } } },
    /^game\.reputations: got 3, takes 2 with continuous donations/,
  ],
  [
    "widths in a configuration",
    resolveConfiguration,
    { preset: "l6", file: { learner: { hidden: [16, 0] } } },
    /^learner\.hidden\[1\]: got 0, takes an integer from 1 to 1024/,
  ],
  [
    "a configuration that is not complete",
    runTraining,
    { game: {} },
    /^residents: got nothing, takes a list of groups/,
  ],
  [
    "a configuration without its seed",
    runTraining,
    { ...configuration, training: { ...configuration.training, seed: undefined } },
    /^training\.seed: got nothing, takes an integer from 0/,
  ],
  ["nothing to train", runTraining, undefined, /^configuration: got nothing, takes an object/],
  [
    "hooks misspelt",
    (hooks) => runTraining(configuration, hooks),
    { onIterations: () => {} },
    /^onIterations: .*did you mean onIteration\?/,
  ],
  [
    "a path for a run folder",
    (hooks) => runTraining(configuration, hooks),
    { folder: "runs/x" },
    /^folder: got "runs\/x", takes a run folder/,
  ],
  ["a name to measure", (wrong) => evaluatePolicy(wrong, configuration), "L6", /^policy: got "L6", takes a policy/],
  [
    "a measurement without a seed",
    (options) => measure(setting, policy!, options),
    { optimize: "joint" },
    /^seed: got nothing, takes an integer from 0/,
  ],
  ["a grid's option misspelt", runReproduction, { seed: 3 }, /^seed: .*did you mean seeds\?/],
  ["cells in a list", runReproduction, { cells: ["l6"] }, /^cells: got \["l6"\], takes text/],
  [
    "a grid's hook misspelt",
    (hooks) => runReproduction({ quick: true }, hooks),
    { onFinish: () => {} },
    /^onFinish: got a function, takes no value/,
  ],
  ["games of one agent", games, { maxAgents: 1 }, /^maxAgents: got 1, takes an integer from 2/],
  ["shapes of a range upside down", shapes, { minRank: 3, maxRank: 2 }, /^minRank: got 3, takes at most maxRank, 2/],
  ["programs without steps", programs, { minSteps: 0 }, /^minSteps: got 0, takes an integer from 1/],
  ["tensors of a shape that is none", tensors, 3, /^shape: got 3, takes a list, each an integer/],
  ["matchings of options", matchings, { agents: 3 }, /^reputations: got nothing/],
];

describe("is refused in one line", () => {
  test.each(uses)("%s", async (_what, use, wrong, says) => {
    expect(await refusal(() => use(wrong as Anything))).toMatch(says);
  });
});
