/** The examples of the README, as processes of Node and Deno on the built package. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Project, type Runtime, runtimes } from "./project.js";
import { type Block, blocks, blockWith } from "./readme.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const learner = blockWith("node", "createTrainer");
const engine = blockWith("deno", "createEngine");
const checker = blockWith("node", "checkGradients");

let project: Project;
beforeAll(() => {
  project = new Project();
});
afterAll(() => project.remove());

function fileOf(block: Block, runtime: Runtime = block.purpose as Runtime): string {
  // Node 20 reads no TypeScript; an example for it that used any would fail here.
  const file = `example-${blocks.indexOf(block)}.${runtime === "node" ? "mjs" : block.language}`;
  project.write(file, block.code);
  return file;
}

const print = (block: Block, runtime: Runtime) => project.output(runtime, fileOf(block, runtime));

test("every example of the README is run here", () => {
  const examples = blocks.filter(({ purpose }) => (runtimes as readonly string[]).includes(purpose));
  expect(examples.map(({ code }) => code).sort()).toEqual([learner, engine, checker].map(({ code }) => code).sort());
});

test("the examples pass TypeScript's strict check", async () => {
  await project.checkTypes([learner, engine, checker].map((block) => fileOf(block)));
});

describe.each(runtimes)("in %s", (runtime) => {
  test("the learner gets near the best response, and tells reputations apart", async () => {
    const printed = await print(learner, runtime);
    const { payoff, best } = printed.match(/^payoff (?<payoff>[\d.]+), best response (?<best>[\d.]+)$/m)!.groups!;
    expect(Number(payoff)).toBeGreaterThan(0.95 * Number(best));
    const cooperation = printed
      .match(/BB BG GB GG: (.+)$/m)![1]!
      .split(",")
      .map(Number);
    expect(cooperation).toHaveLength(4);
    expect(cooperation[2]).toBeLessThan(0.1);
    expect(cooperation[3]).toBeGreaterThan(0.9);
  });

  test("the engine learns exclusive or", async () => {
    const [loss, ...rows] = (await print(engine, runtime)).trimEnd().split("\n");
    expect(Number(loss!.replace("loss ", ""))).toBeLessThan(0.01);
    const isTrue = rows.map((row) => Number(row.split(" ")[1]) > 0.5);
    expect(isTrue).toEqual([false, true, true, false]);
  });

  test("a user's property test runs", async () => {
    expect(await print(checker, runtime)).toBe("gradients hold\n");
  });
});
