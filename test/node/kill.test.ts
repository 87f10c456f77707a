/** The command killed outright, again and again, while one run takes the place of another. */
import { spawn } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { resolveConfiguration } from "../../src/experiment/index.js";
import { readRun, reopenRunFolder } from "../../src/node/index.js";
import { file, small, temporaryFolder } from "../cli/run-command.js";
import { essence, resume, train } from "./runs.js";

const folder = temporaryFolder();
const program = resolve(import.meta.dirname, "../../dist/cli/main.js");

beforeAll(() => {
  if (!existsSync(program)) throw new Error("dist/ is missing: run `npm run build` first");
});

test("--force leaves the old run or the new one, whenever it is killed", async () => {
  const [old, next] = [join(folder, "old"), join(folder, "next")];
  const other = { ...small, training: { ...small.training, iterations: 20, seed: 2 } };
  const config = file(folder, "other.json", other);
  await train(old);
  await train(next, undefined, resolveConfiguration({ file: other }));
  const argv = [program, "train", "--config", config, "--quiet", "--force", "--out"];
  // The time that it takes to begin, here and now; kills are spread around that.
  let beginning = 0;
  const seen = new Set<string>();
  for (let kill = 0; kill < 7; kill++) {
    const path = join(folder, `killed-${kill}`);
    cpSync(old, path, { recursive: true });
    const started = performance.now();
    const child = spawn(process.execPath, [...argv, path], { stdio: "ignore" });
    const ended = new Promise((done) => child.on("exit", done));
    if (kill === 0) {
      while ((await readRun(path)).configuration.training.seed === 1 && child.exitCode === null) await setTimeout(2);
      beginning = performance.now() - started;
    } else {
      await setTimeout(beginning * (0.75 + 0.07 * kill));
    }
    child.kill("SIGKILL");
    await ended;
    const { seed } = (await readRun(path)).configuration.training;
    seen.add(seed === 1 ? "old" : "next");
    // Whoever takes the folder next puts back what was put aside.
    if (seed === 1) reopenRunFolder(path).close();
    else await resume(path);
    expect(essence(path)).toEqual(essence(seed === 1 ? old : next));
  }
  expect(seen).toContain("next");
});
