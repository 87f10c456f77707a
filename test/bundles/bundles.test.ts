/** What bundlers make of the package does what the package does, bit for bit, and in a page nothing of Node is needed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Project } from "../examples/project.js";
import { bundlers, type Platform } from "./bundlers.js";

const digest = `
async function digest(...arrays) {
  const bytes = new Uint8Array(await new Blob(arrays).arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
const groups = [{ count: 3, norm: "L6" }, { count: 1, action: "AllD", assessment: "L3" }];
const told = { agents: 5, rounds: 12, executionError: 0.02, assessmentError: 0.01 };
`;

interface Program {
  readonly platform: Platform;
  /** Files by name; the first is the program. */
  readonly files: Readonly<Record<string, string>>;
}

const programs: Readonly<Record<string, Program>> = {
  "trains by several methods": {
    platform: "browser",
    files: {
      "trains.mjs": `
import { createContinuousMethod, createMethod, defineGame, definePopulation, resolveConfiguration, runTraining }
  from "reciprocity-gradient";
${digest}
const world = { game: defineGame(told), residents: definePopulation(groups) };
async function show(name, create) {
  const run = await create(name, world, { episodes: 2, seed: 3 });
  for (let step = 0; step < 4; step++) run.step();
  const { action, assessment } = run.policy();
  console.log(name, await digest(action, assessment));
}
for (const name of ["reciprocity-gradient", "ppo", "q-learning", "gumbel-softmax"]) await show(name, createMethod);
await show("true-model", createContinuousMethod);
const training = { iterations: 3, episodes: 2 };
const { result } = await runTraining(resolveConfiguration({ preset: "l6", overrides: { training } }));
console.log(result.digest);
`,
    },
  },
  "loads a part of itself late, which imports the same": {
    platform: "browser",
    files: {
      "late.mjs": `
import { defineGame } from "reciprocity-gradient";
${digest}
const game = defineGame(told);
const later = import("./part.mjs");
later.then(({ learned }) => learned(game, groups)).then(({ action }) => digest(action)).then(console.log);
`,
      "part.mjs": `
import { createEnvironment, createTrainer, definePopulation } from "reciprocity-gradient";
export async function learned(game, groups) {
  const trainer = await createTrainer(createEnvironment(game, definePopulation(groups)), { episodes: 2 });
  trainer.step();
  return trainer.policy();
}
`,
    },
  },
  "has the engine alone": {
    platform: "browser",
    files: {
      "engine.mjs": `
import { Adam, createEngine, Network } from "reciprocity-gradient/autodiff";
for (const options of [{ dtype: "f32" }, { dtype: "f64" }, { relaxed: true }]) {
  const tape = (await createEngine(options)).tape();
  const network = new Network(tape, { inputs: 3, hidden: [5], outputs: 2, seed: 3 });
  const loss = network.apply(tape.constant([1, 2, 3, 4, 5, 6], [2, 3])).square().mean();
  const adam = new Adam(tape, { rate: 0.01 });
  for (let step = 0; step < 9; step++) {
    tape.forward();
    tape.backward(loss);
    adam.step();
  }
  console.log(loss.item());
}
import("./engine-part.mjs").then(({ sum }) => sum(2, 3)).then(console.log);
`,
      "engine-part.mjs": `
import { createEngine } from "reciprocity-gradient/autodiff";
export async function sum(one, other) {
  const tape = (await createEngine()).tape();
  return tape.constant([one]).add(tape.constant([other])).item();
}
`,
    },
  },
  "uses what needs Node, too, and late": {
    platform: "node",
    files: {
      "node.mjs": `
import { defineGame } from "reciprocity-gradient";
console.log(defineGame({ agents: 4 }).agents);
const { runReproduction, runFiles } = await import("reciprocity-gradient/node");
console.log(typeof runReproduction, runFiles.result);
`,
    },
  },
};

/** What a page has not. */
const bare = `for (const name of ["process", "Buffer", "setImmediate", "clearImmediate"]) delete globalThis[name];`;

let project: Project;
beforeAll(() => {
  project = new Project();
  project.write("bare.mjs", bare);
  for (const { files } of Object.values(programs)) {
    for (const [file, text] of Object.entries(files)) project.write(file, text);
  }
});
afterAll(() => project.remove());

describe.each(Object.entries(programs))("a program that %s", (_, { platform, files }) => {
  const [file] = Object.keys(files) as [string];

  test.for(Object.entries(bundlers))("%s", async ([name, { isHere, bundle }], { skip }) => {
    skip(!isHere, "not installed: npm run test:bundles");
    const out = join(project.folder, `${name}-${file}`);
    await bundle({ entry: join(project.folder, file), out, platform });
    const expected = await project.output("node", file);
    expect(expected).not.toBe("");
    const made = `${name}-${file}/main.mjs`;
    expect(await project.output("node", made, platform === "browser" ? ["--import", "./bare.mjs"] : [])).toBe(expected);
    if (platform === "node") return;
    for (const each of readdirSync(out)) {
      expect(readFileSync(join(out, each), "utf8")).not.toMatch(/(?:from|import|require\()\s*["']node:/);
    }
  });
});
