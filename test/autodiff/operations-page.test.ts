/** What docs/operations.md shows runs, and the places it names are there. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { checkGradients, defineOperation, type Tensor } from "../../src/autodiff/index.js";

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(resolve(root, "docs/operations.md"), "utf8");
const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);

/** Runs code that is JavaScript but for the types named, and gives what it made. */
async function run<Made>(code: string, made: string, types = /: Tensor/g): Promise<Made> {
  const body = code.replace(/^import .*\n/m, "").replace(types, "");
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...given: unknown[]) => Promise<Made>;
  return new AsyncFunction("checkGradients", "defineOperation", `${body}\nreturn ${made};`)(
    checkGradients,
    defineOperation,
  );
}

const point = [{ shape: [3], values: [-1, 0.5, 2] }];

test("an operation put together has the right gradient", async () => {
  const softplus = await run<(x: Tensor) => Tensor>(blocks[0]!, "softplus");
  expect((await checkGradients((_, [x]) => softplus(x!).sum(), point)).error).toBeLessThan(1e-8);
});

test("and so has one that is defined", async () => {
  expect(await run<number>(blocks[1]!, "error")).toBeLessThan(1e-8);
});

test("files and folders are there", () => {
  const named = [...page.matchAll(/`((?:assembly|src|test)\/[\w./-]+)`/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
});
