import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, run, small, temporaryFolder } from "./run-command.js";

const folder = temporaryFolder();
const out = join(folder, "out");
let configurations = 0;

/** `train` of the small setting with these fields changed. */
function configured(change: object | string): string[] {
  const text = typeof change === "string" ? change : { ...small, ...change };
  return ["train", "--config", file(folder, `config-${configurations++}.json`, text), "--out", out];
}

function preset(...argv: string[]): string[] {
  return ["train", "--preset", "l6", "--out", out, ...argv];
}

const huge = join(folder, "huge.json");
const descriptor = openSync(huge, "w");
ftruncateSync(descriptor, 200 * 1024 * 1024);
closeSync(descriptor);

const foreign = join(folder, "foreign");
mkdirSync(foreign);
file(foreign, "config.json", { name: "not ours" });

const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;

const eight = [{ count: 8, norm: "L6" }];
const exact = { game: { rounds: 36 } };

const requests: readonly (readonly [what: string, argv: readonly string[], says: RegExp])[] = [
  ["no command", [], /command: got nothing, takes train, evaluate/],
  ["unknown command", ["tran"], /unknown command 'tran' \(Did you mean train\?\)/],
  ["unknown option", preset("--sed", "1"), /unknown option '--sed'/],
  ["option without its value", preset("--seed"), /--seed.*argument missing/],
  ["excess argument", preset("again"), /too many arguments/],
  ["neither preset nor configuration", ["train"], /--preset: got nothing, takes one of proud-outcasts, l1, l2/],
  ["unknown preset", ["train", "--preset", "l9"], /--preset: got "l9", takes one of proud-outcasts, l1, .*proud-alld/],
  ["preset named as a property of objects", ["train", "--preset", "constructor"], /--preset: got "constructor"/],
  ["unknown half", preset("--optimize", "both"), /--optimize: got "both", takes one of "action", "signal", "joint"/],
  ["unknown matching", preset("--matching", "Random"), /--matching: got "Random", takes one of "random"/],
  [
    "unknown actions",
    preset("--actions", "mixed"),
    /--actions: got "mixed", takes "discrete", "continuous", or how many/,
  ],
  ["one action", preset("--actions", "1"), /--actions: got 1, takes .* levels there are, an integer from 2 to 64/],
  ["too many reputations", preset("--reputations", "65"), /--reputations: got 65, takes an integer from 2 to 64/],
  [
    "reputations where they are shares",
    preset("--reputations", "3", "--actions", "continuous"),
    /game\.reputations: got 3, takes 2 with continuous donations/,
  ],
  [
    "a belief that continuous donations do not have",
    preset("--actions", "continuous", "--belief", "joint"),
    /training\.belief: got "joint", takes "mean-field" with continuous donations/,
  ],
  [
    "a method that continuous donations do not have",
    preset("--actions", "continuous", "--method", "ppo"),
    /training\.method: got "ppo", takes "reciprocity-gradient", "true-model", "evolution-strategies" with/,
  ],
  ["unknown belief", preset("--belief", "exact"), /--belief: got "exact", takes one of "anchored"/],
  [
    "unknown method",
    preset("--method", "reinforced"),
    /--method: got "reinforced", takes one of "reciprocity-gradient"/,
  ],
  ["seed with letters", preset("--seed", "1e3x"), /--seed: got "1e3x", takes an integer from 0/],
  ["seed that is no integer", preset("--seed", "1.5"), /--seed: got 1.5, takes an integer/],
  ["negative seed", preset("--seed", "-1"), /--seed: got -1, takes an integer from 0/],
  ["seed beyond exact integers", preset("--seed", "1e300"), /--seed: got 1e\+300, takes an integer/],
  ["seed NaN", preset("--seed", "NaN"), /--seed: got "NaN", takes an integer/],
  ["empty seed", preset("--seed", ""), /--seed: got "", takes an integer/],
  ["hexadecimal seed", preset("--seed", "0x10"), /--seed: got "0x10", takes an integer/],
  ["0 iterations", preset("--iterations", "0"), /--iterations: got 0, takes an integer from 1/],
  ["infinite iterations", preset("--iterations", "Infinity"), /--iterations: got "Infinity", takes an integer/],
  ["0 episodes", preset("--episodes", "0"), /--episodes: got 0, takes an integer from 1/],
  ["0 rounds ahead", preset("--horizon", "0"), /--horizon: got 0, takes an integer from 1/],
  [
    "rounds ahead of a belief that does not look",
    preset("--belief", "joint", "--horizon", "3"),
    /training\.horizon: got 3, takes nothing with the belief joint: only anchored looks ahead/,
  ],
  ["0 rounds", preset("--rounds", "0"), /--rounds: got 0, takes an integer from 1/],
  ["negative cost", preset("--cost", "-0.5"), /--cost: got -0.5, takes a number from 1e-12 to/],
  [
    "indirect matching of too many rounds",
    preset("--matching", "indirect"),
    /game\.rounds: got 36, takes at most 9 with/,
  ],
  [
    "memory for ever",
    preset("--rounds", "1000000", "--episodes", "100000"),
    /training\.episodes: got 100000, takes at most/,
  ],
  [
    "more rounds than memory holds",
    [
      ...configured({ game: { rounds: 1_000_000 }, training: { episodes: 1, belief: "joint" }, residents: eight }),
      "--quiet",
    ],
    /(game\.rounds|residents): got \d+, takes at most \d+ with all else as it is/,
  ],
  [
    "more episodes than memory holds of the exact belief",
    [
      ...configured({
        ...exact,
        residents: [{ count: 13, norm: "L6" }],
        training: { episodes: 2000, belief: "joint" },
      }),
      "--quiet",
    ],
    /(training\.episodes|residents): got \d+, takes at most \d+ with all else as it is/,
  ],
  ["--out is empty", ["train", "--preset", "l6", "--out", ""], /--out: got "", takes the path of a folder/],
  [
    "--out below a file",
    ["train", "--preset", "l6", "--out", join(huge, "run")],
    /--out: got .*can be written \(ENOTDIR\)/,
  ],
  ["--out where nobody can write", ["train", "--preset", "l6", "--out", "/proc/run"], /--out: got .*can be written/],
  [
    "--out with somebody else's config.json",
    ["train", "--preset", "l6", "--out", foreign, "--force"],
    /holds config.json of something else/,
  ],
  [
    "configuration that is not there",
    ["train", "--config", join(folder, "none.json")],
    /--config: got .*can be read \(ENOENT\)/,
  ],
  ["folder as configuration", ["train", "--config", folder], /--config: got .*takes a file; this is a folder/],
  ["configuration of 200 MB", ["train", "--config", huge], /--config: got .*at most 64 MB; this one is larger/],
  ["endless configuration", ["train", "--config", "/dev/zero"], /--config: got .*at most 64 MB/],
  ["configuration that is not JSON", configured("{ game: }"), /--config: got .*takes a JSON file/],
  ["configuration with NaN", configured('{ "game": { "benefit": NaN } }'), /--config: got .*takes a JSON file/],
  ["empty configuration", configured(""), /--config: got .*takes a JSON file/],
  ["configuration that is a list", configured("[]"), /configuration: got an empty list, takes an object with/],
  ["configuration that is null", configured("null"), /configuration: got null, takes an object/],
  [
    "configuration nested beyond the stack",
    configured(`{ "game": { "benefit": ${nested} } }`),
    /--config: got .*takes a JSON file \(it nests deeper than 100 in line 1\)/,
  ],
  [
    "unknown section",
    configured({ games: {} }),
    /games: got an object, takes no value; a configuration has game, residents.*; did you mean game\?/,
  ],
  [
    "unknown field",
    configured({ game: { benefits: 5 } }),
    /game\.benefits: got 5, takes no value; game has stage, agents, benefit, cost.*; did you mean benefit\?/,
  ],
  [
    "__proto__ as a field",
    configured('{ "game": { "__proto__": { "benefit": 1 } } }'),
    /game\.__proto__: got an object, takes no value/,
  ],
  ["text for a number", configured({ game: { benefit: "5" } }), /game\.benefit: got "5", takes a number from 1e-12 to/],
  ["number beyond doubles", configured('{ "game": { "cost": 1e999 } }'), /game\.cost: got Infinity, takes a number/],
  [
    "probability above 1",
    configured({ game: { executionError: 1.1 } }),
    /game\.executionError: got 1.1, takes a probability/,
  ],
  ["no residents given", configured('{ "game": {} }'), /residents: got nothing, takes a list of groups/],
  ["an empty population", configured({ residents: [] }), /residents: got an empty list, takes a list of groups/],
  [
    "a group of nobody",
    configured({ residents: [{ count: 0, norm: "L6" }] }),
    /residents\[0\]\.count: got 0, takes an integer from 1/,
  ],
  [
    "a group of too many",
    configured({
      residents: [
        { count: 10_000, norm: "L6" },
        { count: 1, norm: "L3" },
      ],
    }),
    /residents: got 10001, takes at most 10000/,
  ],
  [
    "unknown norm",
    configured({ residents: [{ count: 3, norm: "L9" }] }),
    /residents\[0\]\.norm: got "L9", takes one of L1/,
  ],
  [
    "a bit string of 7 characters",
    configured({ residents: [{ count: 3, action: "0101", assessment: "1001100" }] }),
    /residents\[0\]\.assessment: got "1001100", takes 8 bits/,
  ],
  [
    "half a resident",
    configured({ residents: [{ count: 3, action: "AllD" }] }),
    /residents\[0\]\.assessment: got nothing, takes/,
  ],
  [
    "a field that a group does not have",
    configured({ residents: [{ count: 3, norms: "L6" }] }),
    /residents\[0\]\.norms: got "L6", takes no value; a group has count, norm/,
  ],
  [
    "unknown fixed rule",
    configured({ learner: { fixedAction: "AllX" } }),
    /learner\.fixedAction: got "AllX", takes 4 bits/,
  ],
  [
    "hidden layers without width",
    configured({ learner: { hidden: [0] } }),
    /learner\.hidden\[0\]: got 0, takes an integer from 1/,
  ],
  [
    "too many rounds in a file",
    configured({ game: { matching: "indirect", rounds: 4 } }),
    /game\.rounds: got 4, takes at most 3/,
  ],
  [
    "a name that plays with the terminal",
    configured({ "\u001b[2J\nrun": 1 }),
    /error: \["\\u001b\[2J\\nrun"\]: got 1, takes no value/,
  ],
  ["evaluate without a run", ["evaluate"], /missing required argument 'run'/],
  ["evaluate what is no run", ["evaluate", folder], /RUN: got .*takes the folder of a run/],
  ["evaluate with a wrong flag", ["evaluate", folder, "--belief", "joint"], /unknown option '--belief'/],
  ["resume what is no run", ["train", "--resume", folder], /--resume: got .*takes the folder of a run/],
  ["resume with another seed", ["train", "--resume", folder, "--seed", "2"], /--seed: got a value along with --resume/],
  ["an oracle without a setting", ["oracle"], /--preset: got nothing/],
];

describe("a wrong request ends with status 2 and one line that names the field", () => {
  test.each(requests)("%s", async (_what, argv, says) => {
    const { status, stdout, stderr } = await run(argv);
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^error: [^\n]*\n$/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.length).toBeLessThan(400);
    expect(stdout).toBe("");
    expect(status).toBe(2);
    expect(existsSync(out), "no folder is left behind").toBe(false);
  });

  test("somebody else's files are as they were", () => {
    expect(readdirSync(foreign)).toEqual(["config.json"]);
  });

  test("--debug shows where it happened", async () => {
    const { status, stderr } = await run(["train", "--preset", "l9", "--debug"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/RequestError: --preset: got "l9"/);
    expect(stderr).toMatch(/\n\s+at /);
  });
});

describe("help is no failure", () => {
  test.each([
    [["--help"]],
    [["train", "--help"]],
    [["evaluate", "--help"]],
    [["oracle", "--help"]],
    [["schema", "--help"]],
  ])("%s", async (argv) => {
    const { status, stdout, stderr } = await run(argv);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: reciprocity-gradient/);
    expect(stderr).toBe("");
  });

  test("--version", async () => {
    expect(await run(["--version"])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: "",
    });
  });
});
