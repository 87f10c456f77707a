/** docs/methods.md: the method that it adds is one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { defineGame, definePopulation, policyFromBits } from "../../src/game/index.js";
import { createOracle, methods } from "../../src/reciprocity/index.js";
import type { MethodDefinition } from "../../src/reciprocity/method-definition.js";
import { root } from "./readme.js";

const page = readFileSync(`${root}docs/methods.md`, "utf8");
const [, code] = /^```ts method\n(.*?)^```$/ms.exec(page)!;
const [, name, exported] = /^```ts line\n {2}"([\w-]+)": (\w+),\n```$/m.exec(page)!;

const folder = mkdtempSync(join(import.meta.dirname, ".method-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the page has in src/reciprocity/baselines/, from a folder of its own. */
async function definition(): Promise<MethodDefinition<object>> {
  const elsewhere = code!.replaceAll(/from "(\.[^"]+)"/g, (_, path: string) => {
    return `from "${join(root, "src/reciprocity/baselines", path)}"`;
  });
  const file = join(folder, "method.ts");
  writeFileSync(file, elsewhere);
  return (await import(/* @vite-ignore */ file))[exported!];
}

test("the method on the page is defined like those that there are, and learns", async () => {
  expect(Object.keys(methods)).not.toContain(name);
  const method = await definition();
  expect(Object.keys(method).sort()).toEqual(Object.keys(methods.ppo).sort());
  expect(Object.keys(method.defaults)).toEqual(Object.keys(method.searchSpace));

  const game = defineGame({ agents: 9 });
  const residents = definePopulation([{ count: 8, norm: "L6" }]);
  const world = { game, residents };
  const request = { name: name!, world, options: {}, own: method.defaults, told: {} };
  const run = await method.start({ ...request, checkpoint: undefined });
  for (let iteration = 0; iteration < 60; iteration++) run.step();
  const oracle = await createOracle(game, residents);
  const best = oracle.bestResponse("joint", policyFromBits("0101", "10011001")).payoff;
  // What it does at first, always the first choice, is worth nothing like it.
  expect(oracle.evaluate(run.policy()).payoff / best).toBeGreaterThan(0.95);
  oracle.dispose();

  const resumed = await method.start({ ...request, checkpoint: JSON.parse(JSON.stringify(run.checkpoint())) });
  expect(resumed.step()).toEqual(run.step());
});
