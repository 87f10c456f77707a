import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  createNumberedRunFolder,
  createRunFolder,
  readRun,
  readTrainedPolicy,
  reopenRunFolder,
  resolveConfiguration,
  runTraining,
  type TrainingHooks,
} from "../../src/experiment/index.js";
import { small, temporaryFolder } from "../cli/run-command.js";

const folder = temporaryFolder();
const configuration = resolveConfiguration({ file: small });
let runs = 0;

/** A run of the small setting, stopped after so many iterations. */
async function trained(iterations?: number, path = join(folder, `run-${runs++}`)): Promise<string> {
  const kept = createRunFolder(path);
  await runTraining(configuration, { folder: kept, ...stopAfter(iterations) });
  kept.close();
  return path;
}

function stopAfter(iterations: number | undefined): TrainingHooks {
  const stop = new AbortController();
  return { signal: stop.signal, onIteration: ({ iteration }) => iteration === iterations && stop.abort() };
}

async function resumed(path: string, hooks: TrainingHooks = {}): Promise<void> {
  const kept = reopenRunFolder(path);
  try {
    const { checkpoint, configuration: saved } = await readRun(path);
    await runTraining(saved, { folder: kept, checkpoint, ...hooks });
  } finally {
    kept.close();
  }
}

function read(path: string, name: string): string {
  return readFileSync(join(path, name), "utf8");
}

/** What must not depend on interruptions: the lines of every iteration, and the learner with its generator. */
function essence(path: string): unknown {
  const { seconds: _, ...result } = JSON.parse(read(path, "result.json"));
  const { seconds: __, ...checkpoint } = JSON.parse(read(path, "checkpoint.json"));
  return { metrics: read(path, "metrics.jsonl"), result, checkpoint };
}

describe("a run folder", () => {
  test("holds what interface.md says and nothing else", async () => {
    const path = await trained();
    expect(readdirSync(path).sort()).toEqual([
      "checkpoint.json",
      "config.json",
      "metrics.jsonl",
      "report.html",
      "result.json",
    ]);
    expect(JSON.parse(read(path, "config.json"))).toEqual(configuration);
    const lines = read(path, "metrics.jsonl").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).iteration)).toEqual([1, 2, 3, 4]);
  });

  test("is not overwritten unless asked for", async () => {
    const path = await trained();
    const before = essence(path);
    expect(() => createRunFolder(path)).toThrow(/without a run in it \(--force to replace it, or --resume/);
    expect(essence(path)).toEqual(before);
    createRunFolder(path, { replace: true }).close();
    expect(readdirSync(path)).toEqual([]);
  });

  test("leaves other people's files alone, whatever is asked for", () => {
    const path = join(folder, "theirs");
    mkdirSync(path);
    writeFileSync(join(path, "notes.txt"), "mine");
    createRunFolder(path, { replace: true }).close();
    writeFileSync(join(path, "config.json"), '{ "name": "theirs" }');
    expect(() => createRunFolder(path, { replace: true })).toThrow(/holds config.json of something else/);
    expect(readdirSync(path)).toEqual(["config.json", "notes.txt"]);
  });

  test("is gone if the run never started", () => {
    const path = join(folder, "never");
    createRunFolder(path).close();
    expect(existsSync(path)).toBe(false);
  });

  test("gets a number if its name is taken", () => {
    const base = join(folder, "deep", "numbered");
    const three = [0, 0, 0].map(() => createNumberedRunFolder(base));
    expect(three.map(({ path }) => path)).toEqual([base, `${base}-2`, `${base}-3`]);
    for (const each of three) each.close();
  });

  test("is for one process at a time; one that has died does not count", () => {
    const path = join(folder, "locked");
    mkdirSync(path);
    writeFileSync(join(path, "run.lock"), `${process.ppid}\n`);
    expect(() => createRunFolder(path)).toThrow(`process ${process.ppid} is at it`);
    writeFileSync(join(path, "run.lock"), "999999999\n");
    createRunFolder(path).close();
    writeFileSync(join(path, "run.lock"), "");
    createRunFolder(path).close();
    expect(readdirSync(path)).toEqual([]);
  });
});

describe("going on with a run", () => {
  test("gives what an uninterrupted one gives, bit for bit, wherever it stopped", async () => {
    const whole = essence(await trained());
    for (const iterations of [1, 2, 3]) {
      const path = await trained(iterations);
      expect(JSON.parse(read(path, "result.json"))).toMatchObject({ iterations, complete: false });
      await resumed(path);
      expect(essence(path)).toEqual(whole);
    }
  });

  test("twice is as good as once", async () => {
    const path = await trained(1);
    await resumed(path, stopAfter(2));
    await resumed(path);
    expect(essence(path)).toEqual(essence(await trained()));
  });

  test("does not repeat a line, and drops what a crash cut off or left behind", async () => {
    const path = await trained(2);
    const checkpoint = read(path, "checkpoint.json");
    await resumed(path, stopAfter(3));
    // As if it had died after writing line 3 and half of line 4, before the checkpoint was in its place.
    writeFileSync(join(path, "checkpoint.json"), checkpoint);
    writeFileSync(join(path, "checkpoint.json.tmp"), checkpoint.slice(0, 20));
    appendFileSync(join(path, "metrics.jsonl"), '{"iteration":4,"epis');
    await resumed(path);
    expect(essence(path)).toEqual(essence(await trained()));
    expect(existsSync(join(path, "checkpoint.json.tmp"))).toBe(false);
  });

  test("starts anew where there was no checkpoint yet", async () => {
    const path = await trained(2);
    const { rmSync } = await import("node:fs");
    rmSync(join(path, "checkpoint.json"));
    await resumed(path);
    expect(essence(path)).toEqual(essence(await trained()));
  });

  test("says so if lines are missing, and goes on", async () => {
    const path = await trained(3);
    writeFileSync(join(path, "metrics.jsonl"), "garbage\n[]\nnull\n");
    const warnings: string[] = [];
    await resumed(path, { onWarning: (message) => warnings.push(message) });
    expect(warnings).toEqual(["metrics.jsonl lacks 3 of the 3 iterations so far"]);
    expect(JSON.parse(read(path, "result.json")).complete).toBe(true);
  });
});

describe("a damaged run is refused by the name of what is wrong", () => {
  const damages: readonly (readonly [what: string, file: string, damage: (text: string) => string, says: RegExp])[] = [
    [
      "half a checkpoint",
      "checkpoint.json",
      (text) => text.slice(0, text.length / 2),
      /checkpoint\.json: got .*takes a JSON file/,
    ],
    ["an empty checkpoint", "checkpoint.json", () => "", /checkpoint\.json: got .*takes a JSON file/],
    ["a checkpoint of null", "checkpoint.json", () => "null", /checkpoint\.json format: takes/],
    [
      "of another program",
      "checkpoint.json",
      (text) => text.replace("checkpoint 1", "checkpoint 9"),
      /checkpoint\.json format: takes/,
    ],
    [
      "an iteration below 0",
      "checkpoint.json",
      (text) => text.replace(/"iteration":2/, '"iteration":-2'),
      /checkpoint\.json iteration/,
    ],
    [
      "an iteration that is not the trainer's",
      "checkpoint.json",
      (text) => text.replace(/"iteration":2/, '"iteration":3'),
      /checkpoint\.json/,
    ],
    [
      "time that is no number",
      "checkpoint.json",
      (text) => text.replace(/"seconds":[\d.e-]+/, '"seconds":"1"'),
      /checkpoint\.json seconds/,
    ],
    [
      "a policy of 3 numbers",
      "checkpoint.json",
      (text) => text.replace(/"action":\[[^,]+,/, '"action":['),
      /checkpoint\.json policy\.action/,
    ],
    [
      "a chance above 1",
      "checkpoint.json",
      (text) => text.replace(/"action":\[[^,]+,/, '"action":[1.5,'),
      /checkpoint\.json policy/,
    ],
    [
      "no trainer",
      "checkpoint.json",
      (text) => text.replace('"trainer":{', '"trainer":null,"x":{'),
      /checkpoint\.json trainer/,
    ],
    [
      "an empty trainer",
      "checkpoint.json",
      (text) => text.replace(/"trainer":.*$/s, '"trainer":{}}'),
      /checkpoint\.json trainer/,
    ],
    [
      "another seed",
      "config.json",
      (text) => text.replace('"seed": 1', '"seed": 2'),
      /config\.json: is not what checkpoint\.json was trained/,
    ],
    [
      "an unknown field",
      "config.json",
      (text) => text.replace('"seed"', '"sead"'),
      /config\.json training\.sead: got 1, takes no value; training has .*did you mean seed\?/,
    ],
    [
      "fewer iterations",
      "config.json",
      (text) => text.replace('"iterations": 4', '"iterations": 1'),
      /training\.iterations: got 1, takes at least 2/,
    ],
  ];

  test.each(damages)("%s", async (_what, name, damage, says) => {
    const path = await trained(2);
    const before = read(path, "metrics.jsonl");
    writeFileSync(join(path, name), damage(read(path, name)));
    const failure = await resumed(path).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: "RequestError", message: expect.stringMatching(says) });
    expect(read(path, "metrics.jsonl")).toBe(before);
    expect(existsSync(join(path, "run.lock"))).toBe(false);
  });

  test("a checkpoint of 300 MB", async () => {
    const path = await trained(1);
    truncateSync(join(path, "checkpoint.json"), 300 * 1024 * 1024);
    await expect(readRun(path)).rejects.toThrow(/checkpoint\.json: got .*at most 256 MB/);
  });

  test("a result without a policy, where there is no checkpoint", async () => {
    const path = join(folder, "no-policy");
    mkdirSync(path);
    writeFileSync(join(path, "config.json"), JSON.stringify(configuration));
    await expect(readTrainedPolicy(path)).rejects.toThrow(/takes a run that has a checkpoint\.json or a result\.json/);
    writeFileSync(join(path, "result.json"), '{ "policy": { "action": [0, 0, 0, "1"] } }');
    await expect(readTrainedPolicy(path)).rejects.toThrow(
      /result\.json policy\.action: takes a list of 4 probabilities/,
    );
  });
});
