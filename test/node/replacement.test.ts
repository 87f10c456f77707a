/** `--force`: a run in the place of another, with the process dying at any call of the system that changes something. */
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { resolveConfiguration, runTraining } from "../../src/experiment/index.js";
import { createRunFolder, readRun, readTrainedPolicy, reopenRunFolder } from "../../src/node/index.js";
import { small, temporaryFolder } from "../cli/run-command.js";
import { essence, read, resume, smallConfiguration, train } from "./runs.js";

/** Calls until death; none is made after it, as by a process that is gone. */
const life = vi.hoisted(() => ({ calls: Number.POSITIVE_INFINITY }));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  type Call = (...values: never[]) => unknown;
  const mortal = (call: Call): Call =>
    function dies(...values) {
      if (life.calls <= 0) throw new Error("dead");
      life.calls -= 1;
      // Half of what was to be written is there.
      if (life.calls === 0 && (call === real.writeFileSync || call === real.appendFileSync)) {
        const [file, text] = values as unknown as [number, string];
        real.writeSync(file, text.slice(0, text.length / 2));
      }
      if (life.calls <= 0) throw new Error("dead");
      return call(...values);
    };
  const changing = ["openSync", "writeFileSync", "appendFileSync", "fsyncSync", "renameSync"] as const;
  const removing = ["rmSync", "rmdirSync", "unlinkSync", "mkdirSync"] as const;
  const wrapped = [...changing, ...removing].map((name) => [name, mortal(real[name] as Call)]);
  return { ...real, ...Object.fromEntries(wrapped) };
});

const folder = temporaryFolder();
const [old, next] = [join(folder, "old"), join(folder, "next")];
const other = resolveConfiguration({ file: { ...small, training: { ...small.training, iterations: 1, seed: 2 } } });
const files = ["checkpoint.json", "config.json", "metrics.jsonl", "report.html", "result.json"];
let copies = 0;

beforeAll(async () => {
  await train(old);
  await train(next, undefined, other);
});

/** Replaces a copy of the old run, and dies at the call of this number; gives also whether it came to an end before. */
async function killedAt(calls: number, configuration = other): Promise<{ path: string; isDone: boolean }> {
  const path = join(folder, `copy-${copies++}`);
  cpSync(old, path, { recursive: true });
  life.calls = calls;
  const isDone = await train(path, undefined, configuration).then(
    () => life.calls > 0,
    () => false,
  );
  life.calls = Number.POSITIVE_INFINITY;
  // The lock is of this process, which has not really died.
  for (const name of readdirSync(path)) if (name.startsWith("run.lock")) rmSync(join(path, name), { recursive: true });
  return { path, isDone };
}

describe("a run that replaces another", () => {
  test("leaves the old one or the new one, wherever it is killed", async () => {
    const kept = { old: 0, next: 0 };
    // At every call until the new one has begun, then at some.
    for (let calls = 1; ; calls += kept.next < 12 ? 1 : 7) {
      const { path, isDone } = await killedAt(calls);
      // Somebody who only reads finds the same as who takes the folder next.
      const found = await readRun(path);
      const isOld = found.configuration.training.seed === smallConfiguration.training.seed;
      kept[isOld ? "old" : "next"] += 1;
      if (isOld) await readTrainedPolicy(path);
      reopenRunFolder(path).close();
      expect(await readRun(path), `call ${calls}`).toEqual(found);
      if (isOld) expect(readdirSync(path).sort(), `call ${calls}`).toEqual(files);
      else await resume(path);
      expect(essence(path), `call ${calls}`).toEqual(essence(isOld ? old : next));
      expect(read(path, "report.html").length).toBeGreaterThan(1000);
      expect(readdirSync(path).sort()).toEqual(files);
      if (isDone) break;
    }
    expect(kept.old).toBeGreaterThan(20);
    expect(kept.next).toBeGreaterThan(15);
  });

  test("and of the same configuration too", async () => {
    for (const calls of [30, 33, 36, 39, 41, 43, 45, 47, 49, 51, 54, 57, 1000]) {
      const { path } = await killedAt(calls, smallConfiguration);
      await resume(path);
      expect(essence(path), `call ${calls}`).toEqual(essence(old));
    }
  });

  test("leaves the old one where it cannot begin", async () => {
    const path = join(folder, "refused");
    cpSync(old, path, { recursive: true });
    // More agents than the belief can hold, which only the learner finds out.
    const many = resolveConfiguration({
      file: { ...small, residents: [{ count: 40, norm: "L6" }], training: { belief: "joint", iterations: 1 } },
    });
    await expect(train(path, undefined, many)).rejects.toThrow(/^game\.agents: got 41, takes at most 14/);
    expect(essence(path)).toEqual(essence(old));
    expect(readdirSync(path).sort()).toEqual(files);
  });

  test("leaves the old one where the disk has no room for its beginning", async () => {
    const path = join(folder, "full");
    cpSync(old, path, { recursive: true });
    const kept = createRunFolder(path, { replace: true });
    const { renameSync } = await vi.importActual<typeof import("node:fs")>("node:fs");
    const fs = await import("node:fs");
    // The step in which the new configuration takes the place of the old one.
    const spy = vi.spyOn(fs, "renameSync").mockImplementation((from, to) => {
      if (to === join(path, "config.json")) throw Object.assign(new Error("full"), { code: "ENOSPC" });
      renameSync(from, to);
    });
    await expect(runTraining(other, { folder: kept })).rejects.toThrow(/takes a folder that can be written \(ENOSPC\)/);
    spy.mockRestore();
    kept.close();
    expect(existsSync(join(path, "run.replaced"))).toBe(false);
    expect(essence(path)).toEqual(essence(old));
  });
});
